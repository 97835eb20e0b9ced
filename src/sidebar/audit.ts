import type { TierForm } from "../commands/server";
import { draftOf, type Entry, entryOf, isUnsaved, type TextKey } from "./audit/answers";
import { type CriterionView, createCriterion } from "./audit/criterion";
import { keepDrafts, readDrafts } from "./audit/drafts";
import { createKeys } from "./audit/keys";
import { createList } from "./audit/list";
import { createResult } from "./audit/result";
import { createSaver } from "./audit/saving";
import { createStanding } from "./audit/standing";
import { timeWords } from "./audit/wording";
import { el, fill, part } from "./dom";
import { createFooter } from "./footer";
import { load, missingRows } from "./load";
import { ask } from "./server";

// The add-on puts the id of the tier into the page before it shows it.
const tier = document.body.dataset.tier as TierForm["tier"]["id"];
const back = part("back") as HTMLButtonElement;
const next = part("next") as HTMLButtonElement;

load({
  name: "readTier",
  request: { tier },
  region: part("content"),
  what: "the Audit tab",
  why: "This form writes your answers there, and the verdicts in the Budget rest on them.",
  show: showForm,
});

function showForm(form: TierForm): void {
  const drafts = readDrafts(tier);
  const entries = form.criteria.map((criterion) => entryOf(criterion, drafts.get(criterion.id)));
  const typedLast = new Map<TextKey, { readonly text: string; readonly entry: Entry }>();
  const footer = createFooter();
  const standing = createStanding(form.tier);
  const list = createList(entries, (entry) => go(entries.indexOf(entry)));
  const stage = el("div", { class: "stage" });
  let now = form.standing;
  let index = firstIndex(entries);
  let view: CriterionView | undefined;

  const saver = createSaver({
    entries,
    send: ({ criterion, seen }, answer, late) => ask("saveAnswer", { criterion: criterion.id, answer, seen }, late),
    draftOf,
    changed: refresh,
    told: ({ standing: stands }) => {
      now = stands;
    },
  });

  /** Shows a criterion, or the result behind the last one. */
  function show(position: number): void {
    saver.flush();
    index = Math.max(0, Math.min(position, entries.length));
    const entry = entries[index];
    view = entry && createCriterion(entry, `${index + 1} of ${entries.length}`, actionsOf(entry));
    if (view) fill(stage, view.element);
    back.disabled = index === 0;
    next.hidden = entry === undefined;
    next.textContent = index === entries.length - 1 ? "Result" : "Next";
    refresh();
  }

  /** The same for somebody who asked for it: from its top, with the focus on its heading. */
  function go(position: number): void {
    show(position);
    stage.scrollIntoView({ block: "start" });
    focusHeading();
  }

  const focusHeading = () => part("criterion").focus({ preventScroll: true });

  function actionsOf(entry: Entry): Parameters<typeof createCriterion>[2] {
    const decide = (decision: () => void) => () => {
      decision();
      focusHeading();
    };
    return {
      edit(change, when) {
        for (const key of ["owner", "rater"] as const) {
          if (change[key]) typedLast.set(key, { text: change[key], entry });
        }
        saver.edit(entry, change, when);
      },
      flush: saver.flush,
      keepTheirs: decide(() => saver.keepTheirs(entry)),
      keepMine: decide(() => saver.keepMine(entry)),
      useKept: decide(() => {
        const kept = entry.kept;
        entry.kept = undefined;
        if (kept) saver.edit(entry, kept, "now");
      }),
      dropKept: decide(() => {
        entry.kept = undefined;
        refresh();
      }),
      suggest(key) {
        const last = typedLast.get(key);
        return last && last.entry !== entry ? last.text : "";
      },
    };
  }

  function refresh(): void {
    const entry = entries[index];
    standing.show(now);
    list.show(entry);
    if (entry) view?.refresh();
    else showResult();
    view?.showBusy(saver.state().kind === "saving");
    footer.say(...stateLine(entry));
    keepDrafts(tier, entries);
  }

  let resultOf = "";
  function showResult(): void {
    const shown = JSON.stringify([now, entries.map(({ draft }) => draft.score)]);
    if (shown === resultOf && stage.querySelector(".result")) return;
    resultOf = shown;
    const hadFocus = stage.contains(document.activeElement);
    const result = createResult(form.tier, entries, now, {
      go: (entry) => go(entries.indexOf(entry)),
      showInTab: (entry) => showInTab(entry?.criterion.row),
    });
    fill(stage, result);
    if (hadFocus) focusHeading();
  }

  function showInTab(row: number | undefined): void {
    const late = () => footer.say("The sheet does not answer. Try again in a moment.", "wrong");
    ask("showTab", { tab: "audit", ...(row === undefined ? {} : { row }) }, late).then(
      () => footer.say("The Audit tab is shown."),
      ({ message }: Error) => footer.say(message, "wrong"),
    );
  }

  /** The footer's line: what became of the answer that is shown, then of the others. */
  function stateLine(entry: Entry | undefined): Parameters<typeof footer.say> {
    const state = saver.state();
    if (state.kind === "rest") return [""];
    if (state.kind === "saving") return ["Saving…"];
    if (state.kind === "saved") return [`Saved at ${timeWords(state.at)}`];
    const retry = { label: "Try again", run: saver.retry };
    if (entry?.theirs) {
      const compare = { label: "Compare", run: () => view?.focusConflict() };
      return ["Not saved: somebody else changed this answer.", "wrong", compare];
    }
    if (entry?.failure) return [`Not saved: ${entry.failure}`, "wrong", retry];
    const ids = state.entries.map(({ criterion }) => criterion.id).join(", ");
    const conflict = state.entries.find(({ theirs }) => theirs);
    const goThere = conflict && { label: `Go to ${conflict.criterion.id}`, run: () => go(entries.indexOf(conflict)) };
    return [`Not saved: ${ids}`, "wrong", goThere ?? retry];
  }

  const move = (steps: number) => {
    if (index + steps >= 0 && index + steps <= entries.length) go(index + steps);
  };
  const keys = createKeys({
    move,
    pick: (score) => {
      const entry = entries[index];
      if (entry) actionsOf(entry).edit({ score }, "now");
    },
  });

  fill(
    part("content"),
    standing.element,
    form.missing.length > 0 && missingRows(form.missing),
    list.element,
    stage,
    keys,
  );
  part("footer").hidden = false;
  back.addEventListener("click", () => move(-1));
  next.addEventListener("click", () => move(1));
  window.addEventListener("pagehide", () => {
    keepDrafts(tier, entries);
    if (entries.some(isUnsaved)) saver.flush();
  });
  show(index);
  focusHeading();
}

/** Where the form opens: at what was not saved last time, else at the first criterion without a score, else at the result. */
function firstIndex(entries: readonly Entry[]): number {
  const kept = entries.findIndex((entry) => entry.kept);
  const open = entries.findIndex((entry) => entry.draft.score === null);
  return kept >= 0 ? kept : open >= 0 ? open : entries.length;
}

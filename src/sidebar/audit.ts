import type { Rating, TierForm } from "../commands/server";
import { type Entry, entryOf, isAgeing, isUnsaved, type TextKey } from "./audit/answers";
import { createAnswerSaver } from "./audit/confirming";
import { type CriterionActions, type CriterionView, createCriterion } from "./audit/criterion";
import { draftKey, keepDrafts, readDrafts } from "./audit/drafts";
import { createKeys } from "./audit/keys";
import { createLeaving } from "./audit/leaving";
import { createList } from "./audit/list";
import { createResult } from "./audit/result";
import { createStanding } from "./audit/standing";
import { stateLine } from "./audit/stateLine";
import { SECOND } from "./audit/wording";
import { el, fill, part } from "./dom";
import { openForm, showTab } from "./elsewhere";
import { createFooter } from "./footer";
import { load, missingRows } from "./load";
import { ask } from "./server";

// The add-on puts the id of the tier, and whose scores are meant, into the page before it shows it.
const tier = document.body.dataset.tier as TierForm["tier"]["id"];
const rating: Rating = document.body.dataset.rating === "second" ? "second" : "first";
const isFirst = rating === "first";
const asked = isFirst ? {} : { rating };
const drafts = draftKey(tier, rating);
const back = part("back") as HTMLButtonElement;
const next = part("next") as HTMLButtonElement;

load({
  name: "readTier",
  request: { tier, ...asked },
  region: part("content"),
  what: isFirst ? "the Audit tab" : SECOND.what,
  why: isFirst ? "This form writes your answers there, and the verdicts in the Budget rest on them." : SECOND.why,
  show: showForm,
});

function showForm(form: TierForm): void {
  const kept = readDrafts(drafts);
  const entries = form.criteria.map((criterion) => entryOf(criterion, kept.get(criterion.id)));
  const typedLast = new Map<TextKey, { readonly text: string; readonly entry: Entry }>();
  const footer = createFooter();
  const standing = createStanding(form.tier, rating);
  const goTo = (entry: Entry) => go(entries.indexOf(entry));
  const list = createList(entries, goTo);
  const stage = el("div", { class: "stage" });
  let now = form.standing;
  let index = firstIndex(entries);
  let view: CriterionView | undefined;

  const saver = createAnswerSaver({
    entries,
    send: (request, late) => ask("saveAnswer", { ...request, ...asked }, late),
    changed: refresh,
    stood: (stands) => {
      now = stands;
    },
  });
  const leaving = createLeaving(saver, entries, footer, { go: goTo, nameOf });

  /** Shows a criterion, or the result behind the last one. */
  function show(position: number): void {
    saver.flush();
    index = Math.max(0, Math.min(position, entries.length));
    const entry = entries[index];
    view = entry && createCriterion(entry, `${index + 1} of ${entries.length}`, rating, actionsOf(entry));
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

  function actionsOf(entry: Entry): CriterionActions {
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
      confirm: () => saver.confirm(entry),
      time: () => leaving.leave(() => openForm(footer, "stopwatchForm", undefined)),
      keepTheirs: decide(() => saver.keepTheirs(entry)),
      keepMine: decide(() => saver.keepMine(entry)),
      useKept: decide(() => {
        const last = entry.kept;
        entry.kept = undefined;
        if (last) saver.edit(entry, last, "now");
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
    standing.show(now, entries.filter(isAgeing).length);
    list.show(entry);
    if (entry) view?.refresh();
    else showResult();
    view?.showBusy(saver.state().kind === "saving");
    footer.say(...stateLine(saver, entry, { go: goTo, nameOf, compare: () => view?.focusConflict() }));
    keepDrafts(drafts, entries);
    leaving.goOn();
  }

  let resultOf = "";
  function showResult(): void {
    const shown = JSON.stringify([now, entries.map((entry) => [entry.draft.score, isAgeing(entry)])]);
    if (shown === resultOf && stage.querySelector(".result")) return;
    resultOf = shown;
    const hadFocus = stage.contains(document.activeElement);
    const result = createResult(
      { tier: form.tier, rating, entries, standing: now },
      {
        go: goTo,
        showInTab: (entry) => showInTab(entry?.criterion.row),
        nextTier: (id) => leaving.leave(() => openForm(footer, "auditForm", { tier: id, rating })),
        compare: () => leaving.leave(() => openForm(footer, "secondRaterForm", undefined)),
      },
    );
    fill(stage, result);
    if (hadFocus) focusHeading();
  }

  function showInTab(row: number | undefined): void {
    const tab = isFirst ? "audit" : "raters";
    const said = isFirst ? "The Audit tab is shown." : "The second rater's tab is shown.";
    showTab(footer, { tab, row }, said);
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

  if (!isFirst) showTitle(form.tier.name);
  fill(
    part("content"),
    !isFirst && el("p", { class: "how" }, SECOND.how),
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
    keepDrafts(drafts, entries);
    if (entries.some(isUnsaved)) saver.flush();
  });
  show(index);
  focusHeading();
}

const nameOf = ({ criterion }: Entry): string => criterion.id;

/** Whoever scores as second must see that at once, before the first score. */
function showTitle(tierName: string): void {
  const title = part("title");
  title.textContent = `Second rater: ${tierName}`;
  title.className = "";
  title.dir = "auto";
}

/** Where the form opens: at what was not saved last time, else at the first without a score, else at the first ageing, else at the result. */
function firstIndex(entries: readonly Entry[]): number {
  const sought = [(entry: Entry) => entry.kept, (entry: Entry) => entry.draft.score === null, isAgeing];
  const found = sought.map((isSought) => entries.findIndex(isSought)).find((position) => position >= 0);
  return found ?? entries.length;
}

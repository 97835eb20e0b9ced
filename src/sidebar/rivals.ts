import type { RivalForm } from "../commands/server";
import { isUnsaved } from "./audit/answers";
import { createKeys } from "./audit/keys";
import { createLeaving } from "./audit/leaving";
import { type CriterionList, createList } from "./audit/list";
import { createSaver } from "./audit/saving";
import { stateLine } from "./audit/stateLine";
import { el, fill, part } from "./dom";
import { openForm, showTab } from "./elsewhere";
import { createFooter } from "./footer";
import { load } from "./load";
import { type Chooser, createChooser, namedRivals, type Shown } from "./rivals/chooser";
import { type CriterionView, createCriterion } from "./rivals/criterion";
import { createEmpty } from "./rivals/empty";
import { answerOf, draftOf, type Entry, entriesOf, keepDrafts, readDrafts } from "./rivals/entries";
import { createNames } from "./rivals/names";
import { createResult } from "./rivals/result";
import { ask } from "./server";

const back = part("back") as HTMLButtonElement;
const next = part("next") as HTMLButtonElement;

load({
  name: "readRivals",
  request: undefined,
  region: part("content"),
  what: "the rivals",
  why: "This form writes what you see of your rivals there, beside your own audit.",
  show: showForm,
});

function showForm(first: RivalForm): void {
  const entries = entriesOf(first, readDrafts());
  const footer = createFooter();
  const stage = el("div", { class: "stage" });
  const listPlace = el("div");
  let form = first;
  let shown: Shown = "result";
  let entry: Entry | undefined;
  let view: CriterionView | undefined;
  let list: CriterionList<Entry> | undefined;
  let resultOf = "";

  const saver = createSaver({
    entries,
    draftOf,
    send: async ({ rival, criterion, seen }: Entry, { score, evidence }, late) => {
      const reply = await ask("saveRivalAnswer", { rival, criterion: criterion.id, score, evidence, seen }, late);
      const now = reply.form.criteria.find(({ id }) => id === criterion.id);
      return { ...reply, answer: now ? answerOf(now, rival) : { score, evidence } };
    },
    changed: refresh,
    told: (reply) => renew(reply.form),
  });

  const entryName = (each: Entry) => `${nameOf(each)} ${each.criterion.id}`;
  const goTo = (each: Entry) => go(each.rival, each);
  const leaving = createLeaving(saver, entries, footer, { go: goTo, nameOf: entryName });
  const names = createNames(form.names, (now) => {
    renew(now);
    settle();
  });
  const chooser: Chooser = createChooser(entries, (choice) => show(choice));
  const own = (rival: Shown) => entries.filter((each) => each.rival === rival);

  function renew(now: RivalForm): void {
    form = now;
  }

  /** Shows a rival at the criterion that is open first, or at the one told; or all side by side. */
  function show(choice: Shown, at?: Entry): void {
    saver.flush();
    if (shown !== choice) list = undefined;
    shown = choice;
    const answers = own(choice);
    entry = at ?? answers.find(({ kept }) => kept) ?? answers.find(({ draft }) => draft.score === null) ?? answers[0];
    view = entry && createCriterion(entry, nameOf(entry), positionOf(entry), actionsOf(entry));
    if (entry && !list) list = createList(answers, goTo);
    fill(listPlace, entry && list?.element);
    if (view) fill(stage, view.element);
    resultOf = "";
    refresh();
  }

  function go(choice: Shown, at?: Entry): void {
    show(choice, at);
    stage.scrollIntoView({ block: "start" });
    focusHeading();
  }

  const focusHeading = () => part("criterion").focus({ preventScroll: true });
  const nameOf = ({ rival }: Entry) => form.names[rival - 1] || `Rival ${rival}`;

  function positionOf(each: Entry): string {
    const answers = own(each.rival);
    return `${answers.indexOf(each) + 1} of ${answers.length}`;
  }

  function actionsOf(each: Entry): Parameters<typeof createCriterion>[3] {
    const decide = (decision: () => void) => () => {
      decision();
      focusHeading();
    };
    return {
      edit: (change, when) => saver.edit(each, draftOf({ ...each.draft, ...change }), when),
      flush: saver.flush,
      keepTheirs: decide(() => saver.keepTheirs(each)),
      keepMine: decide(() => saver.keepMine(each)),
      useKept: decide(() => {
        const { kept } = each;
        each.kept = undefined;
        if (kept) saver.edit(each, kept, "now");
      }),
      dropKept: decide(() => {
        each.kept = undefined;
        refresh();
      }),
      suggest: () => "",
    };
  }

  /** After names came or went: what is shown must have a name, and the first one begins to be scored. */
  function settle(): void {
    const named = namedRivals(form.names);
    const isGone = shown !== "result" && !named.includes(shown);
    if (isGone || (stage.querySelector(".empty") && named.length > 0)) show(named[0] ?? "result");
    else refresh();
  }

  function refresh(): void {
    const isEmpty = namedRivals(form.names).length === 0;
    chooser.element.hidden = isEmpty;
    chooser.show(form.names, shown);
    if (entry) {
      list?.show(entry);
      view?.refresh();
      view?.showBusy(saver.state().kind === "saving");
    } else showResult(isEmpty);
    back.hidden = next.hidden = isEmpty;
    back.disabled = entry !== undefined && own(shown)[0] === entry;
    next.hidden ||= entry === undefined;
    next.textContent = entry && own(shown).indexOf(entry) === own(shown).length - 1 ? "Side by side" : "Next";
    const compare = () => view?.focusConflict();
    footer.say(...stateLine(saver, entry, { go: goTo, nameOf: entryName, compare }));
    keepDrafts(entries);
    leaving.goOn();
  }

  function showResult(isEmpty: boolean): void {
    const now = JSON.stringify(isEmpty || form);
    if (now === resultOf) return;
    resultOf = now;
    const hadFocus = stage.contains(document.activeElement);
    fill(stage, isEmpty ? createEmpty() : createResult(form, { openStopwatch, showInSheet }));
    if (hadFocus) focusHeading();
  }

  const openStopwatch = () => leaving.leave(() => openForm(footer, "stopwatchForm", undefined));
  const showInSheet = () => showTab(footer, { tab: "rivals" }, "The Rivals tab is shown.");

  function move(steps: -1 | 1): void {
    const named = namedRivals(form.names);
    const last = named[named.length - 1];
    if (!entry) {
      if (steps === -1 && last !== undefined) go(last, own(last)[own(last).length - 1]);
      return;
    }
    const answers = own(shown);
    const position = answers.indexOf(entry) + steps;
    if (position < 0) return;
    if (position < answers.length) go(shown, answers[position]);
    else go("result");
  }

  const keys = createKeys(
    {
      move,
      pick: (score) => {
        if (entry) actionsOf(entry).edit({ score }, "now");
      },
    },
    ["Ctrl + Enter", "Save now, in the evidence"],
  );

  fill(part("content"), names.element, chooser.element, listPlace, stage, keys);
  part("footer").hidden = false;
  back.addEventListener("click", () => move(-1));
  next.addEventListener("click", () => move(1));
  window.addEventListener("pagehide", () => {
    keepDrafts(entries);
    if (entries.some(isUnsaved)) saver.flush();
  });
  const open = firstOpen(entries, namedRivals(form.names));
  show(open?.rival ?? "result", open);
  if (namedRivals(form.names).length === 0) names.open();
  focusHeading();
}

/** Where the form opens: at what was not saved last time, else at the first criterion without a score, else side by side. */
function firstOpen(entries: readonly Entry[], named: readonly number[]): Entry | undefined {
  const own = entries.filter(({ rival }) => named.includes(rival));
  return own.find(({ kept }) => kept) ?? own.find(({ draft }) => draft.score === null);
}

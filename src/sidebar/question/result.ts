import type { AnsweredStep, PathActivity, PathAnswer } from "../../commands/server";
import { amount } from "../activity/cost";
import { dayWords, scoreWords } from "../audit/wording";
import { button, el, fill, typed, typedWithIds } from "../dom";
import { verdictChip } from "../verdict";
import { createPilot, type PilotView } from "./pilot";

export interface Selection {
  readonly activities: readonly string[];
  readonly pilot: string;
  readonly promise: PathAnswer["promise"];
}

export interface ResultView {
  readonly element: HTMLElement;
  selection(): Selection;
  /** Rows that activities have in the Budget now. */
  showRows(rows: ReadonlyMap<string, number>): void;
}

const STATUS: Readonly<Record<AnsweredStep["status"], string>> = {
  done: "passes",
  "to do": "fails",
  "not assessed": "unknown",
};

/** The answer: in a sentence first, then the steps, then the small version that may start today. */
export function createResult(answer: PathAnswer, changed: () => void, goBack: () => void): ResultView {
  const chosen = new Set<string>();
  const pilot = answer.pilot ? createPilot(answer.pilot, answer.promise, changed) : undefined;
  const rows = new Map<string, number>();
  const lines = new Map<string, HTMLElement>();
  const activities = answer.steps.flatMap((step) => step.activities);
  for (const { name, row } of activities) {
    if (row > 0) rows.set(name, row);
    else if (name !== answer.pilot?.name) chosen.add(name);
  }

  function line(activity: PathActivity): HTMLElement {
    const element = lines.get(activity.name) ?? el("li");
    lines.set(activity.name, element);
    fill(element, activityLine(activity, rows.get(activity.name) ?? 0, answer.pilot?.name ?? "", chosen, changed));
    return element;
  }

  return {
    element: el(
      "div",
      { class: "answer" },
      el("h2", { tabindex: -1, id: "heading", dir: "auto" }, answer.answer),
      standing(answer),
      facts(answer),
      el("div", { class: "actions" }, button("Change answers", goBack)),
      pilot?.element,
      answer.steps.length > 0 && createSteps(answer, line),
      answer.weeks > 0 &&
        el(
          "p",
          { class: "hint" },
          "Planning assumption: the steps follow each other, the activities of a step run side by side, and each brings its criteria to 2.",
        ),
    ),
    selection: () => selectionOf(chosen, pilot, answer),
    showRows(now) {
      for (const [name, row] of now) {
        rows.set(name, row);
        chosen.delete(name);
      }
      for (const activity of activities) line(activity);
      pilot?.showRow(rows.get(answer.pilot?.name ?? "") ?? 0);
      changed();
    },
  };
}

function selectionOf(chosen: ReadonlySet<string>, pilot: PilotView | undefined, answer: PathAnswer): Selection {
  const name = pilot?.isChosen() ? (answer.pilot?.name ?? "") : "";
  return {
    activities: [...(name === "" ? [] : [name]), ...chosen],
    pilot: name,
    promise: pilot?.promise() ?? answer.promise,
  };
}

function standing({ verdict, verdictAfter }: PathAnswer): HTMLElement | undefined {
  if (verdict === "") return undefined;
  const chip = (word: string) => verdictChip(word);
  if (verdict === verdictAfter) return el("p", {}, "Verdict ", chip(verdict));
  return el("p", { class: "from-to" }, "Now ", chip(verdict), " after the path ", chip(verdictAfter));
}

function facts({ advice, money, time, weeks, ends }: PathAnswer): HTMLElement {
  const last = weeks > 0 ? `Begun today, the path ends on ${dayWords(ends)}.` : "";
  const lines = [advice, money, `${time} ${last}`.trim()].filter((text) => text !== "");
  return el("div", { class: "lines" }, ...lines.map((text) => el("p", {}, typed(text))));
}

function createSteps({ steps }: PathAnswer, line: (activity: PathActivity) => HTMLElement): HTMLElement {
  return el(
    "section",
    { class: "panel", "aria-labelledby": "steps" },
    el("h3", { id: "steps" }, "What must be true, in this order"),
    el(
      "ol",
      { class: "path" },
      ...steps.map((step) => el("li", {}, el("div", { class: "lines" }, ...stepContent(step, line)))),
    ),
  );
}

function stepContent(step: AnsweredStep, line: (activity: PathActivity) => HTMLElement): HTMLElement[] {
  const { name, why, status, criteria, activities, price, fromWeek, toWeek } = step;
  const chip = el("span", { class: `chip ${STATUS[status]}` }, status);
  const head = el("p", { class: "pair" }, el("b", { dir: "auto" }, name), chip);
  if (status === "done") return [head];
  const open = criteria.filter(({ score }) => score === null || score < 2);
  const words = open.map(({ id, name: each, score }) => `${id} ${each} (${nowWords(score)})`).join(", ");
  const when = toWeek > fromWeek ? ` Weeks ${amount(fromWeek + 1)} to ${amount(toWeek)}.` : "";
  return [
    head,
    el("p", { class: "quiet" }, why),
    el("p", {}, typedWithIds(words)),
    el("p", {}, el("b", {}, typed(price)), when),
    ...(activities.length > 0 ? [el("ul", { class: "scores" }, ...activities.map(line))] : []),
  ];
}

const nowWords = (score: number | null): string => (score === null ? "not assessed" : `now ${scoreWords(score)}`);

/** A choice, unless the Budget has it already or the pilot's card decides about it. */
function activityLine(
  { name, id, expected, leadWeeks }: PathActivity,
  row: number,
  pilot: string,
  chosen: Set<string>,
  changed: () => void,
): HTMLElement {
  const facts = `${id === "" ? "" : `${id} · `}${amount(expected)} · ${amount(leadWeeks)} ${leadWeeks === 1 ? "week" : "weeks"}`;
  const words = el("div", {}, typed(name), el("span", { class: "hint" }, ` ${facts}`));
  if (row > 0) {
    words.append(el("span", { class: "hint" }, ` · in the Budget, row ${row}`));
    return el("div", { class: "check" }, words);
  }
  if (name === pilot) {
    words.append(el("span", { class: "hint" }, " · see the pilot"));
    return el("div", { class: "check" }, words);
  }
  const input = el("input", {
    type: "checkbox",
    checked: chosen.has(name),
    on: {
      change: () => {
        if (input.checked) chosen.add(name);
        else chosen.delete(name);
        changed();
      },
    },
  });
  return el("label", { class: "check" }, input, words);
}

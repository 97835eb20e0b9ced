import type { Run, StopwatchForm } from "../../commands/server";
import { dayWords } from "../audit/wording";
import { button, el, typed } from "../dom";
import { nameOf } from "./running";
import { COUNTED, type Counted } from "./trial";
import { countWords, durationWords, minutesWords, numberWords } from "./wording";

/** The runs so far, newest first, each to be opened. */
export function createLog(form: StopwatchForm, showInSheet: (row?: number) => void): HTMLElement {
  const { runs, allRuns } = form;
  return el(
    "section",
    { class: "panel", "aria-labelledby": "log" },
    el("h2", { id: "log" }, `Runs (${numberWords(allRuns)})`),
    el("div", { class: "log" }, ...runs.map((run) => createEntry(run, form, showInSheet))),
    allRuns > runs.length &&
      el("p", { class: "quiet" }, `The newest ${runs.length} are shown here; the Runs tab has all of them.`),
    allRuns > runs.length && button("Show the Runs tab", () => showInSheet()),
  );
}

function createEntry(run: Run, form: StopwatchForm, showInSheet: (row: number) => void): HTMLElement {
  const { day, product, tester, minutes, finished, notes, row } = run;
  const name = form.products.find((each) => each.product === product)?.name ?? product;
  return el(
    "details",
    {},
    el(
      "summary",
      {},
      `${dayWords(day)}: ${minutesWords(minutes)}, ${finished ? "finished" : "given up"}`,
      el("span", { class: "who quiet" }, product !== "" && typed(name), " ", typed(tester || "no name")),
    ),
    el(
      "dl",
      { class: "rows" },
      ...form.steps
        .filter(({ id }) => run.seconds[id] > 0)
        .map((step) => fact(step.name, durationWords(run.seconds[step.id]))),
      ...COUNTED.map((step) => fact(`Steps: ${nameOf(form.steps, step)}`, countsOf(run)[step])),
    ),
    notes !== "" && el("p", { class: "notes", dir: "auto" }, notes),
    el(
      "div",
      { class: "actions" },
      button("Show in sheet", () => showInSheet(row)),
    ),
  );
}

function countsOf(run: Run): Readonly<Record<Counted, string>> {
  const words = (count: number | null, human: boolean) =>
    countWords(count) + (human ? ", a person of ours had to act" : "");
  return {
    signUp: words(run.signUpSteps, run.signUpHuman),
    credentials: words(run.credentialSteps, run.credentialHuman),
  };
}

const fact = (label: string, text: string): HTMLElement =>
  el("div", {}, el("dt", {}, typed(label)), el("dd", {}, text));

import type { StopwatchForm } from "../../commands/server";
import { button, el, fill } from "../dom";
import { createSavedField, createSingleSaver, singleEntry } from "../savedField";
import { ask } from "../server";
import { readWhole } from "../whole";
import { createAbout } from "./about";
import { createLog } from "./log";
import { createProposals } from "./proposals";
import { createResult, lossWords } from "./result";
import type { Trial } from "./trial";
import { numberWords } from "./wording";

interface HomeActions {
  change(part: Partial<Trial>): void;
  start(): void;
  say(text: string, tone?: "quiet" | "wrong"): void;
  showInSheet(row?: number): void;
  /** The numbers of the sheet as somebody else, or a saved field, left them. */
  renew(form: StopwatchForm): void;
}

/** Before a run: the start, what the runs say so far, and the runs. */
export function createHome(form: StopwatchForm, trial: Trial, actions: HomeActions): HTMLElement {
  return el(
    "div",
    {},
    createStart(form, trial, actions),
    form.runs.length === 0 && form.result.runs === 0
      ? empty(form.barMinutes)
      : el("div", {}, createFindings(form, actions), createLog(form, actions.showInSheet)),
  );
}

function createStart(
  { products, barMinutes }: StopwatchForm,
  trial: Trial,
  { change, start }: HomeActions,
): HTMLElement {
  return el(
    "section",
    { class: "start", "aria-labelledby": "heading" },
    el("h2", { tabindex: -1, id: "heading" }, "Time a first app"),
    el(
      "p",
      { class: "quiet" },
      `A developer from outside builds a first app while you watch. The bar: ${barMinutes} minutes, the account included.`,
    ),
    createAbout(products, trial, change),
    el("p", { id: "start-hint" }, "Press Start when sign-up opens."),
    startButton(start),
  );
}

function startButton(start: () => void): HTMLElement {
  const element = button("Start", start, "primary");
  element.classList.add("big");
  element.setAttribute("aria-describedby", "start-hint");
  return element;
}

function empty(barMinutes: number): HTMLElement {
  return el(
    "section",
    { class: "notice", "aria-label": "No run yet" },
    el("h2", {}, "No run yet"),
    el(
      "p",
      {},
      `One run shows how far a first app is from ${barMinutes} minutes, and which step takes the time. Five with different people give a median to rely on.`,
    ),
    el("p", {}, "From the runs follow scores for your audit, and the hours that developers lose in a year."),
  );
}

function createFindings(form: StopwatchForm, actions: HomeActions): HTMLElement {
  const result = createResult(form);
  const loss = el("p", { class: "loss" }, lossWords(form));
  const signUps = createSignUps(form, (now) => {
    result.show(now);
    fill(loss, lossWords(now));
    actions.renew(now);
  });
  const tester = form.runs.find(({ product }) => product === "")?.tester ?? "";
  return el(
    "div",
    {},
    el(
      "section",
      { class: "panel", "aria-labelledby": "result" },
      el("h2", { tabindex: -1, id: "result" }, "What the runs say"),
      result.element,
      form.result.runs > 0 && signUps,
      loss,
    ),
    form.result.proposals.length > 0 && createProposals(form.result.proposals, tester, actions.say),
  );
}

function createSignUps(form: StopwatchForm, told: (form: StopwatchForm) => void): HTMLElement {
  const entry = singleEntry(form.signUps);
  const saver = createSingleSaver({
    entries: [entry],
    save: async ({ seen }, value, late) => {
      const reply = await ask("saveSignUps", { signUps: value ?? 0, seen: seen.value }, late);
      return { ...reply, value: reply.form.signUps };
    },
    changed: () => field.refresh(),
    told,
  });
  const field = createSavedField(entry, saver, {
    id: "sign-ups",
    label: "Sign-ups a year",
    hint: "How many developers sign up in a year; kept on the Settings tab",
    isNumber: true,
    read: (text) => {
      const value = readWhole(text);
      return value === undefined ? { problem: "Type a whole number, such as 1200." } : { value };
    },
    words: (value) => (value === null ? "" : numberWords(value)),
  });
  return field.element;
}

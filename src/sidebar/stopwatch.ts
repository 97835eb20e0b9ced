import type { StepId, StopwatchForm } from "../commands/server";
import { button, el, fill, part } from "./dom";
import { showTab } from "./elsewhere";
import { createFooter } from "./footer";
import { load } from "./load";
import { type Doing, doingNow, leaveOut, mark, stepNow, total } from "./stopwatch/clock";
import { counted } from "./stopwatch/counter";
import { createHome } from "./stopwatch/home";
import { createStopwatchKeys } from "./stopwatch/keys";
import { createReview, type ReviewView } from "./stopwatch/review";
import { createRunning, type Gap, nameOf } from "./stopwatch/running";
import { createRunSaver, type Underway } from "./stopwatch/saving";
import {
  COUNTED,
  type Counted,
  keepTrial,
  newTrial,
  phaseOf,
  readTrial,
  runOf,
  type Trial,
  timesOf,
} from "./stopwatch/trial";
import { durationWords } from "./stopwatch/wording";

load({
  name: "readStopwatch",
  request: undefined,
  region: part("content"),
  what: "the runs",
  why: "The stopwatch writes its runs there, and the scores of the audit that follow from them.",
  show: showForm,
});

function showForm(first: StopwatchForm): void {
  const footer = createFooter();
  const showInSheet = (row?: number) => showTab(footer, { tab: "runs", row }, "The Runs tab is shown.");
  const actions = part("actions");
  const stage = el("div");
  const pauseButton = button("Pause", pause);
  const saveButton = button("Save run", save, "primary");
  const giveUpButton = button("Given up", giveUp);
  let form = first;
  let trial = readTrial() ?? newTrial();
  let gap = gapOf(trial);
  let sending: Underway = "no";
  let refreshView = () => {};
  let review: ReviewView | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function change(part: Partial<Trial>): void {
    const before = phaseOf(trial);
    trial = { ...trial, ...part };
    keepTrial(trial);
    if (phaseOf(trial) !== before) go();
    else tick();
  }

  /** Shows what the run has come to. */
  function show(): void {
    review = undefined;
    const shown = SHOWN[phaseOf(trial)]();
    fill(stage, shown.element);
    refreshView = shown.refresh;
    keys.hidden = phaseOf(trial) !== "running";
    tick();
  }

  /** The same after a step of the person, with the focus on what is new. */
  function go(): void {
    show();
    part("page").scrollTop = 0;
    part("heading").focus({ preventScroll: true });
  }

  /** Counts nothing: every second the times are taken anew from the moments that are kept. */
  function tick(): void {
    clearTimeout(timer);
    refreshView();
    if (phaseOf(trial) !== "running") return;
    trial = { ...trial, openAt: Date.now() };
    keepTrial(trial);
    pauseButton.textContent = isPaused() ? "Go on" : "Pause";
    if (isPaused()) return;
    timer = setTimeout(tick, 1_000 - ((Date.now() - trial.marks[0]!.at) % 1_000));
  }

  const SHOWN = {
    ready() {
      fill(actions);
      const home = createHome(form, trial, { change, start, say: footer.say, showInSheet, renew });
      return { element: home, refresh: () => {} };
    },
    running() {
      fill(actions, pauseButton, giveUpButton);
      return createRunning(form, () => trial, gap, { change, press, leaveOut: pauseFromClosing });
    },
    over() {
      askDiscard(false);
      review = createReview(form, () => trial, { change, undoEnd, goOn });
      return review;
    },
  };

  const isPaused = () => doingNow(trial.marks) === "pause";
  const tookWords = () => durationWords(total(timesOf(trial, Date.now())));
  const begin = (doing: Doing, more: Partial<Trial> = {}) =>
    change({ marks: mark(trial.marks, doing, Date.now()), ...more });

  function start(): void {
    if (phaseOf(trial) !== "ready") return;
    begin("signUp");
    footer.say(`The clock runs: ${nameOf(form.steps, "signUp")}.`);
  }

  function press(step: StepId): void {
    if (step === "firstSuccess") {
      end(true);
      return;
    }
    if (doingNow(trial.marks) === step) return;
    begin(step);
    footer.say(`${nameOf(form.steps, step)}, since ${tookWords()}.`);
  }

  function pause(): void {
    const goesOn = isPaused();
    begin(goesOn ? stepNow(trial.marks) : "pause");
    footer.say(goesOn ? `Goes on: ${nameOf(form.steps, stepNow(trial.marks))}.` : `Paused at ${tookWords()}.`);
  }

  function end(finished: boolean): void {
    gap = undefined;
    begin("end", { finished });
    footer.say(
      finished ? `It runs after ${tookWords()}. Not saved yet.` : `Given up after ${tookWords()}. Not saved yet.`,
    );
  }

  function giveUp(): void {
    end(false);
  }

  function undoEnd(): void {
    change({ marks: trial.marks.slice(0, -1), finished: false, corrected: {} });
    footer.say(isPaused() ? "The end is undone; still paused." : "The end is undone; the clock runs.");
  }

  function goOn(): void {
    begin(stepNow(trial.marks), { finished: false, corrected: {} });
    footer.say(`Goes on: ${nameOf(form.steps, stepNow(trial.marks))}.`);
  }

  function pauseFromClosing(): void {
    if (gap) change({ marks: leaveOut(trial.marks, gap.from, gap.to) });
    gap = undefined;
    footer.say(isPaused() ? `Paused at ${tookWords()}.` : "The time in which the page was closed is taken out.");
  }

  const saver = createRunSaver({
    run: () => runOf(trial),
    footer,
    underWay(state) {
      sending = state;
      review?.lock(state !== "failed");
      saveButton.setAttribute("aria-disabled", String(state === "sent"));
      stage.setAttribute("aria-busy", String(state === "sent"));
    },
    saved(now, { id, seconds }) {
      form = now;
      // The answer to a run that was discarded meanwhile, or overtaken by the next one.
      if (trial.id !== id) return;
      leave();
      document.getElementById("result")?.focus();
      const row = now.runs.find((each) => each.id === id)?.row;
      const show = { label: "Show in sheet", run: () => showInSheet(row) };
      footer.say(`Saved: ${durationWords(total(seconds))}.`, "quiet", show);
    },
  });

  function save(): void {
    saver.save();
  }

  /** Back to the start for the next tester, on the same product. */
  function leave(): void {
    trial = newTrial(trial.product);
    sending = "no";
    keepTrial(undefined);
    stage.removeAttribute("aria-busy");
    saveButton.removeAttribute("aria-disabled");
    go();
  }

  function askDiscard(isAsked: boolean): void {
    if (sending === "sent") return;
    const hadFocus = actions.contains(document.activeElement);
    const isMaybeWritten = sending === "unanswered";
    if (!isAsked)
      fill(
        actions,
        saveButton,
        button("Discard", () => askDiscard(true)),
      );
    else {
      fill(
        actions,
        button("Discard it", discard),
        button("Keep it", () => askDiscard(false), "primary"),
      );
      footer.say(
        `Discard this run? ${isMaybeWritten ? "It may be in the sheet all the same." : "Its times and notes are lost."}`,
        "wrong",
      );
    }
    if (!isAsked && hadFocus) footer.say("Kept, not saved yet.");
    if (hadFocus) actions.querySelector<HTMLElement>(".primary")?.focus();
  }

  function discard(): void {
    leave();
    footer.say("The run was discarded.");
  }

  function renew(now: StopwatchForm): void {
    form = now;
  }

  function countStep(by: 1 | -1): void {
    const step = stepNow(trial.marks) as Counted;
    if (COUNTED.includes(step)) change(counted(trial, step, by));
  }

  const keys = createStopwatchKeys(form.steps, {
    isRunning: () => phaseOf(trial) === "running",
    press,
    pause,
    count: countStep,
  });

  fill(part("content"), stage, keys);
  part("footer").hidden = false;
  window.addEventListener("pagehide", () => {
    if (phaseOf(trial) === "running") keepTrial({ ...trial, openAt: Date.now() });
  });
  go();
}

/** A running clock goes on while the page is closed; a pause stays a pause. */
function gapOf(trial: Trial): Gap | undefined {
  const now = Date.now();
  const isOn = phaseOf(trial) === "running" && doingNow(trial.marks) !== "pause";
  return isOn && now - trial.openAt >= 1_000 ? { from: trial.openAt, to: now } : undefined;
}

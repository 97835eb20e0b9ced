import type { NewRun, StepId } from "../../commands/server";
import { keep, readKept } from "../kept";
import { newId } from "../newId";
import { doingNow, isStep, type Mark, type Marks, type Seconds, secondsOf } from "./clock";

/** The steps on the way that the audit counts, too. */
export const COUNTED = ["signUp", "credentials"] as const;
export type Counted = (typeof COUNTED)[number];

/** A run from what is typed before the start until the sheet has it. */
export interface Trial {
  readonly id: string;
  readonly product: string;
  readonly tester: string;
  readonly notes: string;
  readonly marks: Marks;
  readonly counts: Readonly<Record<Counted, number | null>>;
  readonly humans: Readonly<Record<Counted, boolean>>;
  readonly finished: boolean;
  /** Seconds that somebody put right by hand after the end. */
  readonly corrected: Readonly<Partial<Record<StepId, number>>>;
  /** When the page was last known to be open. */
  readonly openAt: number;
}

export type Phase = "ready" | "running" | "over";

export function newTrial(product = ""): Trial {
  return {
    id: newId(),
    product,
    tester: "",
    notes: "",
    marks: [],
    counts: { signUp: null, credentials: null },
    humans: { signUp: false, credentials: false },
    finished: false,
    corrected: {},
    openAt: Date.now(),
  };
}

export function phaseOf({ marks }: Trial): Phase {
  if (marks.length === 0) return "ready";
  return doingNow(marks) === "end" ? "over" : "running";
}

export function timesOf({ marks, corrected }: Trial, now: number): Seconds {
  return { ...secondsOf(marks, now), ...corrected };
}

export function runOf(trial: Trial): NewRun {
  const { id, product, tester, notes, finished, counts, humans } = trial;
  return {
    id,
    product,
    tester: tester.trim(),
    seconds: timesOf(trial, Date.now()),
    finished,
    signUpSteps: counts.signUp,
    credentialSteps: counts.credentials,
    signUpHuman: humans.signUp,
    credentialHuman: humans.credentials,
    notes: notes.trim(),
  };
}

const KEY = "groundwork-stopwatch";

export const keepTrial = (trial: Trial | undefined): void => keep(KEY, trial);

export function readTrial(): Trial | undefined {
  const kept = readKept(KEY);
  return isTrial(kept) ? kept : undefined;
}

function isTrial(value: unknown): value is Trial {
  const trial = (value ?? {}) as Record<keyof Trial, unknown>;
  const { marks, counts, humans, corrected } = trial;
  return (
    [trial.id, trial.product, trial.tester, trial.notes].every((text) => typeof text === "string") &&
    Array.isArray(marks) &&
    marks.every(isMark) &&
    COUNTED.every((step) => isCount((counts as Trial["counts"])?.[step])) &&
    COUNTED.every((step) => typeof (humans as Trial["humans"])?.[step] === "boolean") &&
    typeof trial.finished === "boolean" &&
    Object.entries(corrected ?? {}).every(([step, seconds]) => isStep(step) && Number.isFinite(seconds)) &&
    Number.isFinite(trial.openAt)
  );
}

function isMark(value: unknown): value is Mark {
  const { at, doing } = (value ?? {}) as Record<keyof Mark, unknown>;
  return Number.isFinite(at) && (isStep(doing) || doing === "pause" || doing === "end");
}

const isCount = (value: unknown): boolean => value === null || (Number.isInteger(value) && Number(value) >= 0);

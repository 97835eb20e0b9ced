import type { StepId } from "../../commands/server";

export type Doing = StepId | "pause" | "end";

/** What began at a moment; it goes on until the next mark. */
export interface Mark {
  readonly at: number;
  readonly doing: Doing;
}

export type Marks = readonly Mark[];
export type Seconds = Readonly<Record<StepId, number>>;

export const NO_SECONDS: Seconds = { signUp: 0, credentials: 0, docs: 0, code: 0, waiting: 0, firstSuccess: 0 };

export const isStep = (doing: unknown): doing is StepId => typeof doing === "string" && doing in NO_SECONDS;

/** Begins something now. Marks stand whole seconds apart, so that the steps add up to what the clock shows. */
export function mark(marks: Marks, doing: Doing, now: number): Marks {
  return [...marks, { at: wholeSecond(marks, now), doing }];
}

/** A clock of the machine that is set back must not make time run backwards. */
function wholeSecond(marks: Marks, now: number): number {
  const first = marks[0]?.at ?? now;
  const last = marks[marks.length - 1]?.at ?? now;
  return Math.max(last, first + Math.floor((now - first) / 1_000) * 1_000);
}

export function doingNow(marks: Marks): Doing | undefined {
  return marks[marks.length - 1]?.doing;
}

/** The step that is on, or that a pause or the end came into. */
export function stepNow(marks: Marks): StepId {
  const steps = marks.flatMap(({ doing }) => (isStep(doing) ? [doing] : []));
  return steps[steps.length - 1] ?? "signUp";
}

/** Seconds by step until now; neither pauses nor what comes after the end are in it. */
export function secondsOf(marks: Marks, now: number): Seconds {
  const seconds: Record<StepId, number> = { ...NO_SECONDS };
  marks.forEach(({ at, doing }, index) => {
    if (!isStep(doing)) return;
    const until = marks[index + 1]?.at ?? Math.max(at, now);
    seconds[doing] += Math.floor((until - at) / 1_000);
  });
  return seconds;
}

export function total(seconds: Seconds): number {
  return Object.values(seconds).reduce((sum, each) => sum + each, 0);
}

/** Leaves out the time between two moments in which nothing was marked; the clock goes on only if something was since. */
export function leaveOut(marks: Marks, from: number, to: number): Marks {
  const before = marks.filter(({ at }) => at <= from);
  const after = marks.filter(({ at }) => at > from);
  const paused = mark(before, "pause", from);
  return after.length === 0 ? paused : [...mark(paused, stepNow(before), to), ...after];
}

import type { NewRun, Proposal, Run, StepId, StopwatchForm } from "../../src/commands/server";
import { CRITERIA } from "../../src/domain/criteria";
import { createFakeServer, EMPTY, type FakeServer, TODAY } from "./fakeServer";

const STEPS: StopwatchForm["steps"] = [
  { id: "signUp", name: "Sign up", help: "Until the account can be used" },
  { id: "credentials", name: "Credentials and app", help: "Until there is a key that works" },
  { id: "docs", name: "Reading", help: "Looking for what to do" },
  { id: "code", name: "Writing code", help: "Typing, copying, running" },
  { id: "waiting", name: "Waiting", help: "For a mail, an approval, a download" },
  { id: "firstSuccess", name: "It runs", help: "The first app gives its first answer" },
];

export const NO_RUN: NewRun = {
  id: "",
  product: "",
  tester: "",
  seconds: { signUp: 0, credentials: 0, docs: 0, code: 0, waiting: 0, firstSuccess: 0 },
  finished: true,
  signUpSteps: null,
  credentialSteps: null,
  signUpHuman: false,
  credentialHuman: false,
  notes: "",
};

export interface FakeStopwatch {
  readonly server: FakeServer;
  /** Newest first. */
  readonly runs: Run[];
  readonly settings: { signUps: number | null };
  readonly products: StopwatchForm["products"][number][];
  change: (form: StopwatchForm) => StopwatchForm;
}

/** The stopwatch's side of the sheet in memory: enough of the rules to see that a page shows what it is told. */
export function createFakeStopwatch(): FakeStopwatch {
  const fake: FakeStopwatch = {
    server: createFakeServer({
      readStopwatch: () => formOf(fake),
      saveRun(run) {
        if (!fake.runs.some(({ id }) => id === run.id)) addRun(fake, run);
        return formOf(fake);
      },
      saveSignUps({ signUps, seen }) {
        const saved = fake.settings.signUps === seen;
        if (saved) fake.settings.signUps = signUps;
        return { saved, form: formOf(fake) };
      },
    }),
    runs: [],
    settings: { signUps: null },
    products: [{ product: "", name: "Groundwork" }],
    change: (form) => form,
  };
  return fake;
}

export function addRun({ runs }: FakeStopwatch, run: NewRun): void {
  runs.unshift({ ...run, day: TODAY, minutes: sum(Object.values(run.seconds)) / 60, row: 6 + runs.length });
}

/** With runs of ours that took so many seconds, the last one first. */
export function timed(...times: readonly number[]): FakeStopwatch {
  const fake = createFakeStopwatch();
  for (const [index, seconds] of times.entries()) {
    const split = {
      ...NO_RUN.seconds,
      signUp: Math.floor(seconds / 4),
      credentials: seconds - Math.floor(seconds / 4),
    };
    addRun(fake, { ...NO_RUN, id: `run-${index}`, tester: `Tester ${index + 1}`, seconds: split, signUpSteps: 3 });
  }
  return fake;
}

function formOf(fake: FakeStopwatch): StopwatchForm {
  const { runs, settings, products } = fake;
  const ours = runs.filter(({ product }) => product === "");
  const stepMinutes = STEPS.map(
    ({ id }) => sum(ours.map(({ seconds }) => seconds[id])) / 60 / Math.max(1, ours.length),
  );
  const longest = STEPS[stepMinutes.indexOf(Math.max(...stepMinutes))]!.id;
  const over = sum(ours.map(({ minutes }) => Math.max(0, minutes - 5))) / Math.max(1, ours.length);
  const { signUps } = settings;
  return fake.change({
    steps: STEPS,
    products,
    runs,
    allRuns: runs.length,
    result: {
      runs: ours.length,
      finished: ours.filter(({ finished }) => finished).length,
      medianMinutes: medianOf(ours),
      stepMinutes,
      slowestStep: ours.length === 0 ? "" : (longest as StepId),
      proposals: ours.length === 0 ? [] : proposalsOf(fake, medianOf(ours)),
      hoursLost: signUps === null || ours.length === 0 ? null : (over * signUps) / 60,
    },
    signUps,
    barMinutes: 5,
  });
}

function proposalsOf({ server }: FakeStopwatch, median: number | null): Proposal[] {
  const score = median === null || median > 60 ? 0 : median > 15 ? 1 : median > 5 ? 2 : 3;
  return [proposal(server, "B-04", 2, "3 steps were counted."), proposal(server, "B-13", score, "By the median.")];
}

function proposal(server: FakeServer, id: string, score: number, reason: string): Proposal {
  const { name, scores } = CRITERIA.find((criterion) => criterion.id === id)!;
  const current = server.answers.get(id) ?? EMPTY;
  return { id, name, score, words: scores[score]!, reason, evidence: `Stopwatch: ${reason}`, current };
}

function medianOf(runs: readonly Run[]): number | null {
  const times = runs.map(({ minutes, finished }) => (finished ? minutes : Infinity)).sort((one, other) => one - other);
  if (times.length === 0) return null;
  const middle = (times[Math.floor((times.length - 1) / 2)]! + times[Math.ceil((times.length - 1) / 2)]!) / 2;
  return Number.isFinite(middle) ? middle : null;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

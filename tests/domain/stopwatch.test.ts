import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  hoursLost,
  medianMinutes,
  proposeScores,
  STEPS,
  type StepId,
  slowestStep,
  stepMinutes,
  type TimedRun,
} from "../../src/domain/stopwatch";
import { seeded } from "./seeded";

const noTime = Object.fromEntries(STEPS.map(({ id }) => [id, 0])) as Record<StepId, number>;

const run = (minutes: number, more: Partial<TimedRun> = {}): TimedRun => ({
  seconds: { ...noTime, code: minutes * 60 },
  finished: true,
  signUpSteps: null,
  credentialSteps: null,
  signUpHuman: false,
  credentialHuman: false,
  ...more,
});
const givenUp = (minutes: number) => run(minutes, { finished: false });

const proposed = (criterion: string, runs: readonly TimedRun[]) =>
  proposeScores(runs).find((proposal) => proposal.criterion === criterion)?.score;

describe("the median to a first app", () => {
  it.each([
    ["nothing without runs", [], null],
    ["of one run is that run", [run(7)], 7],
    ["of two is the middle between them", [run(4), run(8)], 6],
    ["of three is the middle one, in whatever order", [run(30), run(4), run(8)], 8],
    ["counts a run that was given up as endless", [run(4), run(6), givenUp(1)], 6],
    ["is endless when half gave up", [run(4), givenUp(5)], null],
    ["is endless when most gave up", [run(4), givenUp(5), givenUp(6)], null],
  ] as const)("%s", (_, runs, minutes) => {
    expect(medianMinutes(runs)).toBe(minutes);
  });
});

// The scores are those of the criteria B-04, B-05 and B-13 themselves.
describe("the score of the five-minute bar", () => {
  it.each([
    [5, 3],
    [5.1, 2],
    [15, 2],
    [15.5, 1],
    [60, 1],
    [61, 0],
  ])("%d minutes are a %d", (minutes, score) => {
    expect(proposed("B-13", [run(minutes)])).toBe(score);
  });

  it("is 0 when nobody finishes, however soon they gave up", () => {
    expect(proposed("B-13", [givenUp(1), givenUp(2)])).toBe(0);
  });

  it("is not proposed without runs", () => {
    expect(proposeScores([])).toEqual([]);
  });
});

describe("the scores of account creation and of credentials", () => {
  it.each([
    ["one step is a 3", [run(1, { signUpSteps: 1 })], 3],
    ["an account that is there already is a 3", [run(1, { signUpSteps: 0 })], 3],
    ["two steps are a 2", [run(1, { signUpSteps: 2 })], 2],
    ["three steps are a 2", [run(1, { signUpSteps: 3 })], 2],
    ["four steps are a 1", [run(1, { signUpSteps: 4 })], 1],
    ["a person who has to act is a 0, however few the steps", [run(1, { signUpSteps: 1, signUpHuman: true })], 0],
    ["nobody counted: no proposal", [run(1)], undefined],
    ["of two runs the worse", [run(1, { signUpSteps: 1 }), run(1, { signUpSteps: 4 })], 1],
    ["of three the middle", [run(1, { signUpSteps: 1 }), run(1, { signUpSteps: 2 }), run(1, { signUpSteps: 9 })], 2],
  ] as const)("%s", (_, runs, score) => {
    expect(proposed("B-04", runs)).toBe(score);
    const asCredentials = runs.map((each) => ({
      ...each,
      credentialSteps: each.signUpSteps,
      credentialHuman: each.signUpHuman,
    }));
    expect(proposed("B-05", asCredentials)).toBe(score);
  });
});

describe("hours that developers lose", () => {
  it.each([
    ["none under the bar", [run(4)], 1000, 0],
    ["10 minutes over it for 600 developers are 100 hours", [run(15)], 600, 100],
    ["time under the bar makes up for nothing", [run(1), run(15)], 600, 50],
    ["those who gave up lost their time too", [givenUp(65)], 60, 60],
    ["no sign-ups lose nothing", [run(15)], 0, 0],
    ["no runs say nothing", [], 600, 0],
  ] as const)("%s", (_, runs, signUps, hours) => {
    expect(hoursLost(runs, signUps)).toBeCloseTo(hours, 10);
  });
});

describe("the slowest step", () => {
  const steps = (seconds: Partial<Record<StepId, number>>): TimedRun => ({
    ...run(0),
    seconds: { ...noTime, ...seconds },
  });

  it("is the one with the highest mean", () => {
    const runs = [steps({ docs: 300, waiting: 60 }), steps({ docs: 60, waiting: 600 })];
    expect(stepMinutes(runs)).toEqual([0, 0, 3, 0, 5.5, 0]);
    expect(slowestStep(stepMinutes(runs))?.id).toBe("waiting");
  });

  it("is the earlier of two alike", () => {
    expect(slowestStep(stepMinutes([steps({ code: 60, docs: 60 })]))?.id).toBe("docs");
  });

  it("is none where no time passed", () => {
    expect(slowestStep(stepMinutes([]))).toBeUndefined();
  });
});

it("a slower run never raises a proposed score, and the order of runs never matters", () => {
  const runs = fc.array(fc.record({ minutes: fc.integer({ min: 0, max: 90 }), finished: fc.boolean() }), {
    minLength: 1,
    maxLength: 9,
  });
  seeded(
    fc.property(runs, fc.nat(8), fc.integer({ min: 1, max: 60 }), (drawn, position, more) => {
      const made = drawn.map(({ minutes, finished }) => run(minutes, { finished }));
      const slower = drawn.map(({ minutes, finished }, index) =>
        run(index === position % drawn.length ? minutes + more : minutes, { finished }),
      );
      expect(proposed("B-13", slower)!).toBeLessThanOrEqual(proposed("B-13", made)!);
      expect(proposeScores([...made].reverse())).toEqual(proposeScores(made));
    }),
  );
});

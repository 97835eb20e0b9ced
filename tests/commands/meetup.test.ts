import { describe, expect, test } from "vitest";
import type { AddedPath, NewPath, PathAnswer, Question, QuestionForm } from "../../src/commands/server";
import { CRITERIA } from "../../src/domain/criteria";
import { budgetTab } from "../../src/tabs/budget";
import { cell, errors, examplePlan, newPlan, type Plan, rowOf, script } from "../plan";

const PROGRAM = "Meetup program, first year, 12 meetups";
const MEETUP = "Hosted meetup evening, about 40 people";

const QUESTION: Question = {
  activity: PROGRAM,
  tier: "",
  quantity: 1,
  stage: "Awareness",
  kpi: "Docs-reach rate",
  change: "30 to 40 %",
  runner: "members",
  money: null,
  by: "",
};

const ask = ({ host }: Plan, question: Partial<Question> = {}) =>
  host.serve("answerQuestion", [{ ...QUESTION, ...question }]) as Promise<PathAnswer>;
const add = ({ host }: Plan, path: Partial<NewPath> = {}) =>
  host.serve("addPath", [
    {
      id: "a-path-of-a-test",
      activities: [MEETUP],
      pilot: MEETUP,
      promise: { change: "Docs-reach rate: 30 to 40 %", changeBy: "2027-06-30", stopRule: "Under 20 guests" },
      ...path,
    },
  ]) as Promise<AddedPath>;
const score = ({ host }: Plan, id: string, value: number | "") =>
  host.type(cell("audit", "score", rowOf(host, "audit", "id", id)), String(value));

/** A plan whose audit has every criterion at one score, and some at another. */
async function scoredPlan(base: number, other: Readonly<Record<string, number>> = {}): Promise<Plan> {
  const plan = newPlan();
  await script(
    plan.host,
    (app, word) => {
      const { column, first, scores } = JSON.parse(word) as { column: number; first: number; scores: number[][] };
      app.getActiveSpreadsheet().getSheetByName("Audit")!.getRange(first, column, scores.length, 1).setValues(scores);
    },
    JSON.stringify({
      column:
        1 +
        Number(
          cell("audit", "score", 1)
            .match(/![A-Z]+/)![0]
            .charCodeAt(1) - 65,
        ),
      first: Number(cell("audit", "score", 1).match(/\d+$/)![0]),
      scores: CRITERIA.map(({ id }) => [other[id] ?? base]),
    }),
  );
  return plan;
}

test("the questions are asked with the plan's dreams, stages, KPIs and scores", async () => {
  const plan = examplePlan();
  const form = (await plan.host.serve("readQuestion", [])) as QuestionForm;
  expect(form.activities).toHaveLength(45);
  expect(form.kpis).toHaveLength(8);
  expect(form.kpis[0]).toEqual({ stage: "Awareness", name: "New unique visitors, developer site" });
  expect(form.shown.map(({ question, id, score: at }) => [question, id, at])).toEqual([
    ["success", "B-13", 0],
    ["success", "P-03", 0],
    ["nextDay", "C-01", 2],
    ["nextDay", "C-02", 1],
    ["nextDay", "C-03", 1],
  ]);
  expect(form.shown[0]!.words).toBe(CRITERIA.find(({ id }) => id === "B-13")!.scores[0]);
  expect(form.today).toMatch(/^\d{4}-\d\d-\d\d$/);
});

describe("the path from the example plan to a meetup program", () => {
  test("takes all eight steps, says what each costs, and that no pilot may go ahead", async () => {
    const answer = await ask(examplePlan());
    expect(answer.steps.map(({ id, status }) => `${id} ${status}`)).toEqual([
      "reason to do",
      "success to do",
      "nextDay to do",
      "content to do",
      "pilot to do",
      "carriers to do",
      "money to do",
      "followUp to do",
    ]);
    expect(answer.answer).toMatch(
      /^“Meetup program, first year, 12 meetups” opens after 8 of 8 steps, about [\d,]+ USD and \d+ weeks\.$/,
    );
    expect(answer.pilot).toMatchObject({ name: MEETUP, expected: 2500, verdict: "HOLD", mayGoAhead: false, row: 0 });
    expect(answer.pilot!.rules.map(({ id }) => id)).toContain("R03");
    expect([answer.verdict, answer.verdictAfter]).toEqual(["HOLD", "CAUTION"]);
    expect(answer.expected).toBe(
      answer.steps.flatMap(({ activities }) => activities).reduce((sum, { expected }) => sum + expected, 0),
    );
  });

  test("names what stands in the Budget already, with its row", async () => {
    const plan = examplePlan();
    const { steps } = await ask(plan);
    const planned = steps.flatMap(({ activities }) => activities).filter(({ row }) => row > 0);
    expect(planned.map(({ id }) => id)).toContain("B04");
    for (const { name, row } of planned) {
      expect(plan.host.value(cell("budget", "activity", row - budgetTab.headerRow))).toBe(name);
    }
  });

  test("gets shorter and cheaper with a score, and with a cheaper Catalogue", async () => {
    const plan = examplePlan();
    const before = await ask(plan);
    score(plan, "P-01", 2);
    const shorter = await ask(plan);
    expect(shorter.steps.filter(({ status }) => status === "done").map(({ id }) => id)).toEqual(["reason"]);
    expect(shorter.expected).toBe(before.expected);
    for (const estimate of ["Low", "Expected", "High"]) {
      plan.host.type(cell("catalogue", `hours${estimate}`, rowOf(plan.host, "catalogue", "id", "C01")), "0");
    }
    const cheaper = await ask(plan);
    expect(cheaper.expected!).toBeLessThan(before.expected!);
  });
});

test("the pilot may go ahead once the basics stand and the event has a reason and works in the room", async () => {
  const plan = await scoredPlan(2, { "C-03": 1, "P-02": 0, "P-06": 0 });
  const answer = await ask(plan);
  expect(answer.pilot).toMatchObject({ verdict: "CAUTION", mayGoAhead: true });
  expect(answer.pilot!.rules.map(({ id }) => id)).toEqual(["R04", "R16"]);
  expect(answer.answer).toMatch(/opens after 3 of 8 steps, .*; start with one pilot for 2,500 USD\.$/);
});

test("a pilot whose cash is over the cap is held", async () => {
  const plan = await scoredPlan(2, { "C-03": 1 });
  plan.host.type(cell("catalogue", "cashExpected", rowOf(plan.host, "catalogue", "id", "P01")), "1501");
  expect((await ask(plan)).pilot).toMatchObject({ verdict: "HOLD", mayGoAhead: false });
});

test("an established program has nothing in its way", async () => {
  const answer = await ask(await scoredPlan(3));
  expect(answer).toMatchObject({ expected: 0, weeks: 0, verdict: "FUND", verdictAfter: "FUND" });
  expect(answer.answer).toContain("is open now: all 8 steps are done.");
  expect(answer.advice).toContain("You are there already");
});

test.each<[string, Partial<Question>, string]>([
  ["staff that runs it needs no members", { runner: "us" }, "reason success nextDay content pilot money followUp"],
  ["one meetup is its own pilot", { activity: MEETUP, runner: "us" }, "reason success nextDay content money followUp"],
  [
    "twelve meetups need a pilot",
    { activity: MEETUP, quantity: 12, runner: "us" },
    "reason success nextDay content pilot money followUp",
  ],
  [
    "a dream of one's own, by its tier",
    { activity: "A podcast on tour", tier: "Expanded enablement" },
    "success nextDay content",
  ],
])("%s", async (_, question, steps) => {
  const answer = await ask(newPlan(), question);
  expect(answer.steps.map(({ id }) => id).join(" ")).toBe(steps);
});

test("money and time are held against the path and the dream", async () => {
  const plan = await scoredPlan(2, { "C-01": 1, "C-02": 1, "C-03": 1 });
  // C01 17,700; the dream itself 420 hours x 75 + 8,400 = 39,900.
  expect((await ask(plan, { money: 10_000 })).money).toBe("10,000 USD is 7,700 USD short of the path.");
  expect((await ask(plan, { money: 20_000 })).money).toContain("is 37,600 USD short of what comes after it");
  expect((await ask(plan, { money: 60_000, by: "2000-01-01" })).money).toContain("and what comes after it");
  expect((await ask(plan, { by: "2000-01-01" })).time).toMatch(/weeks after your day\.$/);
  expect((await ask(plan)).time).toBe("");
});

test("the promise begins with what was answered", async () => {
  const { promise } = await ask(newPlan(), { by: "2027-06-30" });
  expect(promise).toEqual({
    change: "Docs-reach rate: 30 to 40 %",
    changeBy: "2027-06-30",
    stopRule: "Stop if less than half of the change is there by that day.",
  });
  const undated = await ask(newPlan());
  expect(undated.promise.changeBy).toBe(undated.ends);
});

describe("adding the path to the Budget", () => {
  test("writes a row each, and the promise beside the pilot alone", async () => {
    const plan = newPlan();
    const { rows, message } = await add(plan, { activities: [MEETUP, "Getting-started guide"] });
    expect(rows).toEqual([budgetTab.headerRow + 1, budgetTab.headerRow + 2]);
    expect(message).toBe("Added 2 activities, in rows 7 to 8 of Budget.");
    const inRow = (row: number, ...keys: string[]) => keys.map((key) => plan.host.value(cell("budget", key, row)));
    expect(inRow(1, "activity", "quantity", "expected", "change", "stopRule")).toEqual([
      MEETUP,
      1,
      2500,
      "Docs-reach rate: 30 to 40 %",
      "Under 20 guests",
    ]);
    expect(inRow(1, "changeBy")[0]).toBeInstanceOf(Date);
    expect(inRow(2, "activity", "quantity", "change", "stopRule")).toEqual(["Getting-started guide", 1, "", ""]);
    expect(errors(plan.host)).toEqual([]);
  });

  test("stands once when it is sent twice, with the promise as it was sent last", async () => {
    const plan = newPlan();
    const first = await add(plan, { activities: [MEETUP, "Getting-started guide"] });
    const promise = { change: "More", changeBy: "", stopRule: "" };
    expect(await add(plan, { activities: [MEETUP, "Getting-started guide"], promise })).toEqual(first);
    expect(plan.host.value(cell("budget", "change", 1))).toBe("More");
    expect(plan.host.value(cell("budget", "stopRule", 1))).toBe("");
    expect(plan.host.value(cell("budget", "activity", 3))).toBe("");
  });

  test("needs none of the columns of the promise", async () => {
    const plan = newPlan();
    await script(plan.host, (app) => {
      const sheet = app.getActiveSpreadsheet().getSheetByName("Budget")!;
      const headers = sheet.getRange(6, 1, 1, sheet.getMaxColumns()).getValues()[0]!;
      sheet.deleteColumn(headers.indexOf("Stop rule") + 1);
    });
    await add(plan);
    expect(plan.host.value(cell("budget", "change", 1))).toBe("Docs-reach rate: 30 to 40 %");
  });

  test.each<[string, Partial<NewPath>, string]>([
    ["nothing", { activities: [] }, "expected at least one activity"],
    [
      "what the Catalogue does not know",
      { activities: [MEETUP, "=1+1"] },
      "is not in the Catalogue of this plan any more",
    ],
    [
      "a day that is none",
      { promise: { change: "", changeBy: "2027-02-30", stopRule: "" } },
      "changeBy: expected a day",
    ],
    ["no key", { id: "" }, "id: expected 8 to 64"],
  ])("refuses %s, and adds nothing", async (_, path, message) => {
    const plan = newPlan();
    await expect(add(plan, path)).rejects.toThrow(message);
    expect(plan.host.value(cell("budget", "activity", 1))).toBe("");
  });
});

test.each<[string, Partial<Question>, string]>([
  ["a dream that left the Catalogue", { activity: "Moon landing" }, "is not in the Catalogue of this plan any more"],
  ["a dream without a name", { activity: " " }, "activity: expected a name."],
  ["a tier that is none", { tier: "Top" }, "tier: expected one of"],
  ["nobody to run it", { runner: "robots" as never }, "runner: expected one of"],
  ["money below nothing", { money: -1 }, "money: expected a number from 0"],
  ["a day in words", { by: "soon" }, "by: expected a day such as 2026-11-22."],
])("%s is refused", async (_, question, message) => {
  await expect(ask(newPlan(), question)).rejects.toThrow(message);
});

import { describe, expect, test } from "vitest";
import type { AgreementForm, Answer, SavedAnswer, Settled, TierForm } from "../../src/commands/server";
import { cell, errors, newPlan, type Plan, script, sheetNames } from "../plan";
import { cellWrites, cutAfter } from "./disturbed";

const BLANK: Answer = { score: null, evidence: "", owner: "", rater: "", scoredOn: "" };

const score = (
  { host }: Plan,
  rating: "first" | "second",
  criterion: string,
  answer: Partial<Answer>,
  seen = BLANK,
) => {
  const { scoredOn: _, ...whole } = { ...BLANK, ...answer };
  return host.serve("saveAnswer", [{ criterion, rating, answer: whole, seen }]) as Promise<SavedAnswer>;
};
const read = ({ host }: Plan) => host.serve("readAgreement", []) as Promise<AgreementForm>;
const settle = ({ host }: Plan, request: object) => host.serve("settleDispute", [request]) as Promise<Settled>;
const dispute = (form: AgreementForm, id: string) => form.disputed.find((each) => each.id === id)!;

/** First rater Ana, second rater Ben: they agree on one criterion and not on two. */
async function ratedTwice(): Promise<Plan> {
  const plan = newPlan();
  await score(plan, "first", "B-04", { score: 2, rater: "Ana", owner: "Docs", evidence: "recorded" });
  await score(plan, "first", "B-05", { score: 3, rater: "Ana", evidence: "one click" });
  await score(plan, "first", "C-01", { score: 1, rater: "Ana" });
  await score(plan, "second", "B-04", { score: 2, rater: "Ben" });
  await score(plan, "second", "B-05", { score: 1, rater: "Ben", evidence: "five steps" });
  await score(plan, "second", "C-01", { score: 2, rater: "Ben" });
  return plan;
}

test("the second rater does not see the first scores", async () => {
  const plan = newPlan();
  await score(plan, "first", "B-05", { score: 3, evidence: "secret", rater: "Ana" });
  const blind = (await plan.host.serve("readTier", [{ tier: "B", rating: "second" }])) as TierForm;
  expect(blind.rating).toBe("second");
  expect(blind.criteria).toHaveLength(22);
  expect(blind.criteria.every(({ answer }) => JSON.stringify(answer) === JSON.stringify(BLANK))).toBe(true);
  expect(blind.standing.answered).toBe(0);
  expect(JSON.stringify(blind)).not.toContain("secret");
  expect(sheetNames(plan.host)).not.toContain("Second rater");
});

test("the second score goes to its own tab and leaves the first alone", async () => {
  const plan = newPlan();
  await score(plan, "first", "B-05", { score: 3, rater: "Ana" });
  const saved = await score(plan, "second", "B-05", { score: 1, evidence: "five steps", rater: "Ben" });
  expect(saved).toMatchObject({ saved: true, answer: { score: 1, rater: "Ben" }, standing: { answered: 1 } });
  expect(plan.host.value(cell("audit", "score", 5))).toBe(3);
  expect(plan.host.value(cell("raters", "score", 5))).toBe(1);
  expect(plan.host.value(cell("raters", "evidence", 5))).toBe("five steps");
  expect(errors(plan.host)).toEqual([]);
});

test("agreement is by tier, and only what differs is to settle", async () => {
  const form = await read(await ratedTwice());
  expect(form).toMatchObject({ firstRaters: ["Ana"], secondRaters: ["Ben"], settled: 0, problem: "" });
  expect(form.tiers.slice(0, 2)).toMatchObject([
    { id: "B", name: "Basic enablement", criteria: 22, second: 2, both: 2, same: 1, share: 0.5, disputed: 1 },
    { id: "C", both: 1, same: 0, share: 0, disputed: 1 },
  ]);
  expect(form.disputed.map(({ id }) => id)).toEqual(["B-05", "C-01"]);
  expect(dispute(form, "B-05")).toMatchObject({
    first: { score: 3, evidence: "one click" },
    second: { score: 1, evidence: "five steps" },
    row: 17,
  });
});

test("the tab shows the same agreement natively", async () => {
  const { host } = await ratedTwice();
  expect([5, 6, 7].map((row) => host.value(`'Second rater'!E${row}`))).toEqual([
    "same score in 1 of 2",
    "same score in 0 of 1",
    "not scored by both yet",
  ]);
  expect(host.value("'Second rater'!C5")).toBe(0.5);
});

test("settling writes the agreed score into the audit, keeps its owner, and keeps the blind agreement", async () => {
  const plan = await ratedTwice();
  const { first, second } = dispute(await read(plan), "B-05");
  const settled = await settle(plan, {
    criterion: "B-05",
    score: 2,
    evidence: "three steps",
    rater: "Ana, Ben",
    first,
    second,
  });
  expect(settled.saved).toBe(true);
  expect(settled.form.disputed.map(({ id }) => id)).toEqual(["C-01"]);
  expect(settled.form.settled).toBe(1);
  expect(settled.form.tiers[0]).toMatchObject({ both: 2, same: 1, disputed: 0 });
  expect(plan.host.value(cell("audit", "score", 5))).toBe(2);
  expect(plan.host.value(cell("audit", "evidence", 5))).toBe("three steps");
  expect(plan.host.value(cell("audit", "rater", 5))).toBe("Ana, Ben");
  expect(plan.host.value(cell("raters", "score", 5))).toBe(1);
  expect(plan.host.value("'Second rater'!C5")).toBe(0.5);
  expect((await read(plan)).disputed.map(({ id }) => id)).toEqual(["C-01"]);
});

test("a settlement that Google cut off is completed when it is sent again, and keeps the blind agreement", async () => {
  const agreed = { criterion: "B-05", score: 2, evidence: "three steps", rater: "Ana, Ben" };
  const traced = await ratedTwice();
  const { first, second } = dispute(await read(traced), "B-05");
  const request = { ...agreed, first, second };
  const writes = await cellWrites(traced, () => settle(traced, request));
  // The first score that is kept, the score agreed on, and the mark.
  for (const write of writes.slice(-3)) {
    const plan = await ratedTwice();
    await cutAfter(plan, write, () => settle(plan, request));
    const { saved, form } = await settle(plan, request);
    expect({ saved, settled: form.settled, tier: form.tiers[0] }).toMatchObject({
      saved: true,
      settled: 1,
      tier: { both: 2, same: 1, disputed: 0 },
    });
    expect(plan.host.value(cell("audit", "score", 5))).toBe(2);
    expect(plan.host.value(cell("raters", "firstScore", 5))).toBe(3);
  }
});

test("an answer that changed meanwhile is not overwritten by a settlement", async () => {
  const plan = await ratedTwice();
  const { first, second } = dispute(await read(plan), "B-05");
  plan.host.type(cell("audit", "score", 5), "0");
  const settled = await settle(plan, { criterion: "B-05", score: 2, evidence: "", rater: "", first, second });
  expect(settled.saved).toBe(false);
  expect(dispute(settled.form, "B-05").first.score).toBe(0);
  expect(plan.host.value(cell("audit", "score", 5))).toBe(0);
  expect(plan.host.value(cell("raters", "settledOn", 5))).toBe("");
});

test("a second rater who changes a settled score opens the dispute again", async () => {
  const plan = await ratedTwice();
  const { first, second } = dispute(await read(plan), "B-05");
  await settle(plan, { criterion: "B-05", score: 2, evidence: "", rater: "", first, second });
  await score(plan, "second", "B-05", { score: 0, rater: "Ben" }, second);
  const form = await read(plan);
  expect(form.settled).toBe(0);
  expect(dispute(form, "B-05")).toMatchObject({ first: { score: 2 }, second: { score: 0 } });
});

test("sorted rows of both tabs are still compared by criterion", async () => {
  const plan = await ratedTwice();
  await script(plan.host, (app) => {
    const book = app.getActiveSpreadsheet();
    book.getSheetByName("Second rater")!.getRange(12, 1, 56, 12).sort({ column: 3, ascending: false });
    book.getSheetByName("Audit")!.getRange(13, 1, 56, 26).sort({ column: 3, ascending: true });
  });
  expect((await read(plan)).disputed.map(({ id }) => id)).toEqual(["B-05", "C-01"]);
  expect(plan.host.value("'Second rater'!E5")).toBe("same score in 1 of 2");
});

test("without a second rating there is nothing to settle", async () => {
  const form = await read(newPlan());
  expect(form.disputed).toEqual([]);
  expect(form.tiers.every(({ share, second }) => share === null && second === 0)).toBe(true);
});

describe("a settlement that makes no sense is refused, and nothing is written", () => {
  const good = { criterion: "B-05", score: 2, evidence: "", rater: "", first: BLANK, second: BLANK };
  test.each([
    ["no score", { ...good, score: null }, /score: expected/],
    ["an unknown criterion", { ...good, criterion: "Z-01" }, /no such criterion/],
    ["a list in place of an answer", { ...good, first: [] }, /not readable/],
    ["an unknown field", { ...good, more: 1 }, /unknown field/],
    ["long evidence", { ...good, evidence: "x".repeat(60_000) }, /60000 characters/],
  ])("%s", async (_, request, message) => {
    const plan = await ratedTwice();
    await expect(settle(plan, request)).rejects.toThrow(message);
    expect(plan.host.value(cell("audit", "score", 5))).toBe(3);
  });
});

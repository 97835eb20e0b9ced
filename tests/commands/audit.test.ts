import { expect, test } from "vitest";
import type { Answer, SavedAnswer, TierForm } from "../../src/commands/server";
import { cell, examplePlan, newPlan, type Plan, rowOf, script } from "../plan";
import { cellWrites, cutAfter } from "./disturbed";

const BLANK: Answer = { score: null, evidence: "", owner: "", rater: "", scoredOn: "" };

const read = ({ host }: Plan, tier = "B") => host.serve("readTier", [{ tier }]) as Promise<TierForm>;

const save = ({ host }: Plan, criterion: string, answer: Partial<Answer>, seen: Answer = BLANK) => {
  const { scoredOn: _, ...whole } = { ...BLANK, ...answer };
  return host.serve("saveAnswer", [{ criterion, answer: whole, seen }]) as Promise<SavedAnswer>;
};

test("a tier opens in one call with all its criteria, unanswered", async () => {
  const form = await read(newPlan());
  expect(form.criteria.map(({ id }) => id)).toHaveLength(22);
  expect(form.criteria.every(({ answer }) => JSON.stringify(answer) === JSON.stringify(BLANK))).toBe(true);
  expect(form.standing).toMatchObject({
    answered: 0,
    criteria: 22,
    gatesPassed: 0,
    gates: 10,
    status: "unknown",
    score: null,
  });
});

test("an answer lands on the criterion's row, with the day of the score", async () => {
  const plan = newPlan();
  const saved = await save(plan, "B-05", {
    score: 2,
    evidence: "https://example.org/keys",
    owner: "Ana",
    rater: "Ben",
  });
  expect(saved.saved).toBe(true);
  expect(saved.answer.scoredOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  expect(plan.host.value(cell("audit", "score", 5))).toBe(2);
  expect(plan.host.value(cell("audit", "evidence", 5))).toBe("https://example.org/keys");
  expect(plan.host.value(cell("audit", "owner", 5))).toBe("Ana");
  expect(plan.host.value(cell("audit", "result", 5))).toBe("passes");
  expect(saved.standing).toMatchObject({ answered: 1, gatesPassed: 1 });
});

test("an answer is one read of the table, one more look at its cells, and one write", async () => {
  const plan = newPlan();
  plan.host.resetCalls();
  await save(plan, "B-05", { score: 1 });
  expect(plan.host.calls["Range.getValues"]).toBe(2);
  expect(plan.host.calls["Range.setValues"]).toBe(1);
});

test("taking a score back makes the criterion not assessed again", async () => {
  const plan = newPlan();
  const { answer } = await save(plan, "B-05", { score: 2, evidence: "seen" });
  const cleared = await save(plan, "B-05", { score: null, evidence: "seen" }, answer);
  expect(cleared.answer).toMatchObject({ score: null, scoredOn: "", evidence: "seen" });
  expect(plan.host.value(cell("audit", "score", 5))).toBe("");
});

test("rows that were sorted, and columns that were moved and renamed, are still found", async () => {
  const plan = newPlan();
  await script(plan.host, (app) => {
    const sheet = app.getActiveSpreadsheet().getSheetByName("Audit")!;
    sheet.getRange(13, 1, 56, 26).sort({ column: 3, ascending: true });
    sheet.getRange("D12").setValue("Points given");
    sheet.moveColumns(sheet.getRange("E:E"), 12);
  });
  await save(plan, "P-07", { score: 3, evidence: "a dinner" });
  const form = await read(plan, "P");
  expect(form.criteria.find(({ id }) => id === "P-07")!.answer).toMatchObject({ score: 3, evidence: "a dinner" });
});

test("an answer that was saved without the page hearing of it is saved, and is no one else's", async () => {
  const plan = newPlan();
  const answer = { score: 2, evidence: "seen", owner: "Ana", rater: "Ben" };
  const first = await save(plan, "B-05", answer);
  expect(await save(plan, "B-05", answer)).toEqual(first);
  expect(await save(plan, "B-05", { ...answer, score: 1 })).toMatchObject({ saved: false, answer: { score: 2 } });
});

test("an answer of which Google wrote the half, because a column stands in between, is completed", async () => {
  const plan = newPlan();
  await script(plan.host, (app) => {
    const sheet = app.getActiveSpreadsheet().getSheetByName("Audit")!;
    sheet.insertColumnBefore(5);
  });
  // The first command after that notes where the columns stand.
  await save(plan, "B-04", { score: 2 });
  const writes = await cellWrites(plan, () => save(plan, "B-05", { score: 2, evidence: "seen" }));
  expect(writes).toHaveLength(2);
  await cutAfter(plan, writes[0]!, () => save(plan, "B-06", { score: 2, evidence: "seen" }));
  const { saved, answer } = await save(plan, "B-06", { score: 2, evidence: "seen" });
  expect({ saved, answer }).toMatchObject({ saved: true, answer: { score: 2, evidence: "seen" } });
});

test("what somebody typed meanwhile is not overwritten; their answer comes back", async () => {
  const plan = newPlan();
  plan.host.type(cell("audit", "score", 5), "1");
  const answer = await save(plan, "B-05", { score: 3 });
  expect(answer).toMatchObject({ saved: false, answer: { score: 1 } });
  expect(plan.host.value(cell("audit", "score", 5))).toBe(1);
});

test.each([
  "=IMPORTDATA(A1)",
  "+1",
  "-x",
  "@a",
  "'quoted",
  "00123",
  "1/2",
  "TRUE",
  "2027-01-02",
  "5%",
  "＝1",
  "\t=1",
  "\u200b=1",
])("evidence %j stays the text that was typed, also when it is read and saved again", async (evidence) => {
  const plan = newPlan();
  const first = await save(plan, "B-05", { score: 1, evidence });
  expect(plan.host.formula(cell("audit", "evidence", 5))).toBe("");
  expect(plan.host.value(cell("audit", "evidence", 5))).toBe(evidence);
  const form = await read(plan);
  const seen = form.criteria.find(({ id }) => id === "B-05")!.answer;
  await save(plan, "B-05", { ...seen, score: 2 }, seen);
  expect(first.saved).toBe(true);
  expect(plan.host.formula(cell("audit", "evidence", 5))).toBe("");
  expect(plan.host.value(cell("audit", "evidence", 5))).toBe(evidence);
});

test.each([
  [
    "a score that does not exist",
    { criterion: "B-05", answer: { ...BLANK, score: 4 }, seen: BLANK },
    "score: expected a whole number from 0 to 3",
  ],
  [
    "a score as text",
    { criterion: "B-05", answer: { ...BLANK, score: "2" }, seen: BLANK },
    "score: expected a whole number",
  ],
  ["an unknown criterion", { criterion: "B-99", answer: BLANK, seen: BLANK }, "There is no such criterion"],
  [
    "evidence of 60,000 characters",
    { criterion: "B-05", answer: { ...BLANK, evidence: "x".repeat(60_000) }, seen: BLANK },
    "Nothing was saved",
  ],
  ["nothing at all", null, "not readable"],
  ["a list", [1], "not readable"],
  ["an unknown field", { criterion: "B-05", answer: BLANK, seen: BLANK, more: 1 }, "unknown field"],
])("%s is refused with a message, and no cell changes", async (_, request, message) => {
  const plan = newPlan();
  const before = JSON.stringify(plan.host.save());
  const clean =
    request && !Array.isArray(request) && "answer" in request
      ? { ...request, answer: without(request.answer) }
      : request;
  await expect(plan.host.serve("saveAnswer", [clean])).rejects.toThrow(message);
  expect(JSON.stringify(plan.host.save())).toBe(before);
});

function without({ scoredOn: _, ...answer }: object & { scoredOn?: string }): object {
  return answer;
}

test("a score typed into the tab that is not 0 to 3 counts as not assessed, and both the tab and the form say so", async () => {
  const plan = newPlan();
  plan.host.type(cell("audit", "score", 5), "7");
  expect(plan.host.value(cell("audit", "result", 5))).toBe("check score");
  const form = await read(plan);
  const criterion = form.criteria.find(({ id }) => id === "B-05")!;
  expect(criterion.answer.score).toBeNull();
  expect(criterion.problem).toContain('"7"');
});

test("a criterion whose row was deleted is named, and saving it says what to do", async () => {
  const plan = newPlan();
  await script(plan.host, (app) => {
    app.getActiveSpreadsheet().getSheetByName("Audit")!.deleteRow(17);
  });
  const form = await read(plan);
  expect(form.missing).toEqual(["B-05 Credentials and app"]);
  await expect(save(plan, "B-05", { score: 1 })).rejects.toThrow("B-05 has no row on the Audit tab any more");
});

test("without an Audit tab the form learns what to do", async () => {
  const plan = newPlan();
  await script(plan.host, (app) => {
    const spreadsheet = app.getActiveSpreadsheet();
    spreadsheet.deleteSheet(spreadsheet.getSheetByName("Audit")!);
  });
  await expect(read(plan)).rejects.toThrow("There is no Audit tab. Choose Extensions > Groundwork > Set up plan");
});

test("raising B-13 turns the verdict of the hackathon once the other gates pass too", async () => {
  const plan = examplePlan();
  const form = await read(plan);
  for (const { id, gate, answer } of form.criteria) {
    if (gate !== "") await save(plan, id, { ...answer, score: 2 }, answer);
  }
  const row = rowOf(plan.host, "budget", "activity", "In-person hackathon, 100 people, weekend");
  expect(plan.host.value(cell("budget", "verdict", row))).toBe("HOLD");
  expect(plan.host.value("Audit!F5")).toBe("passes");
  expect(plan.host.value("Audit!C10")).toBe("passes the gate, but does not meet the five-minute bar");
});

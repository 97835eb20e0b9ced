import { expect, test } from "vitest";
import type { Applied, MoveSuggestion, StopForm } from "../../src/commands/server";
import { cell, errors, examplePlan, newPlan, type Plan, rowOf } from "../plan";

const HACKATHON = "In-person hackathon, 100 people, weekend";

const read = ({ host }: Plan) => host.serve("readStopAndMove", []) as Promise<StopForm>;
const suggest = ({ host }: Plan, ...stop: readonly string[]) =>
  host.serve("suggestMove", [{ stop }]) as Promise<MoveSuggestion>;
const move = ({ host }: Plan, stop: readonly string[], { lines, seen }: MoveSuggestion, id = "change-1") =>
  host.serve("applyMove", [
    { id, stop, add: lines.map(({ id, quantity }) => ({ id, quantity })), seen },
  ]) as Promise<Applied>;
const budgetCell = ({ host }: Plan, activity: string, column: string) =>
  host.value(cell("budget", column, rowOf(host, "budget", "activity", activity)));

test("the example runs a hackathon that should stop, and plans four rows that should wait", async () => {
  const form = await read(examplePlan());
  expect(
    form.rows.map(({ activity, verdict, money, hours, quarter }) => [activity, verdict, money, hours, quarter]),
  ).toEqual([
    ["Webinar", "HOLD", 25_200, 216, "Q3"],
    ["White paper", "HOLD", 8300, 24, "Q4"],
    [HACKATHON, "STOP", 85_000, 600, "Q2"],
    ["Meetup program, first year, 12 meetups", "HOLD", 39_900, 420, "Q3"],
    ["Conference talk by a staff speaker", "HOLD", 28_240, 240, "Q3"],
  ]);
  expect(form).toMatchObject({ total: 441_080, above: 349_940, lowest: "Basic enablement" });
});

test("verdicts and reasons are those of the Budget", async () => {
  const plan = examplePlan();
  for (const { activity, verdict, reason } of (await read(plan)).rows) {
    expect(budgetCell(plan, activity, "verdict")).toBe(verdict);
    expect(budgetCell(plan, activity, "reason")).toBe(reason);
  }
});

test("the hackathon's 85,000 go to gaps of the foundation that nothing else in the Budget closes", async () => {
  const plan = examplePlan();
  const { freed, lines, note } = await suggest(plan, HACKATHON);
  expect(freed).toBe(85_000);
  expect(note).toContain("lifts every gate that money can lift");
  expect(lines.every(({ isAbove }) => !isAbove)).toBe(true);
  expect(lines.map(({ activity }) => activity)).toContain("Unify navigation and universal search");
  expect(lines.reduce((sum, { cost }) => sum + cost, 0)).toBeLessThanOrEqual(85_000);
});

test("a gate that nothing in the Budget lifts comes first", async () => {
  const plan = examplePlan();
  plan.host.type(
    cell("budget", "activity", rowOf(plan.host, "budget", "activity", "Clean up errors and status codes")),
    "",
  );
  const { lines, note } = await suggest(plan, HACKATHON);
  expect(note).toContain("gates that nothing else in the Budget lifts");
  expect(lines.map(({ activity, why }) => [activity, why])).toEqual([
    ["Clean up errors and status codes", "lifts B-14"],
  ]);
});

test("moving stops the row, adds what is bought, and shows the change in the verdicts", async () => {
  const plan = examplePlan();
  const suggestion = await suggest(plan, HACKATHON);
  expect((await move(plan, [HACKATHON], suggestion)).message).toBe(`Wrote 1 row, added ${suggestion.lines.length}.`);
  expect(budgetCell(plan, HACKATHON, "quantity")).toBe(0);
  expect(budgetCell(plan, HACKATHON, "tag")).toBe("stopped");
  expect(budgetCell(plan, HACKATHON, "expected")).toBe(0);
  expect(budgetCell(plan, suggestion.lines[0]!.activity, "expected")).toBe(suggestion.lines[0]!.cost);
  const after = await read(plan);
  expect(after.rows.map(({ activity }) => activity)).not.toContain(HACKATHON);
  expect(after.above).toBe(349_940 - 85_000);
  expect(errors(plan.host)).toEqual([]);
});

test("undo brings the stopped row back and takes the new ones out", async () => {
  const plan = examplePlan();
  const before = await read(plan);
  await move(plan, [HACKATHON], await suggest(plan, HACKATHON));
  await plan.host.serve("undoLast", [{ id: "change-1" }]);
  expect(await read(plan)).toEqual(before);
});

test("costs that were typed become 0 when their row is stopped, and come back", async () => {
  const plan = examplePlan();
  const row = rowOf(plan.host, "budget", "activity", "Meetups in ten cities");
  plan.host.type(cell("budget", "stages", row), "Awareness");
  const suggestion = await suggest(plan, "Meetups in ten cities");
  expect(suggestion.freed).toBe(60_000);
  await move(plan, ["Meetups in ten cities"], { ...suggestion, lines: [] });
  expect(budgetCell(plan, "Meetups in ten cities", "expected")).toBe(0);
  await plan.host.serve("undoLast", [{ id: "change-1" }]);
  expect(budgetCell(plan, "Meetups in ten cities", "expected")).toBe(60_000);
});

test("a stopped row whose gates are lifted may be bought again, and loses its tag", async () => {
  const plan = examplePlan();
  const name = "Clean up errors and status codes";
  await move(plan, [name], { ...(await suggest(plan, name)), lines: [] });
  const again = await suggest(plan, HACKATHON);
  expect(again.lines.map(({ id }) => id)).toEqual([name]);
  await move(plan, [HACKATHON], again, "change-2");
  expect(budgetCell(plan, name, "quantity")).toBe(1);
  expect(budgetCell(plan, name, "tag")).toBe("");
});

test("a move that was cut off after it bought a stopped row goes on", async () => {
  const plan = examplePlan();
  const name = "Clean up errors and status codes";
  await move(plan, [name], { ...(await suggest(plan, name)), lines: [] });
  const again = await suggest(plan, HACKATHON);
  const row = rowOf(plan.host, "budget", "activity", name);
  plan.host.type(cell("budget", "quantity", row), "1");
  plan.host.type(cell("budget", "tag", row), "");
  await move(plan, [HACKATHON], again, "change-2");
  expect(budgetCell(plan, HACKATHON, "tag")).toBe("stopped");
  expect([budgetCell(plan, name, "quantity"), budgetCell(plan, name, "tag")]).toEqual([1, ""]);
});

test("nothing is written when the Budget was changed meanwhile, and a request sent twice is carried out once", async () => {
  const plan = examplePlan();
  const suggestion = await suggest(plan, HACKATHON);
  const first = await move(plan, [HACKATHON], suggestion);
  expect(await move(plan, [HACKATHON], suggestion)).toEqual(first);
  await expect(move(plan, [HACKATHON], suggestion, "change-2")).rejects.toThrow("changed meanwhile");
});

test("an empty Budget has nothing to stop", async () => {
  expect(await read(newPlan())).toMatchObject({ rows: [], total: 0, above: 0, lowest: "Basic enablement" });
});

test("a row that cannot be judged is named, and the others are judged all the same", async () => {
  const plan = examplePlan();
  plan.host.type(cell("budget", "quantity", rowOf(plan.host, "budget", "activity", "Webinar")), "a few");
  const { rows, problems } = await read(plan);
  expect(problems).toMatchObject([{ activity: "Webinar", why: "its quantity is not a number" }]);
  expect(rows.map(({ activity }) => activity)).toContain(HACKATHON);
});

test.each([
  ["a stop list that is none", "suggestMove", { stop: HACKATHON }, "stop: expected a list"],
  ["a row that is not there", "applyMove", { stop: ["Booth"] }, "not in the Budget any more"],
  ["a quantity of 0", "applyMove", { add: [{ id: "Case study", quantity: 0 }] }, "quantity: expected a whole number"],
])("%s is refused", async (_, command, more, message) => {
  const plan = examplePlan();
  const { seen } = await suggest(plan);
  const request = command === "suggestMove" ? more : { id: "change-1", stop: [], add: [], seen, ...more };
  await expect(plan.host.serve(command, [request])).rejects.toThrow(message);
});

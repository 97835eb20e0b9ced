import { expect, test } from "vitest";
import type { Applied, InsertedExample } from "../../src/commands/server";
import { exampleOf, valuesOf } from "../../src/functions/examples";
import { callFunction, FUNCTIONS } from "../../src/functions/index";
import { emptyWorkbook, newPlan, type Plan, script } from "../plan";

const insert = ({ host }: Plan, name: string) => host.serve("insertExample", [{ name }]) as Promise<InsertedExample>;
const remove = ({ host }: Plan, { name, sheet, area }: InsertedExample) =>
  host.serve("removeExample", [{ name, sheet, area }]) as Promise<Applied>;
const choose = ({ host }: Plan, tab: string, address: string) =>
  script(
    host,
    (app, word) => {
      const [sheet, cell] = word.split("!") as [string, string];
      app.getActiveSpreadsheet().getSheetByName(sheet)!.getRange(cell).activate();
    },
    `${tab}!${address}`,
  );
const firstTab = ({ host }: Plan) => host.model.getters.getSheetName(host.model.getters.getSheetIds()[0]!);

test("the example of every function gives in the sheet what the function gives", async () => {
  const plan = emptyWorkbook();
  const tab = firstTab(plan);
  for (const { name } of FUNCTIONS) {
    await choose(plan, tab, "B2");
    const inserted = await insert(plan, name);
    const result = callFunction(name, valuesOf(exampleOf(name)!));
    const expected = Array.isArray(result) ? result[0]![0] : result;
    expect([name, plan.host.value(`${tab}!B2`)]).toEqual([name, expected]);
    await remove(plan, inserted);
    expect(plan.host.value(`${tab}!B2`)).toBe("");
  }
});

test("it says where it stands, and brings its own numbers", async () => {
  const plan = emptyWorkbook();
  const tab = firstTab(plan);
  await choose(plan, tab, "C3");
  const inserted = await insert(plan, "FUNNEL_DROPOFF");
  expect(inserted).toEqual({
    message: "Inserted into C3:E6, with its own numbers beside it.",
    area: "C3:E6",
    sheet: tab,
    name: "FUNNEL_DROPOFF",
  });
  expect([3, 4, 5, 6].map((row) => plan.host.value(`${tab}!E${row}`))).toEqual([12_000, 2_400, 600, 90]);
  expect(plan.host.value(`${tab}!C4`)).toBeCloseTo(0.8);
});

test.each([
  ["the active cell", "C3", "C3 holds “mine”"],
  ["where it spills", "C5", "C5 holds “mine”"],
  ["where its numbers go", "E4", "E4 holds “mine”"],
])("nothing is overwritten: something stands in %s", async (_title, address, message) => {
  const plan = emptyWorkbook();
  const tab = firstTab(plan);
  plan.host.type(`${tab}!${address}`, "mine");
  await choose(plan, tab, "C3");
  await expect(insert(plan, "FUNNEL_DROPOFF")).rejects.toThrow(message);
  expect(plan.host.value(`${tab}!${address}`)).toBe("mine");
  expect(plan.host.value(`${tab}!E3`)).toBe("");
});

test("the plan's own columns are the plan's, and a tab's end is its end", async () => {
  const plan = newPlan();
  await choose(plan, "Budget", "A30");
  await expect(insert(plan, "FUNNEL_DROPOFF")).rejects.toThrow("A30 belongs to the plan's tab Budget");
  const empty = emptyWorkbook();
  await choose(empty, firstTab(empty), "A1000");
  await expect(insert(empty, "FUNNEL_DROPOFF")).rejects.toThrow("the tab ends before");
});

test("undo leaves a number that somebody changed meanwhile", async () => {
  const plan = emptyWorkbook();
  const tab = firstTab(plan);
  await choose(plan, tab, "C3");
  const inserted = await insert(plan, "FUNNEL_DROPOFF");
  plan.host.type(`${tab}!E4`, "77");
  expect((await remove(plan, inserted)).message).toBe("Taken out of C3:E6 again. One cell that was changed stays.");
  expect([3, 4, 5, 6].map((row) => plan.host.value(`${tab}!E${row}`))).toEqual(["", 77, "", ""]);
  expect(plan.host.value(`${tab}!C3`)).toBe("");
});

test("undo takes nothing out that is not the example", async () => {
  const plan = emptyWorkbook();
  const tab = firstTab(plan);
  await choose(plan, tab, "C3");
  const inserted = await insert(plan, "FUNNEL_DROPOFF");
  plan.host.type(`${tab}!C3`, "mine");
  await expect(remove(plan, inserted)).rejects.toThrow("not there any more");
  await expect(remove(plan, { ...inserted, area: "A:Z" })).rejects.toThrow("not there any more");
  expect(plan.host.value(`${tab}!E3`)).toBe(12_000);
});

test("a name that is no function is refused", async () => {
  await expect(insert(emptyWorkbook(), "toString")).rejects.toThrow("no such function");
});

test("an example that is inserted where it stands already, whole or in part, is that one and overwrites nothing", async () => {
  const plan = emptyWorkbook();
  const tab = firstTab(plan);
  await choose(plan, tab, "C3");
  const first = await insert(plan, "FUNNEL_DROPOFF");
  const formula = plan.host.formula(`${tab}!C3`);
  expect(await insert(plan, "FUNNEL_DROPOFF")).toEqual(first);
  plan.host.type(`${tab}!C3`, "");
  expect(await insert(plan, "FUNNEL_DROPOFF")).toEqual(first);
  expect(plan.host.formula(`${tab}!C3`)).toBe(formula);
  plan.host.type(`${tab}!C3`, "=FUNNEL_DROPOFF(E3:E5)");
  await expect(insert(plan, "FUNNEL_DROPOFF")).rejects.toThrow("C3 holds “=FUNNEL_DROPOFF(E3:E5)”");
});

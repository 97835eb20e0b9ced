import { expect, test } from "vitest";
import type { Applied, PlanApplication, PlanSuggestion, Undone } from "../../src/commands/server";
import { budgetTab } from "../../src/tabs/budget";
import { allValues, cell, errors, examplePlan, newPlan, type Plan, rowOf, script, sheetNames } from "../plan";
import { COMMAND_CASES, carryOut, startOf } from "./commandCases";
import { cellWrites } from "./disturbed";

const WEBINAR = "Webinar";

const seenOf = async ({ host }: Plan): Promise<readonly string[]> => {
  const request = { budget: 0, values: {}, only: "budget", shares: { lean: 0.6, stretch: 1.4 } };
  return ((await host.serve("suggestPlan", [request])) as PlanSuggestion).seen;
};

const apply = async (plan: Plan, changes: PlanApplication["changes"], id = "change-1") =>
  (await plan.host.serve("applyPlan", [{ id, changes, seen: await seenOf(plan) }])) as Applied;
const undo = (plan: Plan, ...request: readonly object[]) => plan.host.serve("undoLast", request) as Promise<Undone>;

const fewer = { kind: "quantity", id: WEBINAR, to: 2 } as const;
const optional = { kind: "optional", id: WEBINAR, to: 2 } as const;
const added = { kind: "add", id: "Case study", to: 1 } as const;

/** Every cell of the workbook but those of the record itself. */
const plainValues = ({ host }: Plan) => {
  const { Undo: _, ...tabs } = allValues(host);
  return tabs;
};

const quantityOf = ({ host }: Plan, activity: string) =>
  host.value(cell("budget", "quantity", rowOf(host, "budget", "activity", activity)));

test("undo puts back every cell that a plan wrote, and empties the row that it added", async () => {
  const plan = examplePlan();
  const before = plainValues(plan);
  await apply(plan, [fewer, optional, added]);
  expect(quantityOf(plan, WEBINAR)).toBe(2);
  expect(quantityOf(plan, "Case study")).toBe(1);
  const row = rowOf(plan.host, "budget", "activity", "Case study");
  expect((await undo(plan)).message).toBe("Undid “Suggest a plan”: 5 cells put back.");
  expect(plainValues(plan)).toEqual(before);
  expect(plan.screen.toasts.at(-1)).toBe("Undid “Suggest a plan”: 5 cells put back.");
  plan.host.type(cell("budget", "activity", row), "Case study");
  expect(plan.host.value(cell("budget", "expected", row))).toBe(2550);
  expect(errors(plan.host)).toEqual([]);
});

test("a plan that failed on its way and was applied again is taken back as a whole", async () => {
  const each = COMMAND_CASES.find(({ command }) => command === "applyPlan")!;
  const whole = await startOf(each);
  const writes = await cellWrites(whole, () => carryOut(whole, each));
  expect(writes.length).toBeGreaterThan(3);
  for (const at of writes) {
    const plan = await startOf(each);
    const before = plainValues(plan);
    const request = await each.request!(plan);
    plan.host.disturb({ fault: { at, kind: "error" } });
    await expect(plan.host.serve("applyPlan", [request]), `call ${at}`).rejects.toThrow("Service Spreadsheets failed");
    plan.host.disturb({});
    await plan.host.serve("applyPlan", [request]);
    await undo(plan);
    expect(plainValues(plan), `after call ${at} failed`).toEqual(before);
  }
});

test("what somebody changed since is theirs: it stays and is counted", async () => {
  const plan = examplePlan();
  await apply(plan, [fewer, optional]);
  plan.host.type(cell("budget", "quantity", rowOf(plan.host, "budget", "activity", WEBINAR)), "5");
  expect((await undo(plan)).message).toBe(
    "Undid “Suggest a plan”: 1 cell put back, 1 left because it was changed since.",
  );
  expect(quantityOf(plan, WEBINAR)).toBe(5);
  expect(plan.host.value(cell("budget", "tag", rowOf(plan.host, "budget", "activity", WEBINAR)))).toBe("");
});

test("an added row that was renamed since stays as it is", async () => {
  const plan = examplePlan();
  await apply(plan, [added]);
  plan.host.type(cell("budget", "activity", rowOf(plan.host, "budget", "activity", "Case study")), "White paper 2");
  expect((await undo(plan)).message).toBe(
    "Undid “Suggest a plan”: 0 cells put back, 3 left because they were changed since.",
  );
  expect(quantityOf(plan, "White paper 2")).toBe(1);
});

test("rows are found by what they are called, wherever sorting put them", async () => {
  const plan = examplePlan();
  const before = quantityOf(plan, WEBINAR);
  await apply(plan, [fewer, optional, added]);
  await script(plan.host, (app) => {
    const sheet = app.getActiveSpreadsheet().getSheetByName("Budget")!;
    sheet.getRange(7, 1, 18, sheet.getMaxColumns()).sort({ column: 1, ascending: false });
  });
  expect((await undo(plan)).message).toBe("Undid “Suggest a plan”: 5 cells put back.");
  expect(quantityOf(plan, WEBINAR)).toBe(before);
  expect(() => rowOf(plan.host, "budget", "activity", "Case study")).toThrow("Case study is not in the column");
});

test("a formula that somebody typed comes back as that formula", async () => {
  const plan = examplePlan();
  const address = cell("budget", "quantity", rowOf(plan.host, "budget", "activity", WEBINAR));
  plan.host.type(address, "=2*3");
  await apply(plan, [fewer]);
  expect(plan.host.formula(address)).not.toContain("=");
  await undo(plan);
  expect(plan.host.formula(address)).toBe("=2*3");
});

test("a text that looks like a formula is kept and put back as text", async () => {
  const plan = examplePlan();
  const row = rowOf(plan.host, "budget", "activity", WEBINAR);
  await script(
    plan.host,
    (app, address) => {
      app.getActiveSpreadsheet().getSheetByName("Budget")!.getRange(address).setValue("'=1+1");
    },
    `A${budgetTab.headerRow + row}`,
  );
  await apply(plan, [
    { kind: "optional", id: "=1+1", to: 6 },
    { kind: "add", id: WEBINAR, to: 1 },
  ]);
  expect(errors(plan.host)).toEqual([]);
  expect(plan.host.formula(cell("undo", "name", 2))).not.toMatch(/^=/);
  await undo(plan);
  expect(plan.host.value(cell("budget", "activity", row))).toBe("=1+1");
  expect(plan.host.value(cell("budget", "tag", row))).toBe("");
});

test("one change is kept: the next one replaces it, and after it was undone there is none", async () => {
  const plan = examplePlan();
  await apply(plan, [fewer]);
  await apply(plan, [added], "change-2");
  await expect(undo(plan, { id: "change-1" })).rejects.toThrow("only the last change can be undone");
  expect((await undo(plan, { id: "change-2" })).message).toContain("3 cells put back");
  expect(quantityOf(plan, WEBINAR)).toBe(2);
  expect((await undo(plan)).message).toBe("There is nothing to undo.");
});

test("a change that was refused leaves the one before it to be undone", async () => {
  const plan = examplePlan();
  await apply(plan, [fewer]);
  await expect(apply(plan, [{ kind: "add", id: WEBINAR, to: 1 }], "change-2")).rejects.toThrow("in the Budget already");
  expect((await undo(plan)).message).toContain("1 cell put back");
});

test("the record is a hidden tab at the end that somebody who shows it keeps", async () => {
  const plan = examplePlan();
  await apply(plan, [fewer]);
  expect(sheetNames(plan.host).at(-1)).toBe("Undo");
  const hidden = () =>
    script(plan.host, (app) => app.getActiveSpreadsheet().getSheetByName("Undo")!.isSheetHidden()) as Promise<boolean>;
  expect(await hidden()).toBe(true);
  await script(plan.host, (app) => {
    app.getActiveSpreadsheet().getSheetByName("Undo")!.showSheet();
  });
  await apply(plan, [added], "change-2");
  expect(await hidden()).toBe(false);
});

test("undo finds a Budget that was renamed", async () => {
  const plan = examplePlan();
  await apply(plan, [fewer]);
  await script(plan.host, (app) => {
    app.getActiveSpreadsheet().getSheetByName("Budget")!.setName("Money");
  });
  expect((await undo(plan)).message).toContain("1 cell put back");
});

test("a plan in which nothing was changed has nothing to undo, and no record is made", async () => {
  const plan = newPlan();
  expect((await undo(plan)).message).toBe("There is nothing to undo.");
  expect(sheetNames(plan.host)).not.toContain("Undo");
});

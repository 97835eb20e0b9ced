import { describe, expect, test } from "vitest";
import type { Applied, PlanForm, PlanRequest, PlanSuggestion } from "../../src/commands/server";
import { budgetTab } from "../../src/tabs/budget";
import { cell, errors, examplePlan, newPlan, type Plan, rowOf, script, sheetNames } from "../plan";

const read = ({ host }: Plan) => host.serve("readPlanForm", []) as Promise<PlanForm>;
const suggest = ({ host }: Plan, more: Partial<PlanRequest> = {}) => {
  const request = { budget: 150_000, values: {}, only: "all", shares: { lean: 0.6, stretch: 1.4 }, ...more };
  return host.serve("suggestPlan", [request]) as Promise<PlanSuggestion>;
};
const apply = ({ host }: Plan, { changes, seen }: PlanSuggestion, id = "change-1") =>
  host.serve("applyPlan", [
    { id, changes: changes.map(({ kind, id, to }) => ({ kind, id, to })), seen },
  ]) as Promise<Applied>;

const budgetCell = ({ host }: Plan, activity: string, column: string) =>
  host.value(cell("budget", column, rowOf(host, "budget", "activity", activity)));
const type = ({ host }: Plan, activity: string, column: string, text: string) =>
  host.type(cell("budget", column, rowOf(host, "budget", "activity", activity)), text);
const candidate = ({ candidates }: PlanForm, id: string) => candidates.find((each) => each.id === id);
const line = ({ lines }: PlanSuggestion, id: string) => lines.find((each) => each.id === id)!;
const bought = ({ lines }: PlanSuggestion) => lines.filter(({ quantity }) => quantity > 0);

describe("what a plan may choose from", () => {
  test("the example's 17 rows and the rest of the Catalogue, each with a value and what it rests on", async () => {
    const form = await read(examplePlan());
    expect(form.candidates.filter(({ row }) => row > 0)).toHaveLength(17);
    expect(form.candidates).toHaveLength(46);
    expect(form).toMatchObject({ rows: 17, total: 441_080, currency: "USD", problems: [] });
    expect(candidate(form, "One-click app and credentials")).toMatchObject({
      cost: 16_000,
      maximum: 1,
      value: 10,
      isOwnValue: false,
      basis: "Closes 8 gap points: B-05 (gate), B-13 (gate). Serves 2 stages.",
    });
    expect(form.gates.map(({ id }) => id).slice(0, 3)).toEqual(["B-13", "B-05", "B-04"]);
  });

  test("a row of several units costs what one of them costs, and may be bought as often", async () => {
    expect(candidate(await read(examplePlan()), "Webinar")).toMatchObject({ cost: 4200, maximum: 6 });
  });

  test("a cost that was typed for the whole row is bought whole or not at all", async () => {
    const plan = examplePlan();
    type(plan, "Meetups in ten cities", "quantity", "10");
    expect(candidate(await read(plan), "Meetups in ten cities")).toMatchObject({ cost: 60_000, maximum: 1 });
  });

  test("a value and a maximum of the Budget go before ours", async () => {
    const plan = examplePlan();
    type(plan, "Webinar", "value", "12.5");
    type(plan, "Webinar", "maximum", "2");
    expect(candidate(await read(plan), "Webinar")).toMatchObject({ value: 12.5, isOwnValue: true, maximum: 2 });
  });

  test.each([
    ["quantity", "a few", "its quantity is not a number"],
    ["quantity", "1.5", "its quantity is not a whole number"],
    ["quantity", "-1", "its quantity is not a whole number"],
    ["expected", "tbd", "its expected cost is not a number"],
    ["expected", "-5", "its expected cost is negative"],
    ["tier", "Attic", "“Attic” is no tier"],
  ])("a row whose %s is %s is left out, with the reason", async (column, text, why) => {
    const plan = examplePlan();
    type(plan, "White paper", column, text);
    const row = rowOf(plan.host, "budget", "activity", "White paper") + budgetTab.headerRow;
    const form = await read(plan);
    expect(form.problems).toEqual([{ activity: "White paper", row, why }]);
    expect(candidate(form, "White paper")).toBeUndefined();
  });

  test("an empty Budget and an empty audit still have the Catalogue to choose from", async () => {
    const form = await read(newPlan());
    expect(form).toMatchObject({ rows: 0, total: 0, answered: 0 });
    expect(form.candidates).toHaveLength(45);
  });
});

describe("the suggested plan", () => {
  test("the example's 150,000 buy every gate that money can lift, foundation first, and open three tiers", async () => {
    const plan = await suggest(examplePlan());
    expect(plan.expected).toEqual({
      budget: 150_000,
      cost: 148_925,
      value: 96,
      activities: 18,
      opened: ["Community", "Education", "Expanded enablement"],
    });
    expect(plan.lean).toMatchObject({ budget: 90_000, cost: 89_590, opened: [] });
    expect(plan.stretch).toMatchObject({ budget: 210_000, cost: 209_425 });
    expect(bought(plan).reduce((sum, { cost }) => sum + cost, 0)).toBe(148_925);
    expect(plan.next).toMatchObject({ money: 10_000, cost: 10_850, less: [] });
  });

  test("each line says why it is in or out", async () => {
    const plan = await suggest(examplePlan(), { budget: 60_000 });
    expect(line(plan, "Cut account creation to one step").why).toBe("lifts B-04, B-13");
    expect(line(plan, "Webinar").why).toBe("shut: Expanded enablement waits for B-07, B-14, B-21, C-02");
    expect(line(plan, "Open, searchable reference docs (first year)").why).toBe("not within the money");
    expect(line(plan, "Meetups in ten cities").why).toBe("no stage: type what it is for");
    expect(line(plan, "Drink-up or get-together, 25 people").why).toBe(
      "shut: In-person waits for B-07, B-14, B-21, C-02; needs X-07, P-01, P-03, which cost attention, not money",
    );
  });

  test("values that somebody changed decide", async () => {
    const values = { "Open-source library or sample project": 500 };
    expect(line(await suggest(examplePlan(), { values }), "Open-source library or sample project").quantity).toBe(1);
  });

  test("rows of the Budget only leave the Catalogue out", async () => {
    const { lines, changes } = await suggest(examplePlan(), { only: "budget" });
    expect(lines).toHaveLength(17);
    expect(changes.some(({ kind }) => kind === "add")).toBe(false);
  });

  test("without scores only basics and support are bought until they lift every gate below", async () => {
    const plan = await suggest(newPlan(), { budget: 30_000 });
    expect([...new Set(bought(plan).map(({ tier }) => tier))]).toEqual(["Basic enablement", "Community"]);
  });

  test("without money nothing is bought", async () => {
    expect((await suggest(examplePlan(), { budget: 0 })).expected).toMatchObject({ cost: 0, activities: 0 });
  });
});

describe("applying a plan", () => {
  test("writes what was listed, and suggests the same plan again with nothing to change", async () => {
    const plan = examplePlan();
    const suggestion = await suggest(plan);
    expect((await apply(plan, suggestion)).message).toBe("Wrote 5 rows, added 9.");
    expect(budgetCell(plan, "Webinar", "tag")).toBe("optional");
    expect(budgetCell(plan, "Webinar", "quantity")).toBe(6);
    expect(budgetCell(plan, "Case study", "expected")).toBe(2550);
    expect(errors(plan.host)).toEqual([]);
    const again = await suggest(plan);
    expect(again.expected).toEqual(suggestion.expected);
    expect(again.changes).toEqual([]);
  });

  test("a value that was typed into the form goes with its row, new or not, and finds the same plan again", async () => {
    const plan = examplePlan();
    const values = { "Open-source library or sample project": 500, Webinar: 1.5 };
    const suggestion = await suggest(plan, { values });
    const valued = suggestion.changes.filter(({ kind }) => kind === "value");
    expect(valued.map(({ id, to }) => [id, to])).toEqual(
      expect.arrayContaining([
        ["Open-source library or sample project", 500],
        ["Webinar", 1.5],
      ]),
    );
    await apply(plan, suggestion);
    expect(budgetCell(plan, "Open-source library or sample project", "value")).toBe(500);
    expect(budgetCell(plan, "Webinar", "value")).toBe(1.5);
    const again = await suggest(plan);
    expect(line(again, "Open-source library or sample project").value).toBe(500);
    expect(bought(again).map(({ id }) => id)).toEqual(bought(suggestion).map(({ id }) => id));
    expect(again.changes).toEqual([]);
  });

  test("quantities change, and the tag goes from rows that are in the plan", async () => {
    const plan = examplePlan();
    await apply(plan, await suggest(plan, { budget: 441_080 }));
    expect(budgetCell(plan, "Webinar", "quantity")).toBe(3);
    expect(budgetCell(plan, "White paper", "tag")).toBe("");
  });

  test("a tag of the person's own stays", async () => {
    const plan = examplePlan();
    type(plan, "Webinar", "tag", "board");
    await apply(plan, await suggest(plan));
    expect(budgetCell(plan, "Webinar", "tag")).toBe("board");
  });

  test("a request that was sent twice writes once and says the same", async () => {
    const plan = examplePlan();
    const suggestion = await suggest(plan);
    const first = await apply(plan, suggestion);
    expect(await apply(plan, suggestion)).toEqual(first);
    expect(rowsOf(plan)).toBe(17 + 9);
  });

  test.each([
    [
      "a quantity was changed",
      (plan: Plan) => type(plan, "Webinar", "quantity", "5"),
      "“Webinar” in the Budget was changed",
    ],
    ["a row was emptied", (plan: Plan) => type(plan, "Webinar", "activity", ""), "A row was taken out"],
    [
      "a row was added",
      (plan: Plan) => plan.host.type(cell("budget", "activity", 20), "Case study"),
      "“Case study” in the",
    ],
  ])("nothing is written when meanwhile %s", async (_, change, message) => {
    const plan = examplePlan();
    const suggestion = await suggest(plan);
    change(plan);
    await expect(apply(plan, suggestion)).rejects.toThrow(message);
    expect(budgetCell(plan, "White paper", "tag")).toBe("optional");
    expect(budgetCell(plan, "Meetup program, first year, 12 meetups", "tag")).toBe("");
  });

  describe("where a try was cut off after it wrote a quantity", () => {
    const changes = [
      { kind: "quantity", id: "Webinar", to: 2 },
      { kind: "optional", id: "Webinar", to: 2 },
    ];
    const cutOff = async (plan: Plan) => {
      const { seen } = await suggest(plan);
      type(plan, "Webinar", "quantity", "2");
      return () => plan.host.serve("applyPlan", [{ id: "change-1", changes, seen }]) as Promise<Applied>;
    };

    test("the next one goes on", async () => {
      const plan = examplePlan();
      const again = await cutOff(plan);
      expect((await again()).message).toBe("Wrote 1 row.");
      expect([budgetCell(plan, "Webinar", "quantity"), budgetCell(plan, "Webinar", "tag")]).toEqual([2, "optional"]);
    });

    test.each([
      ["a tag of somebody's own", (plan: Plan) => type(plan, "Webinar", "tag", "mine")],
      ["another name", (plan: Plan) => type(plan, "Webinar", "activity", "Webinar for one")],
      ["a row of the same name beside it", (plan: Plan) => plan.host.type(cell("budget", "activity", 20), "Webinar")],
    ])("the next one is refused for %s", async (_, change) => {
      const plan = examplePlan();
      const again = await cutOff(plan);
      change(plan);
      await expect(again()).rejects.toThrow("in the Budget was changed meanwhile. Nothing was written.");
      expect(budgetCell(plan, "White paper", "tag")).toBe("optional");
    });

    test("marks of another form are refused as well", async () => {
      const plan = examplePlan();
      const { seen } = await suggest(plan);
      for (const mark of ["", "null", "{}", "[]"]) {
        const sent = seen.map((each) => (each.includes("Webinar") ? mark : each));
        await expect(plan.host.serve("applyPlan", [{ id: "change-1", changes, seen: sent }])).rejects.toThrow(
          "“Webinar” in the Budget was changed meanwhile",
        );
      }
    });
  });

  test("rows that were only sorted, in a Budget that was renamed, are still found", async () => {
    const plan = examplePlan();
    const suggestion = await suggest(plan);
    await script(plan.host, (app) => {
      const sheet = app.getActiveSpreadsheet().getSheetByName("Budget")!;
      sheet.getRange(7, 1, 17, sheet.getMaxColumns()).sort({ column: 1, ascending: false });
      sheet.setName("Money");
    });
    expect((await apply(plan, suggestion)).message).toBe("Wrote 5 rows, added 9.");
    expect(sheetNames(plan.host)).toContain("Money");
  });

  test("an activity whose name looks like a formula stays text", async () => {
    const plan = examplePlan();
    await script(plan.host, (app) => {
      app.getActiveSpreadsheet().getSheetByName("Catalogue")!.getRange("B5").setValue('\'=HYPERLINK("x")');
    });
    const seen = (await suggest(plan)).seen;
    const changes = [{ kind: "add", id: '=HYPERLINK("x")', to: 1 }];
    await plan.host.serve("applyPlan", [{ id: "change-1", changes, seen }]);
    const row = rowOf(plan.host, "budget", "activity", '=HYPERLINK("x")');
    expect(plan.host.formula(cell("budget", "activity", row))).not.toMatch(/^=/);
    expect(plan.host.value(cell("budget", "expected", row))).toBe(1800);
  });

  test.each([
    ["an id too short", { id: "x" }, "id: expected"],
    ["a change of no kind", { changes: [{ kind: "delete", id: "Webinar", to: 0 }] }, "kind: expected one of"],
    ["half a unit", { changes: [{ kind: "quantity", id: "Webinar", to: 1.5 }] }, "to: expected a whole number"],
    ["no list", { seen: "all" }, "seen: expected a list"],
    [
      "an activity that the Catalogue does not have",
      { changes: [{ kind: "add", id: "=1+1", to: 1 }] },
      "not in the Catalogue",
    ],
    ["a row that is not there", { changes: [{ kind: "optional", id: "Booth", to: 1 }] }, "not in the Budget any more"],
  ])("%s is refused", async (_, more, message) => {
    const plan = examplePlan();
    const { seen } = await suggest(plan);
    await expect(plan.host.serve("applyPlan", [{ id: "change-1", changes: [], seen, ...more }])).rejects.toThrow(
      message,
    );
    expect(rowsOf(plan)).toBe(17);
  });
});

function rowsOf({ host }: Plan): number {
  return Array.from({ length: 40 }, (_, row) => host.value(cell("budget", "activity", row + 1))).filter(Boolean).length;
}

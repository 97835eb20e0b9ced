import { describe, expect, test } from "vitest";
import { ledgerTab } from "../../src/tabs/ledger";
import { cell, emptyWorkbook, errors, newPlan, type Plan, rowOf, script, sheetNames } from "../plan";

const PROGRAM = "MVP / champions program, 25 members";
const ARTICLE = "Article written in-house (own or wider topic)";

const value = ({ host }: Plan, name: string) => host.value(cellOf(name));

/** The address of a named cell of the fresh ledger. */
function cellOf(name: string): string {
  const { row, column } = ledgerTab.block().find((each) => each.name === `Groundwork_ledger_${name}`)!;
  return `'MVP ledger'!${"ABCDE"[column - 1]}${row}`;
}

type Piece = Partial<Record<"member" | "piece" | "kind" | "pieces" | "paidByUs", string>>;

function ledgerOf(...pieces: readonly Piece[]): Plan {
  const plan = newPlan();
  plan.host.run("mvpLedger");
  pieces.forEach((piece, index) => {
    for (const [key, typed] of Object.entries(piece)) plan.host.type(cell("ledger", key, index + 1), typed);
  });
  return plan;
}

const inRow = (plan: Plan, row: number, ...columns: readonly string[]) =>
  columns.map((column) => plan.host.value(cell("ledger", column, row)));

test("the menu makes the ledger once, shows it, and nothing in it is an error while it is empty", () => {
  const plan = newPlan();
  plan.host.run("mvpLedger");
  expect(sheetNames(plan.host).at(-1)).toBe("MVP ledger");
  expect(plan.host.model.getters.getActiveSheetId()).toBe(plan.host.model.getters.getSheetIdByName("MVP ledger"));
  expect(errors(plan.host)).toEqual([]);
  expect(value(plan, "return")).toBe("No piece counts yet.");
  expect(value(plan, "unknown")).toBe("None");
  expect(value(plan, "value_expected")).toBe(0);
  const before = sheetNames(plan.host);
  plan.host.run("setUpPlan");
  plan.host.run("mvpLedger");
  expect(sheetNames(plan.host)).toEqual(before);
});

test("without a plan it says what to do, and makes no tab", () => {
  const plan = emptyWorkbook();
  expect(() => plan.host.run("mvpLedger")).toThrow("Choose Extensions > Groundwork > Set up plan");
  expect(sheetNames(plan.host)).not.toContain("MVP ledger");
});

describe("a piece", () => {
  // Domain reference 5.2: E01 costs 400 / 1,400 / 4,200 with an hour of 100; half of it counts.
  test.each<[string, Piece, unknown, unknown, string]>([
    ["counts half of what the Catalogue expects it to cost", { kind: ARTICLE, pieces: "4" }, 1400, 2800, ""],
    ["without a number is one", { kind: ARTICLE }, 1400, 700, ""],
    ["that we paid for counts nothing", { kind: ARTICLE, pieces: "4", paidByUs: "yes" }, 1400, 0, ""],
    ["that we did not pay for counts", { kind: ARTICLE, pieces: "1", paidByUs: "no" }, 1400, 700, ""],
    ["of no kind counts nothing", { member: "Zoë", pieces: "3" }, "", "", "choose a kind"],
    ["of an unknown kind counts nothing", { kind: "Sticker" }, "", 0, "the kind is not in the Catalogue"],
    ["counted in words counts nothing", { kind: ARTICLE, pieces: "many" }, 1400, 0, "the pieces are not a number"],
    ["less than none counts nothing", { kind: ARTICLE, pieces: "-2" }, 1400, 0, "the pieces are negative"],
  ])("%s", (_, piece, each, counted, check) => {
    const plan = ledgerOf(piece);
    expect(inRow(plan, 1, "valueEach", "counted", "check")).toEqual([each, counted, check]);
    expect(errors(plan.host)).toEqual([]);
  });
});

test("the value is a range, and follows the caution factor and the Catalogue", () => {
  const plan = ledgerOf({ kind: ARTICLE, pieces: "10" }, { kind: "Webinar", pieces: "2", paidByUs: "yes" });
  const range = () => ["low", "expected", "high"].map((estimate) => value(plan, `value_${estimate}`));
  expect(range()).toEqual([2000, 7000, 21_000]);
  plan.host.type(cellOf("caution"), "=1/4");
  expect(range()).toEqual([1000, 3500, 10_500]);
  plan.host.type(cell("catalogue", "hoursExpected", rowOf(plan.host, "catalogue", "id", "E01")), "28");
  expect(range()).toEqual([1000, 7000, 10_500]);
});

describe("the return", () => {
  // C06: 420 hours x 75 + 15,000 = 46,500.
  test("is a range over what the Budget says of the program, however often it stands there", () => {
    const plan = ledgerOf({ kind: ARTICLE, pieces: "120" });
    plan.host.type(cell("budget", "activity", 1), PROGRAM);
    plan.host.type(cell("budget", "activity", 2), "Webinar");
    expect(value(plan, "cost_expected")).toBe(46_500);
    expect(value(plan, "return")).toBe("0.5 to 5.4 times what it costs");
    plan.host.type(cell("budget", "activity", 3), PROGRAM);
    expect(value(plan, "cost_expected")).toBe(93_000);
    expect(value(plan, "return")).toBe("0.3 to 2.7 times what it costs");
  });

  test("follows the program by its id when it is called something else", () => {
    const plan = ledgerOf({ kind: ARTICLE, pieces: "120" });
    plan.host.type(cell("catalogue", "activity", rowOf(plan.host, "catalogue", "id", "C06")), "Relay stars");
    plan.host.type(cell("budget", "activity", 1), "Relay stars");
    expect(value(plan, "cost_expected")).toBe(46_500);
  });

  test("is words while there is nothing to divide by", () => {
    const plan = ledgerOf({ kind: ARTICLE });
    expect(value(plan, "return")).toMatch(/^Nothing to divide by: the Budget has no row of the MVP program/);
    expect(errors(plan.host)).toEqual([]);
  });
});

test("unknown kinds are counted and named, each once", () => {
  const plan = ledgerOf({ kind: "Sticker" }, { kind: ARTICLE }, { kind: "Poster" }, { kind: "Sticker" });
  expect(value(plan, "unknown")).toBe("3 rows: Sticker, Poster");
  plan.host.type(cell("ledger", "kind", 3), ARTICLE);
  plan.host.type(cell("ledger", "kind", 4), ARTICLE);
  expect(value(plan, "unknown")).toBe("1 row: Sticker");
});

test("a formula that lost its tab is mended, and what people typed stays", async () => {
  const plan = ledgerOf({ member: "Zoë", kind: ARTICLE, pieces: "2" });
  await script(plan.host, (app) => {
    const spreadsheet = app.getActiveSpreadsheet();
    spreadsheet.deleteSheet(spreadsheet.getSheetByName("Catalogue")!);
  });
  plan.host.run("setUpPlan");
  expect(inRow(plan, 1, "member", "kind", "pieces", "counted")).toEqual(["Zoë", ARTICLE, 2, 1400]);
  expect(errors(plan.host)).toEqual([]);
});

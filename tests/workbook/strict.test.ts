import { describe, expect, test } from "vitest";
import type { CellContent } from "../../src/workbook/write";
import type { SmallWorkbook, Spreadsheet } from "./runs";
import { refusalOf, smallPlan } from "./smallPlan";

type Builder = GoogleAppsScript.Spreadsheet.DataValidationBuilder;
type Asks = (builder: Builder, book: Spreadsheet) => Builder;

/** Lets some cells of the stall reject what does not fit a rule, as people do with “Reject the input”. */
const rejecting = (rules: Readonly<Record<string, Asks>>, warnsOnly = false): SmallWorkbook => {
  const plan = smallPlan();
  plan.run((_, book, app) => {
    for (const [cells, asks] of Object.entries(rules)) {
      const rule = asks(app.newDataValidation(), book).setAllowInvalid(warnsOnly).build();
      book.getRange(`Stall!${cells}`).setDataValidation(rule);
    }
  });
  return plan;
};

interface Written {
  readonly row: number;
  readonly column: number;
  readonly contents: readonly (readonly CellContent[])[];
}

/** Asks whether some blocks may be written into the stall, before they are. */
const ask = (plan: SmallWorkbook, ...blocks: readonly Written[]): void =>
  plan.run(({ strict }, book) => {
    const parts = blocks.map((block) => ({
      ...block,
      rows: block.contents.length,
      columns: block.contents[0]?.length ?? 0,
    }));
    strict.refuseUnfit(book.getSheetByName("Stall")!, parts);
  });

const at = (row: number, column: number, ...contents: readonly (readonly CellContent[])[]): Written => ({
  row,
  column,
  contents,
});

const DAY = new Date(Date.UTC(2026, 4, 1));

/** A rule, what it asks for, what it lets in, and what it does not. */
const RULES: readonly (readonly [string, Asks, readonly CellContent[], readonly CellContent[]])[] = [
  ["a list", (rule) => rule.requireValueInList(["1", "Fig"]), ["Fig", 1, "1"], ["fig", 2, "0.5"]],
  ["a list in another language", (rule) => rule.requireValueInList(["WAHR", "0,5"]), [true, 0.5], ["true", 5]],
  [
    "the cells of a range",
    (rule, book) => rule.requireValueInRange(book.getRange("Shelf!A2:B3")),
    ["Apple", "Pear", 2, "3"],
    ["Quince", 5, false],
  ],
  ["a checkbox", (rule) => rule.requireCheckbox(), [true, false], ["TRUE", 1]],
  ["a checkbox of two words", (rule) => rule.requireCheckbox("yes", "no"), ["yes", "no"], ["maybe", true]],
  ["a checkbox of a number", (rule) => rule.requireCheckbox(1), [1], [2, false]],
  ["a number from 2 to 5", (rule) => rule.requireNumberBetween(2, 5), [2, 3.5, 5], [1.99, 5.01, "3", true]],
  ["a number above 2", (rule) => rule.requireNumberGreaterThan(2), [2.01], [2, 1, "3"]],
  ["a number of 2 or more", (rule) => rule.requireNumberGreaterThanOrEqualTo(2), [2, 3], [1.99, "3"]],
  ["a number below 5", (rule) => rule.requireNumberLessThan(5), [4.99], [5, 6, "3"]],
  ["a number of 5 or less", (rule) => rule.requireNumberLessThanOrEqualTo(5), [5, 4], [5.01, "3"]],
];

const cases = (pick: (letsIn: readonly CellContent[], rejects: readonly CellContent[]) => readonly CellContent[]) =>
  RULES.flatMap(([what, asks, letsIn, rejects]) =>
    pick(letsIn, rejects).map((content) => [what, typeof content, content, asks] as const),
  );

describe("a rule that rejects what does not fit", () => {
  test.each(cases((letsIn) => letsIn))("and asks for %s takes the %s %s", (_, __, content, asks) => {
    ask(rejecting({ B4: asks }), at(4, 2, [content]));
  });

  test.each(cases((__, rejects) => rejects))("and asks for %s rejects the %s %s", (_, __, content, asks) => {
    expect(refusalOf(() => ask(rejecting({ B4: asks }), at(4, 2, [content])))).toBe(
      `B4 of the tab Stall has a rule that rejects “${String(content)}”. Nothing was written there. Select its column, choose Data > Data validation, let the rule show a warning or allow the value, then try again.`,
    );
  });

  test.each<[string, CellContent]>([
    ["nothing", null],
    ["a text without a letter", ""],
    ["a formula", { formula: "=1+1" }],
    ["a day", DAY],
  ])("is not held against %s", (_, content) => {
    ask(rejecting({ B4: (rule) => rule.requireNumberGreaterThan(1000) }), at(4, 2, [content]));
  });

  test("is left to Google where it asks for something else", () => {
    ask(rejecting({ B4: (rule) => rule.requireTextContains("x") }), at(4, 2, ["Fig"]));
  });

  test("is in nobody's way as long as it only warns", () => {
    ask(rejecting({ B4: (rule) => rule.requireCheckbox() }, true), at(4, 2, ["Fig"]));
  });

  test.each([
    ["is said whole with forty letters", "a".repeat(40), "a".repeat(40)],
    ["is cut after forty where it has more", "b".repeat(41), `${"b".repeat(40)}…`],
  ])("a text that it rejects %s", (_, text, said) => {
    const plan = rejecting({ B4: (rule) => rule.requireCheckbox() });
    expect(refusalOf(() => ask(plan, at(4, 2, [text])))).toContain(`rejects “${said}”.`);
  });
});

const WORDS: Asks = (rule) => rule.requireValueInList(["Fig", "Lime"]);

describe("of the cells that are about to be written", () => {
  test.each([
    ["the second of a row", "C5", at(5, 2, ["Plum", "Plum"]), "C5"],
    ["the second of a column", "B4:B5", at(4, 2, ["Fig"], ["Plum"]), "B5"],
    ["the last of a block", "D6:D7", at(5, 3, ["x", "Fig"], [1, "Lime"], [2, "Plum"]), "D7"],
    ["one in the midst, by the rule of its column", "B4:B7", at(4, 2, ["Fig"], ["Plum"], ["Lime"]), "B5"],
    ["the first of two", "B4:B7", at(4, 2, ["Plum"], ["Kiwi"]), "B4"],
    ["one behind blank cells", "F4:F7", at(4, 5, [null, null], ["", "Plum"]), "F5"],
  ])("%s is named", (_, cells, block, named) => {
    const says = refusalOf(() => ask(rejecting({ [cells]: WORDS }), block));
    expect(says).toMatch(new RegExp(`^${named} of the tab Stall has a rule that rejects “Plum”`));
  });

  test.each([
    ["first", "A4", [at(7, 1, ["Fig"]), at(4, 1, ["Plum"])]],
    ["last", "A7", [at(7, 1, ["Plum"]), at(4, 1, ["Fig"])]],
    ["first, in a column of its own,", "C4", [at(4, 3, ["Plum"]), at(7, 1, ["Fig"])]],
  ] as const)("those of all blocks are held against the rule of the %s row: %s", (_, cell, blocks) => {
    expect(refusalOf(() => ask(rejecting({ [cell]: WORDS }), ...blocks))).toContain(`${cell} of the tab Stall`);
  });

  test.each([
    ["of the next column", { A4: WORDS, C4: WORDS }],
    ["of the next row", { B3: WORDS, B5: WORDS }],
  ])("a rule %s says nothing", (_, rules) => {
    ask(rejecting(rules), at(4, 2, ["Plum"]));
  });

  test.each([
    ["none", 0, []],
    ["nothing but blank ones", 0, [at(4, 2, [null, ""])]],
    ["one row", 1, [at(4, 2, ["Plum", 3])]],
    ["four rows", 2, [at(4, 2, ["Plum", 3], ["Plum", 3], ["Plum", 3]), at(7, 1, ["Fig"])]],
  ])("%s need the rules of %s rows", (_, asked, blocks) => {
    const plan = smallPlan();
    plan.host.resetCalls();
    ask(plan, ...blocks);
    expect(plan.host.calls["Range.getDataValidations"] ?? 0).toBe(asked);
  });
});

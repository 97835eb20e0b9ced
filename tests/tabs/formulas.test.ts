import { describe, expect, test } from "vitest";
import { FUNCTIONS } from "../../src/functions/index";
import type { FormulaText } from "../../src/tabs/define";
import { ALL_TABS } from "../../src/tabs/index";
import type { Place } from "../../src/workbook/places";
import { referencesFor } from "../../src/workbook/references";
import { emptyWorkbook, errors, script } from "../plan";

/** Where everything stands in a fresh plan; formulas ask a sheet for its name only. */
const PLACES = new Map(
  ALL_TABS.map((tab): [Place["tab"]["key"], Place] => {
    const columns = new Map(tab.columns.map(({ key }, index) => [key, index + 1]));
    const sheet = { getName: () => tab.name } as unknown as Place["sheet"];
    const unmarked = { tab: false, header: false, columns: [] };
    return [tab.key, { tab, sheet, headerRow: tab.headerRow, columns, unmarked }];
  }),
);

/** Every formula that the add-on writes into a tab, as it writes it. */
const FORMULAS = [...PLACES.values()].flatMap((place) => {
  const { tab } = place;
  const at = referencesFor(PLACES, place);
  const told = (where: string, formula: FormulaText | undefined) =>
    formula ? [{ where: `${tab.name}, ${where}`, formula: formula(at) }] : [];
  return [
    ...tab.columns.flatMap(({ header, formula, spill }) => [
      ...told(header, formula),
      ...told(`${header}, spilled`, spill),
    ]),
    ...tab.block().flatMap(({ row, column, formula }) => told(`row ${row}, column ${column}`, formula)),
    ...(tab.content?.() ?? []).flatMap((row) =>
      Object.entries(row).flatMap(([key, content]) => (typeof content === "function" ? told(key, content) : [])),
    ),
  ];
});

/** A formula without its texts and names of tabs, whose signs are only signs. */
const bare = (formula: string) => formula.replace(/"(?:[^"]|"")*"|'(?:[^']|'')*'/g, "text");

describe("formulas of ours are read the same wherever the spreadsheet is set to", () => {
  test("there are hundreds, and each begins with =", () => {
    expect(FORMULAS.length).toBeGreaterThan(300);
    expect(FORMULAS.filter(({ formula }) => !formula.startsWith("="))).toEqual([]);
  });

  test.each([
    ["a comma, which separates arguments in some countries only", /,/],
    ["a number with decimals, whose mark is another elsewhere", /\d\.\d|(?<![A-Z)])\.\d/],
    ["a list in braces, whose separators are others elsewhere", /[{}\\]/],
    ["a function by a name that is not English", /[^\x20-\x7e]/],
  ])("none has %s", (_, sign) => {
    expect(FORMULAS.filter(({ formula }) => sign.test(bare(formula)))).toEqual([]);
  });
});

describe("in a spreadsheet with decimal commas that refuses other formulas", () => {
  test("the examples of all functions are written in a form that it reads", async () => {
    const { host } = emptyWorkbook({ locale: "de_DE" });
    for (const { name } of FUNCTIONS) {
      await script(
        host,
        (app, word) => {
          const spreadsheet = app.getActiveSpreadsheet();
          spreadsheet.insertSheet(word).getRange("A1").activate();
        },
        name,
      );
      await host.serve("insertExample", [{ name }]);
      expect(host.formula(`${name}!A1`)).toMatch(new RegExp(`^=${name}\\(`));
    }
    expect(errors(host)).toEqual([]);
    host.dispose();
  });
});

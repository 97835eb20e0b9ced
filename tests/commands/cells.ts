import { type Plan, script } from "../plan";

/** All that undo and backups promise to bring back, cell by cell, by tab: `Budget!R7C2` and what it is. */
export type Cells = Readonly<Record<string, string>>;

/** Records of the change itself, hidden copies, and the page that is drawn anew. */
const LEFT_OUT = /, backup of |^Undo$|^Summary$/;

/** Value or formula, format, colours, weight, note and validation of every cell that differs from an untouched one. */
export async function everyCell({ host }: Plan, leftOut = LEFT_OUT): Promise<Cells> {
  const tabs = JSON.parse((await script(host, picture)) as string) as Record<string, string[][]>;
  const cells: Record<string, string> = {};
  for (const [name, rows] of Object.entries(tabs)) {
    if (leftOut.test(name)) continue;
    rows.forEach((row, index) => {
      row.forEach((cell, column) => {
        if (cell !== "") cells[`${name}!R${index + 1}C${column + 1}`] = cell;
      });
    });
  }
  return cells;
}

/** Runs in the workbook. What a formula shows is its inputs' affair, and spilled cells belong to nobody. */
function picture(app: GoogleAppsScript.Spreadsheet.SpreadsheetApp): string {
  const shown: Record<string, string[][]> = {};
  for (const sheet of app.getActiveSpreadsheet().getSheets()) {
    const range = sheet.getRange(1, 1, sheet.getMaxRows(), sheet.getMaxColumns());
    const [values, formulas] = [range.getValues(), range.getFormulasR1C1()];
    const looks = [range.getNumberFormats(), range.getBackgrounds(), range.getFontColors(), range.getFontWeights()];
    const [notes, rules] = [range.getNotes(), range.getDataValidations()];
    const plain = JSON.stringify(["", "0.###############", "#ffffff", "#000000", "normal", "", null]);
    shown[sheet.getName()] = values.map((row, r) =>
      row.map((value, c) => {
        const rule = rules[r]![c];
        const validation = rule ? [String(rule.getCriteriaType()), rule.getAllowInvalid(), rule.getHelpText()] : null;
        // A checkbox without a tick is blank or FALSE: nobody sees or reads a difference.
        const isUnticked = value === false && validation?.[0] === "CHECKBOX";
        const cell = [
          formulas[r]![c] || (isUnticked ? "" : value),
          ...looks.map((grid) => grid[r]![c]),
          notes[r]![c],
          validation,
        ];
        const text = JSON.stringify(cell);
        return text === plain ? "" : text;
      }),
    );
  }
  return JSON.stringify(shown);
}

/** What differs between two pictures, in words; empty when nothing does. */
export function differencesOf(before: Cells, after: Cells): string[] {
  const addresses = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...addresses]
    .filter((address) => before[address] !== after[address])
    .map((address) => `${address}: ${before[address] ?? "blank"} became ${after[address] ?? "blank"}`);
}

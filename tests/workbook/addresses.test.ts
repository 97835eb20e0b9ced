import fc from "fast-check";
import { expect, test } from "vitest";
import { quotedName } from "../../src/workbook/addresses";
import { sampled, seeded } from "../domain/seeded";
import { hostileText } from "../hostile";
import { emptyWorkbook, script } from "../plan";

/** What the preview's engine allows; Google allows more, which is why quotes have a law of their own. */
const tabName = hostileText
  .map((text) => text.replace(/['*?:/\\[\]\p{Cc}]/gu, " ").slice(0, 100))
  .map((text) => text.replace(/\s+/g, " ").trim())
  .filter((name) => name !== "");

test("a formula of ours reads from a tab whatever its name, 5,000 hostile ones in a soak and a tenth here", async () => {
  const { host } = emptyWorkbook();
  const names = sampled(tabName, 500);
  const read = await script(
    host,
    (app, word) => {
      const spreadsheet = app.getActiveSpreadsheet();
      const sheet = spreadsheet.getSheets()[0]!;
      const cell = spreadsheet.insertSheet("Reader").getRange("A1");
      return (JSON.parse(word) as { name: string; quoted: string }[]).map(({ name, quoted }, index) => {
        sheet.setName(name).getRange("A1").setValue(index);
        return cell.setFormula(`=SUM(${quoted}!$A$1:$A)+1`).getValue();
      });
    },
    JSON.stringify(names.map((name) => ({ name, quoted: quotedName(name) }))),
  );
  expect(read).toEqual(names.map((_, index) => index + 1));
  host.dispose();
});

test("no name ends its quotes early", () => {
  seeded(
    fc.property(fc.array(fc.oneof(hostileText, fc.constantFrom("'", "''", "!", "'!A1"))), (parts) => {
      const name = parts.join("");
      const [, inside] = /^'((?:[^']|'')*)'$/.exec(quotedName(name)) ?? [];
      expect(inside?.replaceAll("''", "'")).toBe(name);
    }),
  );
});

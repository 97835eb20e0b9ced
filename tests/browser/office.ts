import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { JSDOM } from "jsdom";
import { it } from "vitest";

const OFFICE = ["soffice", "libreoffice"].find((name) => spawnSync(name, ["--version"]).status === 0);

/** Like `it`; without LibreOffice it is skipped and says so, or fails where CI asks for it. */
export function itWithOffice(title: string, body: () => Promise<void>, timeout?: number): void {
  const isSkipped = !OFFICE && process.env.REQUIRE_OFFICE !== "1";
  const reason = isSkipped ? " (skipped: LibreOffice not found)" : "";
  it.skipIf(isSkipped)(`${title}${reason}`, body, timeout);
}

/** The same workbook with a wrong result cached for every formula, so that whatever is read was really calculated. */
export function withWrongResults(xlsx: Uint8Array): Uint8Array {
  const files = unzipSync(xlsx);
  for (const [path, content] of Object.entries(files)) {
    if (!/^xl\/worksheets\/[^/]+\.xml$/.test(path)) continue;
    const wrong = strFromU8(content).replace(/(<f[^>]*>[^<]*<\/f>\s*)<v>[^<]*<\/v>/g, "$1<v>999</v>");
    files[path] = strToU8(wrong);
  }
  return zipSync(files);
}

/** What LibreOffice calculates for each tab of a workbook: numbers in full, everything else as text. */
export function recalculate(xlsx: Uint8Array): Record<string, (string | number)[][]> {
  if (!OFFICE) throw new Error("LibreOffice not found, and REQUIRE_OFFICE=1 asks for it.");
  const folder = mkdtempSync(join(tmpdir(), "groundwork-office-"));
  try {
    const file = join(folder, "plan.xlsx");
    writeFileSync(file, xlsx);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    execFileSync(OFFICE, [profile, "--headless", "--convert-to", "fods", "--outdir", folder, file], {
      stdio: "pipe",
      timeout: 120_000,
    });
    return tabsOf(readFileSync(join(folder, "plan.fods"), "utf8"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The cells of an OpenDocument spreadsheet, in which runs of equal cells and rows are written once with their number. */
function tabsOf(xml: string): Record<string, (string | number)[][]> {
  const { document } = new JSDOM(xml, { contentType: "text/xml" }).window;
  const times = (element: Element, what: string) => Number(element.getAttribute(`table:number-${what}-repeated`) ?? 1);
  const contentOf = (cell: Element) => {
    const number = cell.getAttribute("office:value");
    if (number !== null) return Number(number);
    return [...cell.children]
      .filter(({ tagName }) => tagName === "text:p")
      .map(({ textContent }) => textContent)
      .join("\n");
  };
  // The last run of a tab reaches to the end of the grid and is empty.
  const repeat = <Value>(value: Value, count: number): Value[] =>
    Array.from({ length: count > 500 ? 1 : count }, () => value);
  // A chart brings tables of its own, inside the cell it stands on.
  const tables = [...(document.getElementsByTagName("office:spreadsheet")[0]?.children ?? [])];
  const tableOf = (element: Element): Element | null =>
    element.tagName === "table:table" ? element : element.parentElement && tableOf(element.parentElement);
  return Object.fromEntries(
    tables
      .filter(({ tagName }) => tagName === "table:table")
      .map((table) => [
        table.getAttribute("table:name") ?? "",
        [...table.getElementsByTagName("table:table-row")]
          .filter((row) => tableOf(row) === table)
          .flatMap((row) => {
            const cells = [...row.children].filter(({ tagName }) => /^table:(covered-)?table-cell$/.test(tagName));
            return repeat(
              cells.flatMap((cell) => repeat(contentOf(cell), times(cell, "columns"))),
              times(row, "rows"),
            );
          }),
      ]),
  );
}

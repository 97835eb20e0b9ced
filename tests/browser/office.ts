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

/** Paper sizes as .xlsx numbers them. */
export const PAPERS = { Letter: 1, A4: 9 } as const;

/** Half an inch, which printers can keep to. */
const MARGIN = 0.5;

/**
 * The same workbook with one tab to print in landscape, at its own size or fit to the page: what a person chooses in the print
 * window, because Apps Script cannot. LibreOffice takes a digit of Arial 10 for 7.4 pixels, where Excel and Sheets take 7: what
 * fits here at 100 % fits there with room to spare.
 */
export function onPaper(xlsx: Uint8Array, tab: string, paper: number, size: "100 %" | "fit to page"): Uint8Array {
  const files = unzipSync(xlsx);
  const edit = (path: string, change: (xml: string) => string) => {
    files[path] = strToU8(change(strFromU8(files[path]!)));
  };
  const names = [...strFromU8(files["xl/workbook.xml"]!).matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(
    ([, name]) => name,
  );
  edit("xl/workbook.xml", (xml) =>
    xml
      .replace(/<sheet ([^>]*name="([^"]*)"[^>]*)>/g, (sheet, rest: string, name: string) =>
        name === tab ? sheet : `<sheet state="hidden" ${rest.replace(/state="[^"]*"/, "")}>`,
      )
      // The tab in front is never hidden.
      .replace(/<bookViews>[\s\S]*?<\/bookViews>/, "")
      .replace("<sheets>", `<bookViews><workbookView activeTab="${names.indexOf(tab)}"/></bookViews><sheets>`),
  );
  const margins = ["left", "right", "top", "bottom", "header", "footer"].map((side) => `${side}="${MARGIN}"`).join(" ");
  const fit = size === "fit to page";
  const scale = fit ? 'fitToWidth="1" fitToHeight="1"' : 'scale="100"';
  const print = `<pageMargins ${margins}/><pageSetup paperSize="${paper}" orientation="landscape" ${scale}/><headerFooter/>`;
  edit(`xl/worksheets/sheet${names.indexOf(tab)}.xml`, (xml) =>
    xml
      .replace(/<worksheet[^>]*>/, (start) => `${start}<sheetPr><pageSetUpPr fitToPage="${fit ? 1 : 0}"/></sheetPr>`)
      .replace(/<(drawing|legacyDrawing|tableParts)\b|<\/worksheet>/, (next) => `${print}${next}`),
  );
  return zipSync(files);
}

/** How many sheets of paper LibreOffice needs for what is not hidden. */
export function pagesOf(xlsx: Uint8Array): number {
  const pdf = converted(xlsx, "pdf").toString("latin1");
  return (pdf.match(/\/Type\s*\/Page\b/g) ?? []).length;
}

/** What LibreOffice calculates for each tab of a workbook: numbers in full, everything else as text. */
export function recalculate(xlsx: Uint8Array): Record<string, (string | number)[][]> {
  return tabsOf(converted(xlsx, "fods").toString("utf8"));
}

function converted(xlsx: Uint8Array, format: "fods" | "pdf"): Buffer {
  if (!OFFICE) throw new Error("LibreOffice not found, and REQUIRE_OFFICE=1 asks for it.");
  const folder = mkdtempSync(join(tmpdir(), "groundwork-office-"));
  try {
    const file = join(folder, "plan.xlsx");
    writeFileSync(file, xlsx);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    execFileSync(OFFICE, [profile, "--headless", "--convert-to", format, "--outdir", folder, file], {
      stdio: "pipe",
      timeout: 120_000,
    });
    return readFileSync(join(folder, `plan.${format}`));
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

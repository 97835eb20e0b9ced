import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
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

/** What LibreOffice calculates for each tab of a workbook: its cells as full-precision text. */
export function recalculate(xlsx: Uint8Array): Record<string, string[][]> {
  if (!OFFICE) throw new Error("LibreOffice not found, and REQUIRE_OFFICE=1 asks for it.");
  const folder = mkdtempSync(join(tmpdir(), "groundwork-office-"));
  try {
    writeFileSync(join(folder, "plan.xlsx"), xlsx);
    // Separator 9 (tab), text delimiter, UTF-8, cell contents as they are (not as shown), every tab into a file of its own.
    const filter = "csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,false,false,false,false,-1";
    execFileSync(
      OFFICE,
      [
        `-env:UserInstallation=file://${folder}/profile`,
        "--headless",
        "--convert-to",
        filter,
        "--outdir",
        folder,
        join(folder, "plan.xlsx"),
      ],
      { stdio: "pipe", timeout: 120_000 },
    );
    const tabs = readdirSync(folder).filter((name) => name.endsWith(".csv"));
    return Object.fromEntries(
      tabs.map((name) => [name.replace(/^plan-|\.csv$/g, ""), parse(readFileSync(join(folder, name), "utf8"))]),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Tab-separated cells with quotes around text that needs them. */
function parse(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^\t\n\r"]*))(\t|\r?\n|$)/g)) {
    if (quoted === undefined && bare === "" && end === "") break;
    rows.at(-1)!.push(quoted === undefined ? (bare ?? "") : quoted.replace(/""/g, '"'));
    if (end !== "\t" && end !== "") rows.push([]);
  }
  return rows;
}

import { createHash } from "node:crypto";
import type { Host } from "../../src/preview/host";

type Plain = Record<string, unknown>;

/** What belongs to a rule stands with its tab; a rule that another one replaced leaves such a note behind. */
const RULES = ["validation", "condition"];

/** What makes two workbooks the same, whatever numbers their parts were given and in what order they were made. */
export function canonical(host: Host): Record<string, string> {
  const { engine, extras } = host.save() as { engine: Plain & { sheets: Plain[] }; extras: Plain };
  const names = new Map(engine.sheets.map(({ id, name }) => [String(id), String(name)]));
  const tables = { styles: engine.styles as Plain, formats: engine.formats as Plain };
  const sheets = engine.sheets.map((sheet) => [`tab ${String(sheet.name)}`, sheetText(sheet, tables)]);
  const marks = ((extras.annotations ?? []) as Plain[])
    .filter(({ kind }) => !RULES.includes(String(kind)))
    .map((mark) => annotationText(mark, names))
    .sort();
  return {
    tabs: engine.sheets.map(({ name, isVisible }) => `${String(name)}${isVisible ? "" : " (hidden)"}`).join(),
    ...Object.fromEntries(sheets),
    marks: marks.join("\n"),
  };
}

/** A short word for everything that a command can meet in a workbook; the same for two workbooks that are the same. */
export function fingerprint(host: Host): string {
  const { engine, properties } = host.save() as { engine: Plain; properties: unknown };
  return createHash("sha256")
    .update(text([canonical(host), engine.namedRanges, properties]))
    .digest("hex");
}

/** Cells one by one, because the same looks may be saved in other blocks. */
function sheetText({ id: _, styles, formats, ...sheet }: Plain, tables: { styles: Plain; formats: Plain }): string {
  const cells = Object.entries(sheet.cells as Plain).sort();
  return text({
    ...sheet,
    cells,
    styles: looksOf(styles as Plain, tables.styles),
    formats: looksOf(formats as Plain, tables.formats),
    conditionalFormats: (sheet.conditionalFormats as Plain[]).map(({ id: __, ...rule }) => rule),
    dataValidationRules: (sheet.dataValidationRules as Plain[]).map(({ id: __, ...rule }) => text(rule)).sort(),
    figures: (sheet.figures as Plain[]).map(({ id: __, ...figure }) =>
      text(figure)
        .replace(/"chartId":"[^"]*"/g, "")
        .replace(/figure-[\w-]+/g, "figure"),
    ),
  });
}

/** Blocks with one look, cut into their rows and joined again. */
function looksOf(blocks: Plain, table: Plain): string[] {
  return Object.entries(blocks)
    .flatMap(([block, number]) => cellsOf(block).map((cell) => `${cell}:${text(table[String(number)])}`))
    .sort();
}

function cellsOf(block: string): string[] {
  const [first, last = first] = block.split(":") as [string, string?];
  const at = (address: string | undefined) => /^([A-Z]+)(\d+)$/.exec(address!)!;
  const [from, to] = [at(first), at(last)];
  const number = (letters: string) => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  const cells: string[] = [];
  for (let column = number(from[1]!); column <= number(to[1]!); column += 1)
    for (let row = Number(from[2]); row <= Number(to[2]); row += 1) cells.push(`${column},${row}`);
  return cells;
}

/** Notes, marks, names and rules by where they are. */
function annotationText({ id: _, sheetId, ...mark }: Plain, names: ReadonlyMap<string, string>): string {
  const plain = text({ ...mark, tab: names.get(String(sheetId)) ?? "" });
  return plain
    .replace(/"sheetId":"(\d+)"/g, (__, id: string) => `"tab":"${names.get(id)}"`)
    .replace(/("key":"groundwork\.chart[^}]*"value":")\d+/, "$1");
}

/** As JSON with its keys in order. */
function text(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}

/** Where two workbooks differ, in words short enough to read. */
export function differences(one: Record<string, string>, other: Record<string, string>): string[] {
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return keys
    .filter((key) => one[key] !== other[key])
    .map((key) => `${key}: ${around(one[key] ?? "", other[key] ?? "")}`);
}

function around(one: string, other: string): string {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return `…${one.slice(Math.max(0, at - 80), at + 60)}… instead of …${other.slice(Math.max(0, at - 80), at + 60)}…`;
}

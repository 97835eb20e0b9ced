/** A cell of a page as people see it. */
export interface PageCell {
  readonly text: string;
  readonly isBold: boolean;
  /** It stands on a colour, as the heads of a table do. */
  readonly isFilled: boolean;
}

type Row = readonly PageCell[];
type Block = readonly Row[];

/**
 * A page of cells as Markdown: what stands apart on the page stands apart in the text, cells that line up in rows are a
 * table, and the bold cell above them is their heading. Nothing that a cell says can become Markdown or HTML of its own.
 */
export function pageMarkdown(rows: readonly Row[]): string {
  const blocks = blocksOf(rows);
  return blocks.flatMap((block, index) => partsOf(block, index === 0)).join("\n\n");
}

const isBlank = ({ text }: PageCell): boolean => plain(text) === "";
const isNothing = (cell: PageCell): boolean => isBlank(cell) && !cell.isFilled;
const isHead = (cell: PageCell): boolean => cell.isBold && cell.isFilled && !isBlank(cell);
const isBlankRow = (row: Row): boolean => row.every(isBlank);
const column = (block: Block, index: number): Row => block.map((row) => row[index]!);
const width = (block: Block): number => block[0]?.length ?? 0;

/* What stands apart */

/** Cuts a page where a whole row or column is blank or a new head begins, and the parts again, until nothing stands apart. */
function blocksOf(block: Block): Block[] {
  const bands = runsOf(block.length, (index) => isBlankRow(block[index]!)).map(([first, last]) =>
    block.slice(first, last + 1),
  );
  if (bands.length !== 1) return bands.flatMap(blocksOf);
  const [band = []] = bands;
  const sides = sidesOf(band);
  if (sides.length > 1) return sides.flatMap(blocksOf);
  const next = band.findIndex((row, index) => index > 0 && startsWithHead(row) && !startsWithHead(band[index - 1]!));
  return next < 0 ? sides : [band.slice(0, next), band.slice(next)].flatMap(blocksOf);
}

const startsWithHead = (row: Row): boolean => {
  const lead = row.find((cell) => !isBlank(cell));
  return lead !== undefined && isHead(lead);
};

/** Parts side by side, with nothing between them, not even the colour of a head. One without a head of its own belongs to what stands left of it, as a value to its label. */
function sidesOf(block: Block): Block[] {
  const parts: Block[] = [];
  for (const [first, last] of runsOf(width(block), (index) => column(block, index).every(isNothing))) {
    const side = block.map((row) => row.slice(first, last + 1));
    const startsAnew = side.find((row) => !isBlankRow(row))?.some(isHead) ?? false;
    const before = startsAnew ? undefined : parts.pop();
    parts.push(before ? before.map((row, index) => [...row, ...side[index]!]) : side);
  }
  return parts;
}

/** Where something stands, from the first place to the last. */
function runsOf(length: number, isGap: (index: number) => boolean): [first: number, last: number][] {
  const runs: [number, number][] = [];
  for (let index = 0; index < length; index += 1) {
    if (isGap(index)) continue;
    const run = runs[runs.length - 1];
    if (run && run[1] === index - 1) run[1] = index;
    else runs.push([index, index]);
  }
  return runs;
}

/* What a part says */

function partsOf(whole: Block, isFirst: boolean): string[] {
  const used = Array.from({ length: width(whole) }, (_, index) => index).filter(
    (index) => !isBlankRow(column(whole, index)),
  );
  const block = whole.map((row) => used.map((index) => row[index]!));
  const [first, ...rest] = block;
  const lead = first?.find((cell) => !isBlank(cell));
  if (!first || !lead) return [];
  const isAlone = first.filter((cell) => !isBlank(cell)).length === 1;
  if (isFirst && lead.isBold && !lead.isFilled) {
    const beside = first.filter((cell) => cell !== lead && !isBlank(cell));
    return [`# ${line(lead)}`, ...beside.map(line), ...partsOf(rest, false)];
  }
  if (width(block) === 1) return listOf(lead, rest);
  if (rest.length === 0) return [first.some(isHead) ? tableOf(block) : fieldOf(first)];
  if (isAlone && lead.isBold && lead === first[0]) return [`## ${line(lead)}`, ...partsOf(rest, false)];
  return [tableOf(block)];
}

/** One column: a figure under its name, a list under its heading, or paragraphs. */
function listOf(lead: PageCell, rest: Block): string[] {
  const cells = rest.map(([cell]) => cell!);
  if (!isHead(lead)) return [lead, ...cells].map(line);
  const [only] = cells;
  if (!only) return [`## ${line(lead)}`];
  if (cells.length === 1 || (cells.length === 2 && only.isBold))
    return [`**${inline(lead.text)}:** ${cells.map(({ text }) => inline(text)).join(" · ")}`];
  return [`## ${line(lead)}`, pointsOf(cells).join("\n")];
}

/** A point for each cell; what stands under a bold one belongs to it. */
function pointsOf(cells: Row): string[] {
  const points: string[] = [];
  cells.forEach((cell, index) => {
    const isMore = !cell.isBold && index > 0 && cells[index - 1]!.isBold;
    if (isMore) points.push(`${points.pop()!} ${inline(cell.text)}`);
    else points.push(cell.isBold ? `- **${inline(cell.text)}**` : `- ${line(cell)}`);
  });
  return points;
}

/** Cells of one row: a label and what it says. */
function fieldOf(row: Row): string {
  const [label, ...values] = row.filter((cell) => !isBlank(cell));
  const said = values.map(({ text }) => inline(text)).join(" · ");
  if (!label || values.length === 0) return label ? line(label) : "";
  return label.isBold ? `**${inline(label.text)}:** ${said}` : `${line(label)} · ${said}`;
}

function tableOf(block: Block): string {
  const hasHead = block[0]!.some(isHead);
  const used = Array.from({ length: width(block) }, (_, index) => index).filter(
    (index) => !isBlankRow(column(block, index)) && !isDrawing(column(block, index)),
  );
  const rows = block.map((row) => used.map((index) => row[index]!));
  const body = hasHead ? rows.slice(1) : rows;
  // Beside a bar the head stands over the bar, and the number has none.
  const headOf = (index: number): string => {
    const before = index > 0 && isDrawing(column(block, index - 1)) ? headOf(index - 1) : "";
    return inline(block[0]![index]!.text) || before;
  };
  const rules = used.map((_, index) => (isNumeric(body.map((row) => row[index]!)) ? "---:" : "---"));
  const cells = (texts: readonly string[]) => `| ${texts.join(" | ")} |`;
  return [
    cells(used.map((index) => (hasHead ? headOf(index) : ""))),
    cells(rules),
    ...body.map((row) => cells(row.map(({ text }) => inline(text)))),
  ].join("\n");
}

/** Bars say nothing in text that the numbers beside them do not say. */
function isDrawing(cells: Row): boolean {
  const filled = cells.filter((cell) => !isBlank(cell) && !isHead(cell));
  return filled.length > 0 && filled.every(({ text }) => /^[\u2580-\u259f]+$/.test(plain(text)));
}

/** Numbers of a column stand under each other's last digit. */
function isNumeric(cells: Row): boolean {
  const filled = cells.filter((cell) => !isBlank(cell));
  return filled.some(({ text }) => /\d/.test(text)) && filled.every(({ text }) => /^[^\p{L}]*$/u.test(text));
}

/* Text that stays text */

/** One line, without control characters and without marks that turn the direction of what follows. */
const plain = (text: string): string =>
  text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "")
    .trim();

/** The text of a cell inside a line or a table. */
export const inline = (text: string): string =>
  plain(text)
    .replace(/[\\`*_[\]|~]/g, "\\$&")
    .replace(/&(?=#?\w+;)/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/(^|\s)#/g, "$1\\#");

/** The same at the beginning of a line, where some characters would make a list, a rule or, pasted into a sheet, a formula. */
const line = ({ text }: PageCell): string =>
  inline(text)
    .replace(/^(\d{1,9})([.)])/, "$1\\$2")
    .replace(/^[-+=@]/, "\\$&");

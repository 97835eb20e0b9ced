import { TIERS } from "../domain/tiers";
import { drawFoot, GAP, LABEL } from "./costsFoot";
import type { BlockCell, FormulaText, References, Tab } from "./define";
import { MAXIMUM_STAGES } from "./settings";

/**
 * What the Budget comes to by tier, stage and quarter. Native formulas over the Budget, but for rows that its Check column
 * complains of: those are left out, and counted on top.
 */

/** Rows of the Budget that belong together. */
interface Line {
  readonly label?: string;
  readonly labelFormula?: FormulaText;
  /** Column of the Budget and what it has to hold, as SUMIFS takes them; `here` is the label's cell. */
  readonly where: (at: References, here: string) => string;
  /** When the line has something to show; always, if left out. */
  readonly isShown?: (here: string) => string;
}

interface Table {
  readonly title: string;
  readonly lines: readonly Line[];
  /** Whether a row counts in parts, as when it serves several stages. */
  readonly isSplit?: boolean;
  /** What to call the money of rows that belong to none of the lines, such as those with a stage that was renamed. */
  readonly leftOver?: string;
}

/** Standard normal quantile of 80 %, as in BUDGET_RANGE: 0.841621, without a decimal sign that some locales would not read. */
const P80_DEVIATIONS = "841621233572914/1000000000000000";

const HEADS = [
  "Rows",
  "Low",
  "Mean (P50)",
  "High",
  "P80",
  "Cash",
  "Hours",
  "Plan",
  "Forecast",
  "Committed",
  "Actual",
  "Left of plan",
] as const;
type Head = (typeof HEADS)[number];

const columnOf = (head: Head): number => LABEL + 1 + HEADS.indexOf(head);
const cellOf = (head: Head, row: number): string => `$${String.fromCharCode(64 + columnOf(head))}$${row}`;

type Sum = (column: string) => string;

/** The formula of each column of a line, from a way to sum a column of the Budget over the line's rows. */
function figures(at: References, where: string, isSplit: boolean, row: number): Partial<Record<Head, string>> {
  const rows = `${at.column("budget", "counted")};1;${where}`;
  const sum: Sum = (column) => `SUMIFS(${at.column("budget", column)};${rows})`;
  const part = (column: string) => sum(isSplit ? `${column}Part` : column);
  // A range that nobody gave is the expected cost itself.
  const orExpected = (column: string) =>
    `${sum(column)}+SUMIFS(${at.column("budget", "expected")};${rows};${at.column("budget", column)};"")`;
  const variance = `(1-Groundwork_correlation)*${part("square")}+Groundwork_correlation*${part("deviation")}*${part("deviation")}`;
  const p80 = `${part("mean")}+${P80_DEVIATIONS}*SQRT(${variance})`;
  const always = {
    Rows: `COUNTIFS(${rows})`,
    "Mean (P50)": part("mean"),
    P80: isSplit ? p80 : `MIN(${cellOf("High", row)};${p80})`,
    Hours: part("hours"),
  };
  if (isSplit) return always;
  return {
    ...always,
    Low: orExpected("low"),
    High: orExpected("high"),
    Cash: sum("cash"),
    Plan: sum("plan"),
    Forecast: sum("forecast"),
    Committed: sum("committed"),
    Actual: sum("actual"),
    "Left of plan": `${cellOf("Plan", row)}-${cellOf("Committed", row)}-${cellOf("Actual", row)}`,
  };
}

const everyRow: Line = { label: "Total", where: (at) => `${at.column("budget", "activity")};"?*"` };

const TABLES = (): readonly Table[] => [
  {
    title: "By tier",
    lines: [
      ...TIERS.map(
        ({ name }): Line => ({ label: name, where: (at, here) => `${at.column("budget", "tier")};${here}` }),
      ),
      everyRow,
    ],
  },
  {
    title: "By stage, in equal parts",
    isSplit: true,
    leftOver: "other stages",
    lines: [
      ...Array.from({ length: MAXIMUM_STAGES }, (_, index): Line => {
        const name = `INDEX(Groundwork_stages;${index + 1})`;
        return {
          labelFormula: () => `=${name}&""`,
          isShown: (here) => `${here}<>""`,
          where: (at) => `${at.column("budget", "stageKey")};"*,"&${name}&",*"`,
        };
      }),
      { label: "no stage", where: (at) => `${at.column("budget", "stages")};""` },
    ],
  },
  {
    title: "By quarter",
    lines: [
      ...["Q1", "Q2", "Q3", "Q4"].map(
        (label): Line => ({ label, where: (at, here) => `${at.column("budget", "quarter")};${here}` }),
      ),
      { label: "no quarter", where: (at) => `${at.column("budget", "quarter")};""` },
    ],
  },
];

const isHours = (head: Head): boolean => head === "Hours" || head === "Rows";

function drawTable({ title, lines, isSplit = false, leftOver }: Table, first: number): BlockCell[] {
  const heads: BlockCell[] = [
    { row: first, column: LABEL, text: title, style: "head" },
    ...HEADS.map(
      (head): BlockCell => ({
        row: first,
        column: columnOf(head),
        text: isSplit && !(head in SPLIT_HEADS) ? "" : head,
        style: "head",
        align: "right",
      }),
    ),
  ];
  return [
    ...heads,
    ...lines.flatMap((line, index) => drawLine(line, first + 1 + index, isSplit, title)),
    ...(leftOver === undefined ? [] : drawLeftOver(leftOver, first + 1, first + lines.length)),
  ];
}

/** What the lines above leave of the total; nothing is shown while they leave nothing. */
function drawLeftOver(words: string, first: number, last: number): BlockCell[] {
  const means = `$E$${first}:$E$${last}`;
  const rest = `ROUND(Groundwork_mean-SUM(${means});2)`;
  const row = last + 1;
  return [
    { row, column: LABEL, style: "label", formula: () => `=IF(${rest}=0;"";"${words}")` },
    {
      row,
      column: columnOf("Mean (P50)"),
      style: "figure",
      format: "money",
      formula: () => `=IF(${rest}=0;"";${rest})`,
    },
    {
      row,
      column: columnOf("High"),
      style: "note",
      formula: () =>
        `=IF(${rest}=0;"";"of rows with a stage that Settings no longer names: choose new stages in Budget")`,
    },
  ];
}

/** What is shown of a row in parts: nobody commits to a third of an invoice. */
const SPLIT_HEADS: Partial<Readonly<Record<Head, true>>> = { Rows: true, "Mean (P50)": true, P80: true, Hours: true };

function drawLine(line: Line, row: number, isSplit: boolean, table: string): BlockCell[] {
  const here = `$B$${row}`;
  const isTotal = line === everyRow;
  const shown = HEADS.filter((head) => !isSplit || head in SPLIT_HEADS);
  return [
    {
      row,
      column: LABEL,
      style: "label",
      ...(line.labelFormula ? { formula: line.labelFormula } : { text: line.label ?? "" }),
    },
    ...shown.map(
      (head): BlockCell => ({
        row,
        column: columnOf(head),
        style: isTotal ? "label" : "figure",
        align: "right",
        format: isHours(head) ? "number" : "money",
        formula: (at) => {
          const figure = figures(at, line.where(at, here), isSplit, row)[head]!;
          return line.isShown ? `=IF(${line.isShown(here)};${figure};"")` : `=${figure}`;
        },
        ...nameOf(table, line, head),
      }),
    ),
  ];
}

/** Names that other cells and tabs use. */
function nameOf(table: string, line: Line, head: Head): Partial<BlockCell> {
  if (line === everyRow) {
    const names: Partial<Record<Head, string>> = { "Mean (P50)": "Groundwork_mean", P80: "Groundwork_p80" };
    return names[head] ? { name: names[head] } : {};
  }
  return table === "By tier" && line.label === TIERS[0]!.name && head === "Mean (P50)"
    ? { name: "Groundwork_tier_means", nameRows: TIERS.length }
    : {};
}

const FIRST_TABLE = 6;

/** Where each table begins, and the first row after them. */
function layout(): { tables: readonly { table: Table; row: number }[]; next: number } {
  let row = FIRST_TABLE;
  const tables = TABLES().map((table) => {
    const placed = { table, row };
    row += table.lines.length + (table.leftOver === undefined ? 0 : 1) + 1 + GAP;
    return placed;
  });
  return { tables, next: row };
}

export const costsTab: Tab = {
  key: "costs",
  name: "Costs",
  colour: "#0b57d0",
  headerRow: 0,
  rows: 0,
  columns: [],
  widths: [24, 210, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100],
  gridlines: false,
  block: () => {
    const { tables, next } = layout();
    return [
      { row: 1, column: 2, text: "Costs", style: "title" },
      {
        row: 2,
        column: 2,
        style: "lead",
        formula: () =>
          `="What the Budget comes to, in "&Groundwork_currency&". Cash is money paid out; hours are staff time and are in Low, Mean and High at the rates of the Settings."`,
      },
      {
        row: 3,
        column: 2,
        style: "note",
        formula: (at) =>
          `=IF(Groundwork_to_check=0;"All "&Groundwork_activities&" rows of the Budget are counted.";"Left out: "&Groundwork_to_check&" of "&Groundwork_activities&IF(Groundwork_to_check=1;" rows, see Check in its row of ";" rows, see Check in their rows of ")&"the Budget.")&IF(SUM(${at.column("budget", "counted")})+Groundwork_to_check=Groundwork_activities;"";" Rows without a name are not counted.")`,
      },
      ...tables.flatMap(({ table, row }) => drawTable(table, row)),
      ...drawFoot(next),
    ];
  },
};

import { BASES } from "../domain/bases";
import { TIERS } from "../domain/tiers";
import type { BlockCell, FormulaText, References, Tab } from "./define";
import { MAXIMUM_STAGES } from "./settings";

/**
 * What the Budget comes to by tier, stage and quarter, how firm it is, and where the cheap and the dear tiers are. Native
 * formulas over the Budget, but for rows that its Check column complains of: those are left out, and counted on top.
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

const LABEL = 2;
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
const GAP = 2;

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

const percent = (share: string): string => `ROUND(100*${share};0)&" %"`;

/** A line of the lower part: what it is, its figure, and what it means in words. */
interface Remark {
  readonly label: string;
  readonly figure: FormulaText;
  readonly format?: BlockCell["format"];
  readonly words: FormulaText | string;
  readonly name?: string;
}

const contingency = (): readonly Remark[] => [
  {
    label: "From the spread",
    figure: () => "=Groundwork_p80-Groundwork_mean",
    format: "money",
    words:
      "P80 less P50: with it the plan holds in four cases of five. Ranges as given, see “Rows move together” in Settings.",
    name: "Groundwork_contingency",
  },
  {
    label: "Flat rule",
    figure: () => "=Groundwork_mean*Groundwork_flat_contingency",
    format: "money",
    words: () =>
      `="The usual "&${percent("Groundwork_flat_contingency")}&" of the mean, for comparison: it knows nothing of these rows."`,
  },
];

const caution: Remark = {
  label: "CAUTION",
  figure: (at) =>
    `=SUMIFS(${at.column("budget", "mean")};${at.column("budget", "verdict")};"CAUTION";${at.column("budget", "counted")};1)`,
  format: "money",
  words: (at) => {
    const sum = `SUMIFS(${at.column("budget", "mean")};${at.column("budget", "verdict")};"CAUTION";${at.column("budget", "counted")};1)`;
    return `=IF(Groundwork_mean=0;"nothing planned yet";${percent(`${sum}/Groundwork_mean`)}&" of the plan; the cap is "&${percent("Groundwork_caution_cap")}&IF(${sum}>Groundwork_caution_cap*Groundwork_mean;": over it, so choose which of them wait";": within it"))`;
  },
};

const hires = (): readonly Remark[] =>
  [2, 5].map((times) => ({
    label: `Developers x ${times}`,
    figure: (at: References) =>
      `=${times - 1}*SUMIFS(${at.column("budget", "hours")};${at.column("budget", "scalability")};"community-run";${at.column("budget", "counted")};1)`,
    format: "number" as const,
    words: `staff hours not needed, because members run what staff would have to run ${times} times as much of. A planning assumption: our own hours in community-run rows stay as they are.`,
  }));

const REMARKS = (): readonly { title: string; remarks: readonly Remark[] }[] => [
  { title: "Contingency", remarks: contingency() },
  { title: "Money under CAUTION", remarks: [caution] },
  { title: "Hires avoided by what members run", remarks: hires() },
];

function drawRemarks(first: number): { cells: BlockCell[]; next: number } {
  let row = first;
  const cells = REMARKS().flatMap(({ title, remarks }): BlockCell[] => {
    const heads = [{ row, column: LABEL, text: title, style: "head" as const }];
    row += 1;
    const lines = remarks.flatMap(({ label, figure, format, words, name }): BlockCell[] => {
      const line: BlockCell[] = [
        { row, column: LABEL, text: label, style: "label" },
        {
          row,
          column: LABEL + 1,
          formula: figure,
          style: "figure",
          ...(format ? { format } : {}),
          ...(name ? { name } : {}),
        },
        {
          row,
          column: LABEL + 2,
          style: "note",
          ...(typeof words === "string" ? { text: words } : { formula: words }),
        },
      ];
      row += 1;
      return line;
    });
    row += GAP - 1;
    return [...heads, ...lines];
  });
  return { cells, next: row };
}

const BAR_CHARACTERS = 24;

/** Cash and hours by tier: whether the lower tier is the cheaper one, in the user's own numbers. */
function drawLadders(first: number): { cells: BlockCell[]; next: number } {
  const ladder = (title: string, column: "cash" | "hours", at0: number): BlockCell[] => {
    const sum = (at: References, tier: string) =>
      `SUMIFS(${at.column("budget", column)};${at.column("budget", "tier")};${tier};${at.column("budget", "counted")};1)`;
    const rows = TIERS.map((_, index) => first + 1 + index);
    const figureColumn = String.fromCharCode(64 + at0);
    const cell = (row: number) => `$${figureColumn}$${row}`;
    const most = `MAX(${cell(rows[0]!)}:${cell(rows[rows.length - 1]!)})`;
    return [
      { row: first, column: at0, text: title, style: "head", align: "right" },
      { row: first, column: at0 + 1, text: "", style: "head" },
      ...rows.flatMap((row): BlockCell[] => [
        {
          row,
          column: at0,
          style: "figure",
          format: column === "cash" ? "money" : "number",
          formula: (at) => `=${sum(at, `$B$${row}`)}`,
        },
        {
          row,
          column: at0 + 1,
          style: "value",
          formula: () => `=IF(${most}<=0;"";REPT("█";ROUND(${BAR_CHARACTERS}*MAX(0;${cell(row)})/${most};0)))`,
        },
      ]),
      {
        row: rows[rows.length - 1]! + 1,
        column: at0,
        style: "note",
        align: "left",
        formula: () => {
          const pairs = rows.slice(1).map((row) => `${cell(row)}<${cell(row - 1)}`);
          return `=IF(${most}<=0;"nothing to compare yet";IF(OR(${pairs.join(";")});"“The lower, the cheaper” is not true of ${column} in this plan.";"“The lower, the cheaper” is true of ${column} in this plan."))`;
        },
      },
    ];
  };
  return {
    cells: [
      { row: first, column: LABEL, text: "Two ladders", style: "head" },
      ...TIERS.map(
        ({ name }, index): BlockCell => ({ row: first + 1 + index, column: LABEL, text: name, style: "label" }),
      ),
      ...ladder("Cash", "cash", LABEL + 1),
      ...ladder("Hours", "hours", LABEL + 6),
    ],
    next: first + TIERS.length + 2 + GAP,
  };
}

/** How firm the figures are: the share of the money that rests on each kind of basis, by tier. */
function drawHonesty(first: number): BlockCell[] {
  const heads: BlockCell[] = [
    { row: first, column: LABEL, text: "What the money rests on", style: "head" },
    ...BASES.map(
      (basis, index): BlockCell => ({
        row: first,
        column: LABEL + 1 + index,
        text: basis,
        style: "head",
        align: "right",
      }),
    ),
    { row: first, column: LABEL + 1 + BASES.length, text: "not said", style: "head", align: "right" },
  ];
  const share = (at: References, basis: string, tier: string): string => {
    const rows = `${at.column("budget", "counted")};1${tier}`;
    const all = `SUMIFS(${at.column("budget", "mean")};${rows})`;
    return `=IF(${all}=0;"–";SUMIFS(${at.column("budget", "mean")};${rows};${at.column("budget", "basis")};${basis})/${all})`;
  };
  const line = (row: number, label: string, tier: (at: References) => string): BlockCell[] => [
    { row, column: LABEL, text: label, style: "label" },
    ...BASES.map((_, index): BlockCell => {
      const head = `$${String.fromCharCode(64 + LABEL + 1 + index)}$${first}`;
      return {
        row,
        column: LABEL + 1 + index,
        style: "figure",
        format: "share",
        formula: (at) => share(at, head, tier(at)),
      };
    }),
    {
      row,
      column: LABEL + 1 + BASES.length,
      style: "figure",
      format: "share",
      // What is said nowhere is no firmer than an assumption, so it is shown.
      formula: () =>
        `=IF($C$${row}="–";"–";1-SUM($C$${row}:$${String.fromCharCode(64 + LABEL + BASES.length)}$${row}))`,
    },
  ];
  return [
    ...heads,
    ...TIERS.flatMap(({ name }, index) => {
      const row = first + 1 + index;
      return line(row, name, (at) => `;${at.column("budget", "tier")};$B$${row}`);
    }),
    ...line(first + 1 + TIERS.length, "Total", () => ""),
  ];
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
    const remarks = drawRemarks(next);
    const ladders = drawLadders(remarks.next);
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
      ...remarks.cells,
      ...ladders.cells,
      ...drawHonesty(ladders.next),
    ];
  },
};

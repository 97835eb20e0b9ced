import { BASES } from "../domain/bases";
import { TIERS } from "../domain/tiers";
import type { BlockCell, FormulaText, References } from "./define";

/** The column of what a line is called, and the rows between two blocks. */
export const LABEL = 2;
export const GAP = 2;

/** Below the tables of Costs: what to keep back, where the cheap and the dear tiers are, and how firm the figures are. */
export function drawFoot(first: number): BlockCell[] {
  const remarks = drawRemarks(first);
  const ladders = drawLadders(remarks.next);
  return [...remarks.cells, ...ladders.cells, ...drawHonesty(ladders.next)];
}

const percent = (share: string): string => `ROUND(100*${share};0)&" %"`;

/** A line of its own: what it is, its figure, and what it means in words. */
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

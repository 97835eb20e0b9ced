import { VERSION } from "../domain/version";
import type { BlockCell, References } from "./define";
import {
  behind,
  behindRow,
  figure,
  hidden,
  inWords,
  LEFT,
  MOST_POINTS,
  MOST_REFUSED,
  plural,
  RIGHT,
  rowOf,
  WIDTHS,
} from "./summaryPage";
import { tierFigures, total } from "./summaryTiers";

/** The lower part of the Summary: sentences written by the add-on, what is refused, promises, method, and whether it adds up. */

/** Where the add-on writes sentences: their first rows. */
export const SENTENCES = { points: rowOf("points") + 1, refused: rowOf("refused") + 1 } as const;

const day = `IF(${behind("day")}="";"choose Refresh summary";"as of "&TEXT(${behind("day")};"yyyy-mm-dd"))`;

const headRow = (row: number, cells: readonly BlockCell[]): BlockCell[] =>
  WIDTHS.map(
    (_, index) =>
      cells.find(({ column }) => column === index + 1) ?? { row, column: index + 1, text: "", style: "smallHead" },
  );

const waiting = (at: References, what: "count" | "sum"): string =>
  ["HOLD", "STOP"]
    .map((word) => {
      const rows = `${at.column("budget", "counted")};1;${at.column("budget", "verdict")};"${word}"`;
      return what === "count" ? `COUNTIFS(${rows})` : `SUMIFS(${at.column("budget", "mean")};${rows})`;
    })
    .join("+");

const pointHeads = (): BlockCell[] => {
  const row = rowOf("points");
  return headRow(row, [
    figure(row, LEFT, () => `"Top risks, "&${day}`, { style: "smallHead" }),
    figure(row, RIGHT, () => `"What we ask for, "&${day}`, { style: "smallHead" }),
  ]);
};

const refusedHead = (): BlockCell[] => {
  const row = rowOf("refused");
  return headRow(row, [
    figure(
      row,
      LEFT,
      (at) =>
        `IF(ISERROR(${at.header("budget", "verdict")});"Not funded, and why: the verdicts of Budget are not available here";IF(${waiting(at, "count")}=0;"Not funded, and why: nothing waits";"Not funded, and why: "&${inWords(`(${waiting(at, "sum")})`)}&" in "&${plural(`(${waiting(at, "count")})`, "row", "rows")}&", estimates by the Catalogue, "&${day}))`,
      { style: "smallHead" },
    ),
  ]);
};

/** The look of the sentences, which the add-on writes. */
const sentenceLooks = (): BlockCell[] => [
  ...[LEFT, RIGHT].flatMap((column) =>
    Array.from(
      { length: 2 * MOST_POINTS },
      (_, index): BlockCell => ({
        row: SENTENCES.points + index,
        column,
        text: "",
        style: index % 2 === 0 ? "smallLabel" : "fine",
      }),
    ),
  ),
  ...Array.from(
    { length: MOST_REFUSED },
    (_, index): BlockCell => ({ row: SENTENCES.refused + index, column: LEFT, text: "", style: "small" }),
  ),
];

const promises = (at: References, words: string): string => `COUNTIF(${at.column("budget", "promise")};"${words}")`;

const promiseLine = (): BlockCell =>
  figure(
    rowOf("promises"),
    1,
    (at) =>
      `IF(${promises(at, "?*")}=0;"Promises: none is written in the Budget yet (Expected change, By).";"Promises: "&${promises(at, "kept")}&" kept, "&${promises(at, "missed")}&" missed, "&${promises(at, "due*")}&" due now, "&${promises(at, "open")}&" open."&IF(${promises(at, "*?")}>${promises(at, "?*")};" Some lack a day or a change.";""))`,
    { style: "smallLabel" },
  );

/** Sums of many floating-point numbers differ by their order, in the last of some fifteen digits. */
const equal = (one: string, other: string): string =>
  `(ABS((${one})-(${other}))<=MAX(1/100;ABS(${other})/1000000000000))*1`;

/** What is added up in two ways, and how many of those agree. */
const reconciled = (at: References): readonly string[] => [
  equal(`SUM(${tierFigures("mean")})`, total("mean")),
  equal(total("mean"), "Groundwork_mean"),
  equal(`SUM(Groundwork_tier_means)`, total("mean")),
  equal(`SUM(${at.column("budget", "mean")})`, total("mean")),
  equal(`SUM(${tierFigures("plan")})`, total("plan")),
  equal(`SUM(${tierFigures("now")})`, total("now")),
  equal(
    `SUM(Groundwork_gates)`,
    `COUNTIF(${at.column("audit", "gate")};"gate")+COUNTIF(${at.column("audit", "gate")};"hard")`,
  ),
  equal(
    `SUM(Groundwork_gates_passed)+SUM(${tierFigures("fails")})+SUM(${tierFigures("unknown")})`,
    `SUM(Groundwork_gates)`,
  ),
];

const footLines = (): BlockCell[] => [
  figure(
    rowOf("method"),
    1,
    () =>
      `"Method: the lowest tier that does not pass comes first. Costs are means of low, expected and high"&IF(${total("mean")}>0;", and stay under "&${inWords("Groundwork_p80")}&" in four cases of five";"")&". Groundwork ${VERSION}."`,
    { style: "fine" },
  ),
  figure(
    rowOf("reconcile"),
    1,
    (at) =>
      `IF(${behind("reconciled")}=${reconciled(at).length};"Figures reconcile: yes. Tiers add up to Budget and Costs, gates to Audit, before rounding";"Figures reconcile: no. A total of Budget, Costs or Audit was typed over or does not add up: choose Set up plan, then refresh")&IF(Groundwork_to_check=0;"";"; "&${plural("Groundwork_to_check", "row is", "rows are")}&" left out, see Check in Budget")&"."`,
    {
      style: "fine",
      otherwise: "Figures reconcile: no. Something of the plan cannot be calculated: choose Set up plan, then refresh.",
    },
  ),
];

/** The plan in one line: sums that notice a changed amount, name, verdict or order of rows. */
function planInOneLine(at: References): string {
  const place = (column: string) => `MOD(ROW(${column});97)`;
  const amounts = (tab: "budget" | "kpis" | "funnel" | "audit", ...keys: string[]) =>
    keys.map((key) => at.column(tab, key)).map((column) => `ROUND(SUMPRODUCT(${place(column)};${column});0)`);
  const words = (tab: "budget" | "audit", ...keys: string[]) =>
    keys.map((key) => at.column(tab, key)).map((column) => `SUMPRODUCT(LEN(${column})*${place(column)})`);
  return [
    ...amounts("budget", "mean", "expected", "plan", "forecast", "committed", "actual", "quantity"),
    ...words("budget", "activity", "tier", "promise", "basis", "change"),
    ...["FUND FIRST", "FUND", "CAUTION", "HOLD"].map(
      (word) => `ROUND(SUMIFS(${at.column("budget", "mean")};${at.column("budget", "verdict")};"${word}");0)`,
    ),
    ...amounts("audit", "points", "answered"),
    ...words("audit", "result"),
    ...amounts("funnel", "shown", "before"),
    ...amounts("kpis", "latest"),
    `COUNTIF(${at.column("kpis", "late")};"late")`,
    "ROUND(100*Groundwork_caution_cap;0)",
    "ROUND(Groundwork_p80;0)",
  ].join('&"/"&');
}

export const behindFoot = (): BlockCell[] => [
  hidden(behindRow("reconciled"), 2, (at) => reconciled(at).join("+")),
  { row: behindRow("day"), column: 2, value: "", format: "date", style: "note", name: "Groundwork_summary_date" },
  hidden(behindRow("plan now"), 2, planInOneLine, "Groundwork_plan_now"),
  { row: behindRow("plan then"), column: 2, value: "", style: "note", name: "Groundwork_plan_at_refresh" },
];

export const footLinesAndHeads = (): BlockCell[] => [
  ...pointHeads(),
  ...refusedHead(),
  ...sentenceLooks(),
  promiseLine(),
  ...footLines(),
];

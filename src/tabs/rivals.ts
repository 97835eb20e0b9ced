import { MOST_RIVALS, RIVAL_CRITERIA, RIVAL_NUMBERS } from "../domain/rivals";
import type { BlockCell, Column, Tab } from "./define";

const OURS_ROW = 5;

/** The columns of a rival, 1 to 3. */
export const rivalColumn = (rival: number): string => `rival${rival}`;
export const rivalEvidenceColumn = (rival: number): string => `evidence${rival}`;

const nameCell = (rival: number): string => `$B$${OURS_ROW + rival}`;

/** Score, answered and weakest criterion of one product; the rule is that of the audit's tiers. */
function productLine(row: number, column: string): BlockCell[] {
  const range = (at: { column(tab: "rivals", key: string): string }) => at.column("rivals", column);
  return [
    {
      row,
      column: 3,
      style: "value",
      format: "share",
      align: "center",
      formula: (at) =>
        `=IF(COUNT(${range(at)})<Groundwork_minimum_coverage*${RIVAL_CRITERIA.length};"–";SUM(${range(at)})/(3*COUNT(${range(at)})))`,
    },
    {
      row,
      column: 4,
      style: "value",
      format: "number",
      align: "center",
      formula: (at) => `=COUNT(${range(at)})`,
    },
    {
      row,
      column: 5,
      style: "value",
      formula: (at) =>
        `=IF(COUNT(${range(at)})=0;"–";INDEX(${at.column("rivals", "criterion")};MATCH(MIN(${range(at)});${range(at)};0)))`,
    },
  ];
}

function productLines(): BlockCell[] {
  const heads = ["Product", "Score", "Answered", "Weakest"].map(
    (text, index): BlockCell => ({
      row: OURS_ROW - 1,
      column: 2 + index,
      text,
      style: "head",
      align: index === 1 || index === 2 ? "center" : "left",
    }),
  );
  return [
    ...heads,
    { row: OURS_ROW, column: 2, style: "label", formula: () => "=Groundwork_program" },
    ...productLine(OURS_ROW, "ours"),
    ...RIVAL_NUMBERS.flatMap((rival): BlockCell[] => [
      {
        row: OURS_ROW + rival,
        column: 2,
        style: "input",
        value: "",
        ...(rival === 1 ? { name: "Groundwork_rivals", nameRows: MOST_RIVALS } : {}),
      },
      ...productLine(OURS_ROW + rival, rivalColumn(rival)),
    ]),
  ];
}

const rivalColumns = (): Column[] => [
  ...RIVAL_NUMBERS.map(
    (rival): Column => ({
      key: rivalColumn(rival),
      header: `Rival ${rival}`,
      width: 90,
      format: "number",
      input: true,
      align: "center",
      choices: ["0", "1", "2", "3"],
      spill: () => `=IF(${nameCell(rival)}="";"Rival ${rival}";${nameCell(rival)})`,
    }),
  ),
  ...RIVAL_NUMBERS.map(
    (rival): Column => ({ key: rivalEvidenceColumn(rival), header: `Evidence ${rival}`, width: 240, input: true }),
  ),
];

/** What can be seen of up to three other programs from outside, beside our own scores. */
export const rivalsTab: Tab = {
  key: "rivals",
  name: "Rivals",
  colour: "#0b57d0",
  headerRow: 10,
  rows: RIVAL_CRITERIA.length,
  block: () => [
    { row: 1, column: 1, text: "Rivals", style: "title" },
    {
      row: 2,
      column: 1,
      text: "Name up to three rivals in blue and score what you can see from outside, 0 to 3, here or in the form (Extensions > Groundwork > Audit > Rivals). Our own scores come from the Audit.",
      style: "lead",
    },
    ...productLines(),
  ],
  columns: [
    { key: "id", header: "Id", width: 52, align: "center" },
    { key: "criterion", header: "Criterion", width: 220 },
    {
      key: "ours",
      header: "Ours",
      width: 70,
      format: "number",
      align: "center",
      note: "From the Audit.",
      formula: (at) => {
        const row = `MATCH(${at.here("id")};${at.column("audit", "id")};0)`;
        return `=IFERROR(IF(INDEX(${at.column("audit", "scored")};${row})=1;INDEX(${at.column("audit", "score")};${row});"");"")`;
      },
    },
    ...rivalColumns(),
    { key: "lookFor", header: "What counts as evidence", width: 240 },
  ],
  contentKeys: ["id", "criterion"],
  fixedRows: true,
  content: () => RIVAL_CRITERIA.map(({ id, name, evidence }) => ({ id, criterion: name, lookFor: evidence })),
};

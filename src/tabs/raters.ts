import { CRITERIA } from "../domain/criteria";
import { TIERS, tierById } from "../domain/tiers";
import type { BlockCell, Tab } from "./define";

const FIRST_TIER_ROW = 5;

const HEADS: readonly [column: number, text: string][] = [
  [2, "Tier"],
  [3, "Agreement"],
  [4, "Both"],
  [5, "In words"],
];

function tierLines(): BlockCell[] {
  const heads = HEADS.map(
    ([column, text]): BlockCell => ({
      row: FIRST_TIER_ROW - 1,
      column,
      text,
      style: "head",
      align: column === 4 ? "center" : "left",
    }),
  );
  const lines = TIERS.flatMap(({ name }, index): BlockCell[] => {
    const row = FIRST_TIER_ROW + index;
    const count =
      (column: string): ((at: Parameters<NonNullable<BlockCell["formula"]>>[0]) => string) =>
      (at) =>
        `SUMIFS(${at.column("raters", column)};${at.column("raters", "tier")};$B$${row})`;
    return [
      { row, column: 2, text: name, style: "label" },
      {
        row,
        column: 3,
        style: "value",
        format: "share",
        align: "left",
        formula: (at) => `=IF($D$${row}=0;"–";${count("same")(at)}/$D$${row})`,
      },
      { row, column: 4, style: "value", format: "number", align: "center", formula: (at) => `=${count("both")(at)}` },
      {
        row,
        column: 5,
        style: "value",
        formula: (at) =>
          `=IF($D$${row}=0;"not scored by both yet";"same score in "&${count("same")(at)}&" of "&$D$${row})`,
      },
    ];
  });
  return [...heads, ...lines];
}

/** The second, blind rating of the audit. Settling a dispute changes the audit, never the agreement shown here. */
export const ratersTab: Tab = {
  key: "raters",
  name: "Second rater",
  colour: "#0b57d0",
  headerRow: 11,
  rows: CRITERIA.length,
  block: () => [
    { row: 1, column: 1, text: "Second rater", style: "title" },
    {
      row: 2,
      column: 1,
      text: "A colleague scores here, or in the form, without looking at the Audit tab. The form then shows where the two disagree (Extensions > Groundwork > Audit > Second rater).",
      style: "lead",
    },
    ...tierLines(),
  ],
  columns: [
    { key: "id", header: "Id", width: 52, align: "center" },
    { key: "tier", header: "Tier", width: 165 },
    { key: "criterion", header: "Criterion", width: 220 },
    {
      key: "score",
      header: "Score",
      width: 64,
      format: "number",
      input: true,
      align: "center",
      choices: ["0", "1", "2", "3"],
      note: "0 absent or failing, 1 weak, 2 works, 3 good and checked; blank: not assessed.",
    },
    { key: "evidence", header: "Evidence", width: 280, input: true, note: "A link, or what was seen." },
    { key: "scoredOn", header: "Scored on", width: 92, format: "date", input: true, aliases: ["Date"] },
    { key: "rater", header: "Rater", width: 110, input: true },
    {
      key: "settledOn",
      header: "Settled on",
      width: 92,
      format: "date",
      note: "When the two talked about it and wrote the score they agreed on into the Audit.",
    },
    {
      key: "firstScore",
      header: "First score when settled",
      width: 90,
      hidden: true,
      format: "number",
      note: "What the Audit said before the two settled it.",
    },
    {
      key: "first",
      header: "First score",
      width: 80,
      hidden: true,
      format: "number",
      formula: (at) => {
        const row = `MATCH(${at.here("id")};${at.column("audit", "id")};0)`;
        return `=IF(${at.here("settledOn")}<>"";${at.here("firstScore")};IFERROR(IF(INDEX(${at.column("audit", "scored")};${row})=1;INDEX(${at.column("audit", "score")};${row});"");""))`;
      },
    },
    {
      key: "both",
      header: "Scored by both",
      width: 80,
      hidden: true,
      format: "number",
      formula: (at) => `=IF(AND(ISNUMBER(${at.here("score")});ISNUMBER(${at.here("first")}));1;0)`,
    },
    {
      key: "same",
      header: "Same",
      width: 80,
      hidden: true,
      format: "number",
      formula: (at) => `=IF(AND(${at.here("both")}=1;${at.here("score")}=${at.here("first")});1;0)`,
    },
  ],
  contentKeys: ["id", "criterion"],
  fixedRows: true,
  content: () => CRITERIA.map(({ id, tier, name }) => ({ id, tier: tierById(tier).name, criterion: name })),
};

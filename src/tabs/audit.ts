import { BEST_SCORE, CRITERIA, FIVE_MINUTE_BAR, FIVE_MINUTE_CRITERION, PASSING_SCORE } from "../domain/criteria";
import { TIERS, tierById } from "../domain/tiers";
import { AGEING_COLOUR, type BlockCell, type FormulaText, STATUS_COLOURS, type Tab } from "./define";

const FIRST_TIER_ROW = 5;

/** The formulas of one tier's line, by column; the rules are those of TIER_SCORE and FUNDING_ORDER. */
function tierLine(row: number): Readonly<Record<number, FormulaText>> {
  const tier = `$B$${row}`;
  const count =
    (...conditions: readonly (readonly [column: string, criterion: string])[]): FormulaText =>
    (at) =>
      `COUNTIFS(${[["tier", tier] as const, ...conditions].map(([column, criterion]) => `${at.column("audit", column)};${criterion}`).join(";")})`;
  const sum =
    (column: string): FormulaText =>
    (at) =>
      `SUMIFS(${at.column("audit", column)};${at.column("audit", "tier")};${tier})`;
  const mostUrgent: FormulaText = (at) =>
    `MINIFS(${at.column("audit", "urgency")};${at.column("audit", "tier")};${tier})`;
  return {
    3: (at) =>
      `=IFERROR(INDEX(${at.column("audit", "label")};MATCH(${tier}&"|"&${mostUrgent(at)};${at.column("audit", "urgencyKey")};0));"–")`,
    4: (at) => `=IF($G$${row}<Groundwork_minimum_coverage;"–";${sum("points")(at)}/(3*${sum("answered")(at)}))`,
    5: () =>
      `=IF($I$${row}=0;"no gates, passes at half of the score";$H$${row}&" of "&$I$${row}&IF($I$${row}=1;" gate passes";" gates pass"))&IF($G$${row}<Groundwork_minimum_coverage;"; too little evidence";"")`,
    6: (at) =>
      `=IF($I$${row}=0;IF(ISNUMBER($D$${row});IF($D$${row}<1/2;"fails";"passes");"unknown");` +
      `IF(${count(["result", '"fails"'])(at)}>0;"fails";IF($H$${row}<$I$${row};"unknown";"passes")))`,
    7: (at) =>
      `=IF(${count(["weight", '">0"'])(at)}=0;0;${count(["answered", '">0"'])(at)}/${count(["weight", '">0"'])(at)})`,
    8: (at) => `=${count(["result", '"passes"'])(at)}`,
    9: (at) => `=${count(["gate", '"gate"'])(at)}+${count(["gate", '"hard"'])(at)}`,
  };
}

const HEADS: readonly [number, string][] = [
  [2, "Tier"],
  [3, "First fix"],
  [4, "Score"],
  [5, "Gates in words"],
  [6, "Status"],
  [7, "Coverage"],
  [8, "Gates passed"],
  [9, "Gates"],
];

/** Columns of the tier lines that hold words of some length. */
const isText = (column: number): boolean => column === 2 || column === 3 || column === 5;

/** Names of the tier lines, used by Start and Summary. */
const TIER_NAMES: Readonly<Record<number, string>> = {
  2: "Groundwork_tiers",
  3: "Groundwork_first_fixes",
  4: "Groundwork_tier_scores",
  6: "Groundwork_tier_status",
  7: "Groundwork_tier_coverage",
  8: "Groundwork_gates_passed",
  9: "Groundwork_gates",
};

function tierBlock(): BlockCell[] {
  const heads = HEADS.map(
    ([column, text]): BlockCell => ({
      row: FIRST_TIER_ROW - 1,
      column,
      text,
      style: "head",
      align: isText(column) ? "left" : "center",
    }),
  );
  const lines = TIERS.flatMap((tier, index): BlockCell[] => {
    const row = FIRST_TIER_ROW + index;
    const named = (column: number) =>
      index === 0 && TIER_NAMES[column] ? { name: TIER_NAMES[column], nameRows: TIERS.length } : {};
    return [
      { row, column: 2, text: tier.name, style: "label", ...named(2) },
      ...Object.entries(tierLine(row)).map(
        ([column, formula]): BlockCell => ({
          row,
          column: Number(column),
          formula,
          style: "value",
          align: isText(Number(column)) ? "left" : "center",
          format: column === "4" || column === "7" ? "share" : "number",
          ...named(Number(column)),
        }),
      ),
    ];
  });
  return [...heads, ...lines];
}

export const auditTab: Tab = {
  key: "audit",
  name: "Audit",
  colour: "#0b57d0",
  headerRow: 12,
  rows: CRITERIA.length,
  block: () => [
    { row: 1, column: 1, text: "Audit", style: "title" },
    {
      row: 2,
      column: 1,
      text: "Score each criterion 0 to 3 here or in the form (Extensions > Groundwork > Audit). Blank means not assessed and never counts as a pass; a gate passes at 2.",
      style: "lead",
    },
    ...tierBlock(),
    { row: 10, column: 2, text: "Five-minute bar", style: "label" },
    {
      row: 10,
      column: 3,
      style: "value",
      align: "left",
      name: "Groundwork_five_minute_bar",
      formula: (at) => {
        const score = `SUMIFS(${at.column("audit", "score")};${at.column("audit", "id")};"${FIVE_MINUTE_CRITERION}")`;
        const answered = `SUMIFS(${at.column("audit", "scored")};${at.column("audit", "id")};"${FIVE_MINUTE_CRITERION}")`;
        return `=IF(${answered}=0;"not timed yet";IF(${score}>=${BEST_SCORE};"${FIVE_MINUTE_BAR[BEST_SCORE]}";IF(${score}>=${PASSING_SCORE};"${FIVE_MINUTE_BAR[PASSING_SCORE]}";"${FIVE_MINUTE_BAR[0]}")))`;
      },
    },
    { row: 11, column: 2, text: "Ageing scores", style: "label" },
    {
      row: 11,
      column: 3,
      style: "value",
      align: "left",
      name: "Groundwork_ageing_scores",
      formula: (at) => {
        const ageing = `COUNTIF(${at.column("audit", "ageing")};"ageing")`;
        return `=IF(${ageing}=0;"none";${ageing}&" of "&SUM(${at.column("audit", "scored")})&": look at them again (older than "&Groundwork_ageing_days&" days"&IF(Groundwork_audit_began="";")";", or from before this audit)"))`;
      },
    },
  ],
  columns: [
    { key: "id", header: "Id", width: 52, align: "center" },
    { key: "tier", header: "Tier", width: 178 },
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
    { key: "owner", header: "Owner", width: 110, input: true },
    { key: "scoredOn", header: "Scored on", width: 92, format: "date", input: true, aliases: ["Date"] },
    { key: "rater", header: "Rater", width: 110, input: true },
    { key: "gate", header: "Gate", width: 64, align: "center", note: "gate: must reach 2. hard: the five-minute bar." },
    { key: "weight", header: "Weight", width: 64, format: "number", input: true, align: "center" },
    {
      key: "result",
      header: "Result",
      width: 96,
      align: "center",
      note: "Of the gate: passes, fails or unknown. “check score” means the score is not 0, 1, 2, 3 or blank.",
      formula: (at) =>
        `=IF(AND(${at.here("score")}<>"";${at.here("scored")}=0);"check score";IF(${at.here("gate")}="";"";IF(${at.here("scored")}=0;"unknown";IF(${at.here("score")}>=2;"passes";"fails"))))`,
    },
    {
      // TODAY makes it volatile, and a custom function may not read a volatile cell: it stands outside of what FUNDING_CHECK reads.
      key: "ageing",
      header: "Ageing",
      width: 70,
      align: "center",
      note: "ageing: older than Settings say, or from before this audit began. no date: nobody wrote when it was scored.",
      formula: (at) =>
        `=IF(${at.here("scored")}=0;"";IF(NOT(ISNUMBER(${at.here("scoredOn")}));"no date";IF(OR(TODAY()-${at.here("scoredOn")}>Groundwork_ageing_days;AND(ISNUMBER(Groundwork_audit_began);${at.here("scoredOn")}<Groundwork_audit_began));"ageing";"")))`,
    },
    { key: "stage", header: "Stage", width: 110, note: "Where in the funnel a weakness shows." },
    { key: "question", header: "Question", width: 380 },
    { key: "lookFor", header: "What counts as evidence", width: 220 },
    { key: "score0", header: "0", width: 200 },
    { key: "score1", header: "1", width: 200 },
    { key: "score2", header: "2", width: 200 },
    { key: "score3", header: "3", width: 200 },
    { key: "origin", header: "Origin", width: 110, note: "From the talk, or added by Groundwork." },
    {
      key: "scored",
      header: "Scored",
      width: 80,
      hidden: true,
      format: "number",
      note: "1 where the score is 0, 1, 2 or 3.",
      formula: (at) =>
        `=IF(ISNUMBER(${at.here("score")});IF(AND(${at.here("score")}>=0;${at.here("score")}<=3;INT(${at.here("score")})=${at.here("score")});1;0);0)`,
    },
    {
      key: "answered",
      header: "Weight answered",
      width: 80,
      hidden: true,
      format: "number",
      formula: (at) => `=${at.here("scored")}*${at.here("weight")}`,
    },
    {
      key: "points",
      header: "Points",
      width: 80,
      hidden: true,
      format: "number",
      formula: (at) => `=IF(${at.here("scored")}=1;${at.here("score")}*${at.here("weight")};0)`,
    },
    {
      key: "urgency",
      header: "Urgency",
      width: 80,
      hidden: true,
      format: "number",
      note: "The smaller, the sooner: assessed before not assessed, the hard gate, the weakest score, the lowest id.",
      formula: (at) => {
        const ofTier = (name: string) => `INDEX(${name};MATCH(${at.here("tier")};Groundwork_tiers;0))`;
        const order = `IFERROR(VALUE(MID(${at.here("id")};3;2));99)`;
        const gate = `IF(${at.here("gate")}="hard";0;1000)+${order}`;
        return (
          `=IFERROR(IF(${ofTier("Groundwork_tier_status")}="passes";"";IF(AND(${at.here("gate")}="";${ofTier("Groundwork_gates")}>0);"";` +
          `IF(${at.here("scored")}=0;10000+${gate};IF(${at.here("score")}>=2;"";${at.here("score")}*100+${gate}))));"")`
        );
      },
    },
    {
      key: "urgencyKey",
      header: "Urgency key",
      width: 80,
      hidden: true,
      formula: (at) => `=${at.here("tier")}&"|"&${at.here("urgency")}`,
    },
    {
      key: "label",
      header: "Label",
      width: 80,
      hidden: true,
      formula: (at) => `=${at.here("id")}&" "&${at.here("criterion")}`,
    },
  ],
  words: { columns: ["result", "ageing"], area: "F5:F9", colours: [...STATUS_COLOURS, AGEING_COLOUR] },
  contentKeys: ["id", "criterion"],
  fixedRows: true,
  content: () =>
    CRITERIA.map((criterion) => ({
      id: criterion.id,
      tier: tierById(criterion.tier).name,
      criterion: criterion.name,
      gate: criterion.gate,
      stage: criterion.stage,
      question: criterion.question,
      lookFor: criterion.evidence,
      score0: criterion.scores[0],
      score1: criterion.scores[1],
      score2: criterion.scores[2],
      score3: criterion.scores[3],
      weight: criterion.weight,
      origin: criterion.fromTalk ? "the talk" : "added",
    })),
};

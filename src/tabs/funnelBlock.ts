import type { BlockCell, FormulaText, References } from "./define";
import { body, lastPeriod, ofPeriod, periodHeaders, periodKeys, periodName } from "./periods";
import { MAXIMUM_STAGES } from "./settings";

const FIRST = 5;
/** Where the words begin: the columns before are hidden, or hold what is typed. */
const WORDS = 5;

const rowOf = (line: number): number => FIRST + line;
/** Cells of the block: what is typed or shown, and behind hidden columns what they rest on. */
const CELLS = {
  shown: `$B$${rowOf(0)}`,
  shownNumber: `$C$${rowOf(0)}`,
  shownName: `$D$${rowOf(0)}`,
  compared: `$B$${rowOf(1)}`,
  comparedNumber: `$C$${rowOf(1)}`,
  comparedName: `$D$${rowOf(1)}`,
  stageCount: `$C$${rowOf(2)}`,
  leak: `$D$${rowOf(2)}`,
  stuck: `$C$${rowOf(3)}`,
  activation: `$D$${rowOf(3)}`,
  cost: `$B$${rowOf(4)}`,
  stuckBefore: `$C$${rowOf(4)}`,
  costUsed: `$D$${rowOf(4)}`,
  each: `$B$${rowOf(5)}`,
  basis: `$C$${rowOf(5)}`,
  activated: `$D$${rowOf(5)}`,
} as const;

const own = (at: References, key: string): string => body(at, key, MAXIMUM_STAGES);

/** Whether shares and counts stand side by side, which no target means. */
export const targetsMix = (at: References): string =>
  `AND(COUNTIF(${own(at, "targetUsed")};">1")>0;COUNTIF(${own(at, "targetUsed")};"<=1")>0)`;

const ofStage = (at: References, key: string, number: string): string => `INDEX(${own(at, key)};${number})`;
const step = (at: References, number: string): string =>
  `${ofStage(at, "stage", `${number}-1`)}&" to "&${ofStage(at, "stage", number)}`;
const percent = (share: string): string => `TEXT(${share};"0.0%")`;
const amount = (value: string): string => `TEXT(${value};"#,##0")`;

const isFilled = (at: References): string[] =>
  periodKeys("developers").map((key) => `COUNT(${at.column("funnel", key)})>0`);
const isNamed = (at: References, cell: string): string[] =>
  periodHeaders(at, "funnel", "developers").map((header) => `${header}=${cell}`);

/** The row of the smallest share of its own best, among the first stages; 0 if none is below its best. */
function stuckUpTo(at: References, stages: string): string {
  const rows = `${own(at, "number")};"<="&${stages}`;
  const smallest = `MINIFS(${own(at, "ofBest")};${rows})`;
  return `=IF(COUNTIFS(${rows};${own(at, "ofBest")};">=0")=0;0;IF(${smallest}>=1;0;MATCH(${smallest};${own(at, "ofBest")};0)))`;
}

interface Line {
  readonly label: string;
  readonly value?: Partial<BlockCell>;
  readonly behind: readonly (FormulaText | undefined)[];
  readonly names?: readonly (string | undefined)[];
  readonly words: FormulaText;
}

const PERIOD: Partial<BlockCell> = {
  value: "",
  style: "input",
  align: "right",
  choices: { first: "developers", last: "developers12" },
};

const isEvents = 'Groundwork_funnel_source="events"';

const nameOf =
  (number: string): FormulaText =>
  (at) =>
    `=${ofPeriod(number, periodHeaders(at, "funnel", "developers").map(periodName))}`;

const LINES: readonly Line[] = [
  {
    label: "Period shown",
    value: PERIOD,
    behind: [
      (at) => `=IF(${CELLS.shown}="";${lastPeriod(isFilled(at))};${lastPeriod(isNamed(at, CELLS.shown))})`,
      nameOf(CELLS.shownNumber),
    ],
    names: ["Groundwork_funnel_shown"],
    words: () =>
      `=IF(${isEvents};"The developers that the events show, over their whole time.";IF(${CELLS.shownNumber}=0;IF(${CELLS.shown}="";"Type or paste developers into the period columns on the right.";"There is no period with this name. Choose one, or clear the cell for the newest.");IF(${CELLS.shown}="";"The newest period with a number: "&${CELLS.shownName}&". Choose another in the cell on the left.";"Clear the cell to see the newest period.")))`,
  },
  {
    label: "Compared with",
    value: PERIOD,
    behind: [
      (at) =>
        `=IF(${CELLS.compared}<>"";${lastPeriod(isNamed(at, CELLS.compared))};IF(${isEvents};0;${lastPeriod(isFilled(at).map((filled, index) => `AND(${index + 1}<${CELLS.shownNumber};${filled})`))}))`,
      nameOf(CELLS.comparedNumber),
    ],
    names: ["Groundwork_funnel_compared"],
    words: () =>
      `=IF(${CELLS.comparedNumber}=0;IF(${CELLS.compared}="";"No earlier period to compare with.";"There is no period with this name. Choose one, or clear the cell for the one before.");IF(${CELLS.compared}="";"The period before: "&${CELLS.comparedName}&".";"Clear the cell to compare with the period before."))`,
  },
  {
    label: "Biggest leak",
    value: {
      format: "rate",
      style: "figure",
      formula: (at) => `=IF(${CELLS.leak}=0;"";${ofStage(at, "lostShare", CELLS.leak)})`,
    },
    behind: [
      () =>
        `=MAX(${Array.from({ length: MAXIMUM_STAGES }, (_, index) => `IF(INDEX(Groundwork_stages;${index + 1})="";0;${index + 1})`).join(";")})`,
      (at) => `=IFERROR(MATCH("biggest leak";${own(at, "note")};0);0)`,
    ],
    names: ["Groundwork_stage_count"],
    words: (at) =>
      `=IF(ISERROR(${at.header("funnel", "kpiStage")});"The functions of Groundwork are not available: open Extensions > Groundwork once.";IF(COUNT(${own(at, "shown")})<2;"Two stages with a number are needed.";IF(${CELLS.leak}=0;"No leak: no step that 30 developers entered loses any.";${step(at, CELLS.leak)}&" loses the largest share: "&${amount(ofStage(at, "lostCount", CELLS.leak))}&" of "&${amount(ofStage(at, "shown", `${CELLS.leak}-1`))}&" developers.")))`,
  },
  {
    label: "Below its own best",
    value: {
      format: "share",
      style: "figure",
      formula: (at) => `=IF(${CELLS.stuck}=0;"";${ofStage(at, "ofBest", CELLS.stuck)})`,
    },
    behind: [
      (at) => stuckUpTo(at, String(MAXIMUM_STAGES)),
      () =>
        `=MAX(2;MIN(${CELLS.stageCount};IF(ISNUMBER(Groundwork_activation_stage);ROUND(Groundwork_activation_stage;0);3)))`,
    ],
    names: [undefined, "Groundwork_activation_number"],
    words: (at) =>
      `=IF(COUNT(${own(at, "ofBest")})=0;"No step can be compared with its own past yet: 30 developers have to enter it.";IF(${CELLS.stuck}=0;"Every step is at the best of its periods.";${step(at, CELLS.stuck)}&" fell furthest: "&${percent(`${ofStage(at, "best", CELLS.stuck)}*${ofStage(at, "ofBest", CELLS.stuck)}`)}&" now, "&${percent(ofStage(at, "best", CELLS.stuck))}&" at its best."))`,
  },
  {
    label: "Cost of the period",
    value: { value: "", style: "input", align: "right", format: "money", name: "Groundwork_period_cost" },
    behind: [
      (at) => stuckUpTo(at, CELLS.activation),
      (at) =>
        `=IF(ISNUMBER(${CELLS.cost});${CELLS.cost};IF(${CELLS.basis}="forecast";SUM(${at.column("budget", "forecast")});IF(${CELLS.basis}="agreed plan";SUM(${at.column("budget", "plan")});Groundwork_mean))/IF(ISNUMBER(Groundwork_periods);MAX(1;Groundwork_periods);12))`,
    ],
    words: () =>
      `=IF(AND(${CELLS.cost}<>"";NOT(ISNUMBER(${CELLS.cost})));"This is not a number. Clear it, or type what the program cost in the period.";IF(ISNUMBER(${CELLS.cost});"Your figure, in "&Groundwork_currency&". Clear it to use the Budget's.";IF(${CELLS.costUsed}<=0;"Nothing is planned yet. Type what the program cost in the period, in "&Groundwork_currency&".";${amount(CELLS.costUsed)}&" "&Groundwork_currency&": the "&${CELLS.basis}&" spread evenly (“Periods in the plan” in Settings). Type what was really paid.")))`,
  },
  {
    label: "Cost per developer",
    value: {
      format: "money",
      style: "figure",
      name: "Groundwork_cost_per_developer",
      formula: () =>
        `=IF(ISNUMBER(${CELLS.activated});IF(AND(${CELLS.activated}>0;${CELLS.costUsed}>0);${CELLS.costUsed}/${CELLS.activated};"");"")`,
    },
    behind: [
      (at) =>
        `=IF(Groundwork_activities=0;"mean of the plan";IF(COUNT(${at.column("budget", "forecast")})>=Groundwork_activities;"forecast";IF(COUNT(${at.column("budget", "plan")})>=Groundwork_activities;"agreed plan";"mean of the plan")))`,
      (at) => `=IF(ISNUMBER(${ofStage(at, "shown", CELLS.activation)});${ofStage(at, "shown", CELLS.activation)};"")`,
    ],
    names: [undefined, "Groundwork_activated"],
    words: (at) => {
      const stage = ofStage(at, "stage", CELLS.activation);
      const better = `${CELLS.activated}/${ofStage(at, "ofBest", CELLS.stuckBefore)}`;
      const today = `"Each of "&${amount(CELLS.activated)}&" who reached "&${stage}&" costs "&${amount(CELLS.each)}&" "&Groundwork_currency&"."`;
      const then = `" At its best again, "&${step(at, CELLS.stuckBefore)}&" would bring "&${amount(better)}&" for "&${amount(`${CELLS.costUsed}/(${better})`)}&" each."`;
      return `=IF(${CELLS.each}="";IF(${CELLS.activated}="";"Needs the developers who reached "&${stage}&".";IF(${CELLS.activated}=0;"Nobody reached "&${stage}&" in this period, so there is no price.";"Needs the cost of the period."));${today}&IF(${CELLS.stuckBefore}=0;" No step on the way is below its own best.";IF(${CELLS.activated}*${ofStage(at, "ofBest", CELLS.stuckBefore)}=0;"";${then})))`;
    },
  },
  {
    label: "To check",
    value: {
      format: "number",
      style: "figure",
      formula: (at) =>
        `=COUNTIF(${own(at, "explained")};"?*")+IF(ISERROR(${at.header("funnel", "counted")});1;0)+IF(${targetsMix(at)};1;0)`,
    },
    behind: [],
    words: (at) =>
      `=IF(ISERROR(${at.header("funnel", "counted")});"The events cannot be counted: type =FUNNEL_CHECK(Groundwork_events;Groundwork_stages) into a free cell to see why.";IF(${targetsMix(at)};"Targets are shares (0 to 1) or developers (over 1): use one kind in all rows.";IF(COUNTIF(${own(at, "explained")};"?*")>0;"See “In words” beside the stages.";"Nothing.")))`,
  },
];

function lineCells({ label, value, behind, names = [], words }: Line, index: number): BlockCell[] {
  const row = rowOf(index);
  return [
    { row, column: 1, text: label, style: "label" },
    ...(value ? [{ row, column: 2, ...value }] : []),
    ...behind.flatMap((formula, offset): BlockCell[] =>
      formula
        ? [{ row, column: 3 + offset, formula, style: "note", ...(names[offset] ? { name: names[offset] } : {}) }]
        : [],
    ),
    { row, column: WORDS, formula: words, style: "note" },
  ];
}

export const funnelBlock = (): BlockCell[] => [
  { row: 1, column: 1, text: "Funnel", style: "title" },
  {
    row: 2,
    column: 1,
    style: "lead",
    text: "How many developers reach each stage, and where they are lost. Type or paste a period per column on the right; blank means not measured.",
  },
  {
    row: 3,
    column: 1,
    style: "note",
    text: "The tables come from FUNNEL_KPIS, FUNNEL_TARGETS and FUNNEL_COMPARE, which work in any sheet of yours.",
  },
  ...LINES.flatMap(lineCells),
];

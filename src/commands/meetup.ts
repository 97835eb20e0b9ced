import { listedIn } from "../cells";
import { CRITERIA } from "../domain/criteria";
import { daysAfter } from "../domain/days";
import { checkFunding, type Judgement, type PlannedActivity } from "../domain/funding";
import { toCents } from "../domain/money";
import {
  auditAfter,
  type Dream,
  findPath,
  type Path,
  type PathFix,
  type PathStep,
  PILOT_ID,
  type Runner,
  startingPoint,
} from "../domain/path";
import { ADVICE, moneyVerdict, pathInWords, stepPrice, timeVerdict } from "../domain/pathWords";
import { reason } from "../domain/reasons";
import { citedRules } from "../domain/talkRules";
import { findTier, TIERS } from "../domain/tiers";
import { auditTab } from "../tabs/audit";
import { budgetTab } from "../tabs/budget";
import { catalogueTab } from "../tabs/catalogue";
import { kpisTab } from "../tabs/kpis";
import { today } from "../workbook/days";
import { findPlaces, needPlace } from "../workbook/places";
import { readTable, type TableRow, text } from "../workbook/read";
import { textSetting } from "../workbook/settings";
import { readActivities } from "./activity";
import { scoredCriteria } from "./answers";
import { LARGEST_QUANTITY } from "./planRows";
import { STOP_RULE } from "./promise";
import { choiceField, dayField, fieldsOf, numberField, textField, wholeNumberField } from "./requests";
import type {
  ActivityPromise,
  AnsweredStep,
  PathActivity,
  PathAnswer,
  Pilot,
  Question,
  QuestionForm,
  ShownScore,
} from "./server";

type Cells = TableRow["cells"];

const RUNNERS: readonly Runner[] = ["members", "partners", "us"];

/** The criteria that questions 3 and 4 rest on. */
const SHOWN: readonly (readonly [question: ShownScore["question"], ...criteria: string[]])[] = [
  ["success", "B-13", "P-03"],
  ["nextDay", "C-01", "C-02", "C-03"],
];

/** What the six questions are asked with: dreams, stages, KPIs and the scores that two of them show. */
export function readQuestion(): QuestionForm {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const form = readActivities();
  const kpis = findPlaces(spreadsheet, [kpisTab]).get("kpis");
  return {
    ...form,
    kpis: (kpis ? readTable(kpis) : []).flatMap(({ cells }) =>
      text(cells.kpi) === "" ? [] : [{ stage: text(cells.stage), name: text(cells.kpi) }],
    ),
    shown: SHOWN.flatMap(([question, ...ids]) => ids.map((id) => shownScore(question, id, form.scores[id] ?? null))),
    today: today(),
  };
}

function shownScore(question: ShownScore["question"], id: string, score: number | null): ShownScore {
  const { name, tier, scores } = CRITERIA.find((criterion) => criterion.id === id)!;
  return { question, id, name, tier, score, words: score === null ? "" : (scores[score] ?? "") };
}

/** All of the plan that an answer rests on. */
interface Ground {
  readonly audit: ReturnType<typeof scoredCriteria>;
  readonly catalogue: readonly Cells[];
  readonly fixes: readonly PathFix[];
  /** Rows of the Budget by the activity that they name. */
  readonly budgeted: ReadonlyMap<string, number>;
  readonly currency: string;
}

/** The path back from a dream, with what it costs and what may be done today; nothing is written. */
export function answerQuestion(request: unknown): PathAnswer {
  const question = questionField(request);
  const ground = readGround();
  const { audit, fixes, currency } = ground;
  const { dream, planned, cells } = dreamOf(question, ground);
  const path = findPath(dream, audit, fixes);
  const judge = (activity: PlannedActivity, scores = audit): Judgement => checkFunding([activity], scores, fixes)[0]!;
  const pilot = pilotOf(dream, question, cells, ground, judge);
  const price = typeof cells.expected === "number" ? toCents(cells.expected * question.quantity) : undefined;
  const ends = daysAfter(today(), path.weeks * 7);
  const outlook = pilot === null ? undefined : { cents: toCents(pilot.expected), mayGoAhead: pilot.mayGoAhead };
  return {
    answer: pathInWords(dream, path, outlook, currency),
    advice: ADVICE[startingPoint(path)],
    money: moneyVerdict(question.money === null ? undefined : toCents(question.money), path.cents, price, currency),
    time: timeVerdict(today(), path.weeks, question.by),
    steps: path.steps.map((step) => stepOf(step, ground)),
    expected: path.cents === undefined ? null : path.cents / 100,
    weeks: path.weeks,
    ends,
    verdict: judge(planned).verdict ?? "",
    verdictAfter: judge(planned, auditAfter(path, audit)).verdict ?? "",
    pilot,
    promise: promiseOf(question, path, pilot),
  };
}

function readGround(): Ground {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const places = findPlaces(spreadsheet, [auditTab, catalogueTab, budgetTab]);
  const catalogue = readTable(needPlace(places, catalogueTab)).map(({ cells }) => cells);
  const budget = readTable(needPlace(places, budgetTab));
  return {
    audit: scoredCriteria(readTable(needPlace(places, auditTab))),
    catalogue,
    fixes: catalogue.flatMap(fixOf),
    budgeted: new Map(budget.reverse().map(({ cells, position }) => [text(cells.activity), position])),
    currency: textSetting(spreadsheet, "Groundwork_currency"),
  };
}

/** A row without a cost cannot be recommended. */
function fixOf(cells: Cells): PathFix[] {
  const name = text(cells.activity);
  if (name === "" || typeof cells.expected !== "number") return [];
  return [
    {
      id: text(cells.id),
      name,
      tier: findTier(text(cells.tier))?.id,
      lifts: listedIn(text(cells.lifts)),
      cents: toCents(cells.expected),
      leadWeeks: typeof cells.leadWeeks === "number" ? cells.leadWeeks : 0,
    },
  ];
}

function dreamOf({ activity, tier, quantity, stage, runner }: Question, { catalogue }: Ground) {
  const cells = catalogue.find((row) => text(row.activity) === activity);
  if (tier === "" && !cells) {
    throw new Error(`“${activity.slice(0, 80)}” is not in the Catalogue of this plan any more. Choose another dream.`);
  }
  const row: Cells = tier === "" ? cells! : { tier };
  const found = findTier(text(row.tier));
  if (!found) throw new Error(`“${activity.slice(0, 80)}” has no tier on the Catalogue tab. Choose one there.`);
  const isPilot = text(row.id) === PILOT_ID && quantity === 1;
  const dream: Dream = { name: activity, tier: found.id, isPilot, runner };
  return { dream, planned: { ...plannedOf(row, quantity), stages: [stage] }, cells: row };
}

/** A row of the catalogue as a plan would have it. */
function plannedOf(cells: Cells, quantity: number): PlannedActivity {
  return {
    tier: findTier(text(cells.tier))?.id,
    stages: [text(cells.stages)].filter(Boolean),
    lifts: listedIn(text(cells.lifts)),
    running: false,
    handsOn: cells.handsOn === true,
    listeningTrip: false,
    meetup: text(cells.id) === PILOT_ID,
    quantity,
    cash: typeof cells.cashExpected === "number" ? toCents(cells.cashExpected * quantity) : undefined,
  };
}

/** For an event the catalogue's single meetup; else one of what many are dreamt of. */
function pilotOf(
  { tier }: Dream,
  { quantity }: Question,
  dream: Cells,
  ground: Ground,
  judge: (activity: PlannedActivity) => Judgement,
): Pilot | null {
  const cells = tier === "P" ? ground.catalogue.find(({ id }) => text(id) === PILOT_ID) : dream;
  if (!cells || (tier !== "P" && quantity === 1)) return null;
  const [fix] = fixOf(cells);
  if (!fix) return null;
  const judgement = judge(plannedOf(cells, 1));
  const words = reason(judgement);
  const { verdict = "" } = judgement;
  return {
    ...pathActivity(fix, ground),
    verdict,
    reason: words,
    rules: citedRules(words),
    mayGoAhead: verdict !== "" && verdict !== "HOLD" && verdict !== "STOP",
  };
}

const pathActivity = ({ id, name, cents, leadWeeks }: PathFix, { budgeted }: Ground): PathActivity => ({
  id,
  name,
  expected: cents / 100,
  leadWeeks,
  row: budgeted.get(name) ?? 0,
});

function stepOf(step: PathStep, ground: Ground): AnsweredStep {
  const { id, name, why, status, criteria, fixes, fromWeek, toWeek } = step;
  return {
    id,
    name,
    why,
    status,
    criteria: criteria.map((each) => ({ id: each.id, name: each.name, score: each.score ?? null })),
    activities: fixes.map((fix) => pathActivity(fix, ground)),
    price: stepPrice(step, ground.currency),
    fromWeek,
    toWeek,
  };
}

/** A start for the promise card: what question 2 said, by the day of question 6 or the end of the pilot. */
function promiseOf({ kpi, change, by }: Question, path: Path, pilot: Pilot | null): ActivityPromise {
  return {
    change: [kpi, change].filter(Boolean).join(": "),
    changeBy: by || daysAfter(today(), Math.max(path.weeks, pilot?.leadWeeks ?? 0) * 7),
    stopRule: STOP_RULE,
  };
}

function questionField(request: unknown): Question {
  const fields = fieldsOf(request, ["activity", "tier", "quantity", "stage", "kpi", "change", "runner", "money", "by"]);
  const activity = textField(fields, "activity", 300).trim();
  if (activity === "") throw new Error("activity: expected a name.");
  return {
    activity,
    tier: choiceField(fields, "tier", ["", ...TIERS.map(({ name }) => name)]),
    quantity: wholeNumberField(fields, "quantity", 1, LARGEST_QUANTITY),
    stage: textField(fields, "stage", 100).trim(),
    kpi: textField(fields, "kpi", 300).trim(),
    change: textField(fields, "change", 300).trim(),
    runner: choiceField(fields, "runner", RUNNERS),
    money: fields.money === null ? null : numberField(fields, "money", 0, 1e12),
    by: dayField(fields, "by"),
  };
}

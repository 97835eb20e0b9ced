import type {
  Answer,
  CriterionForm,
  NewActivity,
  Rating,
  SaveAnswer,
  Server,
  TierForm,
} from "../../src/commands/server";
import { judgeTiers } from "../../src/domain/audit";
import { CATALOGUE, isFree } from "../../src/domain/catalogue";
import { CRITERIA } from "../../src/domain/criteria";
import { STAGES } from "../../src/domain/stages";
import { type TierId, tierById } from "../../src/domain/tiers";

type Call = keyof Server;

/** A call that was taken and not answered yet. */
export interface Held {
  /** Does the work and answers. */
  release(): void;
  fail(message: string): void;
}

interface Taken {
  readonly name: Call;
  readonly request: unknown;
}

export const EMPTY: Answer = { score: null, evidence: "", owner: "", rater: "", scoredOn: "" };
export const TODAY = "2026-11-22";
/** A day on which a score was given that is ageing by now. */
export const LONG_AGO = "2026-07-25";

const BAR: NonNullable<CriterionForm["bar"]> = [
  "Over an hour: the bar is far away.",
  "Neither the gate nor the bar.",
  "Passes the gate. It does not meet the bar.",
  "Meets the bar.",
];

/** The add-on's side of the sidebars on a plan in memory, with failures and delays to order. */
export interface FakeServer {
  readonly answers: Map<string, Answer>;
  /** Those of the second rater. */
  readonly second: Map<string, Answer>;
  readonly rows: NewActivity[];
  readonly calls: readonly Taken[];
  /** What tests change of the forms before a page reads them. */
  change: {
    tier?: (form: TierForm) => TierForm;
    activities?: (form: ReturnType<Server["readActivities"]>) => ReturnType<Server["readActivities"]>;
    check?: (request: NewActivity) => ReturnType<Server["checkActivity"]>;
  };
  /** Calls of this name, or the next only, are refused. */
  fail(name: Call, message: string, times?: number): void;
  /** No call fails any more. */
  mend(): void;
  /** Takes the next call of this name and keeps it until it is released. */
  hold(name: Call): Promise<Held>;
  answer(name: Call, request: unknown): Promise<unknown>;
}

/** `more` answers what the forms of single pages ask; a call that nobody answers is an error. */
export function createFakeServer(more: Partial<Server> = {}): FakeServer {
  const answers = new Map<string, Answer>();
  const second = new Map<string, Answer>();
  const answersOf = (rating: Rating) => (rating === "second" ? second : answers);
  const rows: NewActivity[] = [];
  const calls: Taken[] = [];
  const failures: { name: Call; message: string; times: number }[] = [];
  const waiting: { name: Call; take: (held: Held) => void }[] = [];
  const change: FakeServer["change"] = {};

  const server: Partial<Server> = {
    readTier({ tier, rating = "first" }) {
      const { id, name, reason } = tierById(tier);
      const criteria = CRITERIA.filter((criterion) => criterion.tier === tier).map((criterion): CriterionForm => {
        const { evidence, weight: _weight, tier: _tier, ...words } = criterion;
        return {
          ...words,
          lookFor: evidence,
          free: isFree(criterion.id),
          answer: answersOf(rating).get(criterion.id) ?? EMPTY,
          problem: "",
          ageing: answersOf(rating).get(criterion.id)?.scoredOn === LONG_AGO ? "Scored 120 days ago." : "",
          ...(criterion.gate === "hard" ? { bar: BAR } : {}),
          row: 13 + CRITERIA.indexOf(criterion),
        };
      });
      const form = { rating, tier: { id, name, reason }, criteria, standing: standingOf(tier, rating), missing: [] };
      return change.tier ? change.tier(form) : form;
    },
    saveAnswer({ criterion, answer, seen, rating = "first", confirmed = false }: SaveAnswer) {
      const now = answersOf(rating).get(criterion) ?? EMPTY;
      const tier = CRITERIA.find(({ id }) => id === criterion)!.tier;
      const isSeen = (Object.keys(EMPTY) as (keyof Answer)[]).every((key) => now[key] === seen[key]);
      if (!isSeen) return { saved: false, answer: now, standing: standingOf(tier, rating) };
      const isKept = answer.score === now.score && !confirmed;
      const scoredOn = answer.score === null ? "" : isKept ? now.scoredOn : TODAY;
      answersOf(rating).set(criterion, { ...answer, scoredOn });
      return { saved: true, answer: { ...answer, scoredOn }, standing: standingOf(tier, rating) };
    },
    readActivities() {
      const activities = CATALOGUE.map(({ id, name, tier, stages, unit, leadWeeks, lifts, hours, cash }) => ({
        id,
        name,
        tier: tierById(tier).name,
        stages: stages.join(", "),
        unit,
        low: hours[0] * 95 + cash[0],
        expected: hours[1] * 95 + cash[1],
        high: hours[2] * 95 + cash[2],
        leadWeeks,
        lifts: lifts.join(", "),
        basis: "planning assumption",
      }));
      const scores = Object.fromEntries(CRITERIA.map(({ id }) => [id, answers.get(id)?.score ?? null]));
      const form = { activities, currency: "USD", stages: STAGES.map(({ name }) => name), scores };
      return change.activities ? change.activities(form) : form;
    },
    checkActivity(request) {
      if (change.check) return change.check(request);
      return {
        verdict: "HOLD",
        reason: `Basic enablement fails its gate B-05 (Credentials and app) (${request.quantity}) (R02).`,
        rules: [{ id: "R02", text: "If developers' basic needs are not met, nothing above them pays." }],
      };
    },
    addActivity(request) {
      const standing = rows.findIndex(({ id }) => id === request.id);
      const index = standing < 0 ? rows.length : standing;
      rows[index] = request;
      return { row: 7 + index, message: `Added to row ${7 + index} of Budget.` };
    },
    showTab: () => ({ shown: true }),
    auditForm: () => ({ shown: true }),
    stopwatchForm: () => ({ shown: true }),
    secondRaterForm: () => ({ shown: true }),
    setUpPlan: () => ({ message: "The plan is ready: 9 tabs." }),
    ...more,
  };

  function standingOf(tier: TierId, rating: Rating) {
    const scoreOf = (id: string) => answersOf(rating).get(id)?.score ?? undefined;
    const audit = CRITERIA.map((criterion) => ({ ...criterion, score: scoreOf(criterion.id) }));
    const state = judgeTiers(audit).find((each) => each.tier.id === tier)!;
    return {
      score: typeof state.score === "number" ? state.score : null,
      answered: audit.filter((criterion) => criterion.tier === tier && criterion.score !== undefined).length,
      criteria: state.criteria,
      gatesPassed: state.gatesPassed,
      gates: state.gates,
      status: state.status,
      firstFix: state.firstFix?.id ?? "",
    };
  }

  return {
    answers,
    second,
    rows,
    calls,
    change,
    fail(name, message, times = 1) {
      failures.push({ name, message, times });
    },
    mend() {
      failures.length = 0;
    },
    hold: (name) => new Promise((take) => waiting.push({ name, take })),
    answer(name, request) {
      calls.push({ name, request });
      const work = () => {
        const answer = server[name] as ((request: unknown) => unknown) | undefined;
        if (!answer) throw new Error(`The fake server does not answer ${name}.`);
        return answer(request);
      };
      const held = waiting.findIndex((each) => each.name === name);
      if (held >= 0) {
        const [{ take }] = waiting.splice(held, 1) as [(typeof waiting)[number]];
        return new Promise((resolve, reject) => {
          take({ release: () => resolve(work()), fail: (message) => reject(new Error(message)) });
        });
      }
      const failure = failures.find((each) => each.name === name && each.times > 0);
      if (failure) {
        failure.times--;
        return Promise.reject(new Error(failure.message));
      }
      return new Promise((resolve) => resolve(work()));
    },
  };
}

/** Scores the first criteria of a tier, in turn 0, 1, 2, 3 or as told. */
export function scored(count: number, tier: TierId = "B", scoreOf = (position: number) => position % 4): FakeServer {
  const server = createFakeServer();
  for (let position = 1; position <= count; position++) {
    const answer = { ...EMPTY, score: scoreOf(position), evidence: `Run ${position}`, rater: "Mike", scoredOn: TODAY };
    server.answers.set(`${tier}-${String(position).padStart(2, "0")}`, answer);
  }
  return server;
}

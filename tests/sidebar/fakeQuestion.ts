import type { NewPath, PathAnswer, Question, QuestionForm } from "../../src/commands/server";
import { CRITERIA } from "../../src/domain/criteria";
import { KPIS } from "../../src/domain/kpis";
import { createFakeServer, type FakeServer, TODAY } from "./fakeServer";

export interface FakeQuestion {
  readonly server: FakeServer;
  /** Rows of the Budget by request and activity, in the order in which they were added. */
  readonly added: Map<string, NewPath>;
  change: {
    form?: (form: QuestionForm) => QuestionForm;
    answer?: (answer: PathAnswer, question: Question) => PathAnswer;
  };
}

export const PILOT = "Hosted meetup evening, about 40 people";
export const FORUM = "Developer forum (first year)";
export const APP = "One-click app and credentials";

/** The sheet's side of the meetup question in memory: one path with a step of each kind. */
export function createFakeQuestion(): FakeQuestion {
  const base = createFakeServer();
  const fake: FakeQuestion = {
    server: createFakeServer({
      readQuestion() {
        const form = formOf(base);
        return fake.change.form ? fake.change.form(form) : form;
      },
      answerQuestion(question) {
        const answer = answerOf(question);
        return fake.change.answer ? fake.change.answer(answer, question) : answer;
      },
      addPath(request) {
        const keys = request.activities.map((name) => `${request.id} ${name}`);
        for (const key of keys) fake.added.set(key, request);
        const rows = keys.map((key) => 7 + [...fake.added.keys()].indexOf(key));
        return { rows, message: `Added ${rows.length} activities, in rows 7 to 9 of Budget.` };
      },
      auditForm: () => ({ shown: true }),
    }),
    added: new Map(),
    change: {},
  };
  return fake;
}

function formOf(base: FakeServer): QuestionForm {
  let activities: QuestionForm["activities"] = [];
  let stages: readonly string[] = [];
  base.change.activities = (form) => {
    ({ activities, stages } = form);
    return form;
  };
  base.answer("readActivities", undefined);
  const score = (id: string) => ({ "B-13": 0, "C-01": 2 })[id] ?? null;
  return {
    activities,
    stages,
    currency: "USD",
    scores: {},
    kpis: KPIS.map(({ stage, name }) => ({ stage, name })),
    shown: (
      [
        ["success", "B-13"],
        ["success", "P-03"],
        ["nextDay", "C-01"],
        ["nextDay", "C-02"],
        ["nextDay", "C-03"],
      ] as const
    ).map(([question, id]) => {
      const { name, tier, scores } = CRITERIA.find((criterion) => criterion.id === id)!;
      const now = score(id);
      return { question, id, name, tier, score: now, words: now === null ? "" : (scores[now] ?? "") };
    }),
    today: TODAY,
  };
}

const NO_STEP = { criteria: [], activities: [], price: "", fromWeek: 0, toWeek: 0 };

function answerOf({ activity, kpi, change, by }: Question): PathAnswer {
  return {
    answer: `“${activity}” opens after 4 of 5 steps, about 36,200 USD and 19 weeks; start with one pilot for 2,500 USD.`,
    advice: "Nothing is known yet. One pilot at most.",
    money: "",
    time: "",
    steps: [
      {
        ...NO_STEP,
        id: "reason",
        name: "A reason, and two KPIs",
        why: "“Meetups” is no goal.",
        status: "to do",
        criteria: [{ id: "P-01", name: "Reason first", score: 1 }],
        price: "No money: it takes attention.",
      },
      {
        id: "success",
        name: "Newcomers succeed on their own",
        why: "People who cannot get it to work leave.",
        status: "to do",
        criteria: [
          { id: "B-01", name: "Messaging: what", score: 3 },
          { id: "B-05", name: "Credentials and app", score: 0 },
          { id: "B-13", name: "Five-minute first app", score: null },
        ],
        activities: [{ id: "B04", name: APP, expected: 16_000, leadWeeks: 10, row: 12 }],
        price: "About 16,000 USD, 10 weeks.",
        fromWeek: 0,
        toWeek: 10,
      },
      {
        id: "nextDay",
        name: "A place to go the next day",
        why: "Whoever liked it comes back with questions.",
        status: "not assessed",
        criteria: [{ id: "C-02", name: "Right answers", score: null }],
        activities: [{ id: "C01", name: FORUM, expected: 17_700, leadWeeks: 4, row: 0 }],
        price: "About 17,700 USD, 4 weeks.",
        fromWeek: 10,
        toWeek: 14,
      },
      { ...NO_STEP, id: "content", name: "Something to talk about", why: "Nobody comes twice.", status: "done" },
      {
        id: "pilot",
        name: "One pilot",
        why: "One small event shows whether there is demand.",
        status: "to do",
        criteria: [{ id: "P-02", name: "One before many", score: 0 }],
        activities: [{ id: "P01", name: PILOT, expected: 2500, leadWeeks: 5, row: 0 }],
        price: "About 2,500 USD, 5 weeks.",
        fromWeek: 14,
        toWeek: 19,
      },
    ],
    expected: 36_200,
    weeks: 19,
    ends: "2027-04-04",
    verdict: "HOLD",
    verdictAfter: "FUND",
    pilot: {
      id: "P01",
      name: PILOT,
      expected: 2500,
      leadWeeks: 5,
      row: 0,
      verdict: "CAUTION",
      reason: "One pilot may go ahead to learn the demand (R04, R16).",
      rules: [{ id: "R16", text: "Start small to learn the demand: one meetup, not a program." }],
      mayGoAhead: true,
    },
    promise: {
      change: [kpi, change].filter(Boolean).join(": "),
      changeBy: by || "2027-04-04",
      stopRule: "Stop if less than half of the change is there by that day.",
    },
  };
}

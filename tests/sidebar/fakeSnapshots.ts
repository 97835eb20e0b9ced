import type {
  DamagedRow,
  NewSnapshot,
  ReplayedMoment,
  ScoreChange,
  Snapshot,
  SnapshotComparison,
  SnapshotForm,
  TierStanding,
} from "../../src/commands/server";
import { builtInAudit, judgeTiers } from "../../src/domain/audit";
import { CRITERIA } from "../../src/domain/criteria";
import { type ProgramState, viewOf } from "../../src/domain/history";
import { changesBetween, costBetween } from "../../src/domain/historyWords";
import { createFakeServer, EMPTY, type FakeServer, TODAY } from "./fakeServer";

type Scores = Readonly<Record<string, number>>;

type Rest = Omit<ProgramState, "audit">;

interface Kept extends Omit<Snapshot, keyof ReplayedMoment> {
  readonly scores: Scores;
  readonly rest: Rest;
}

export interface FakeSnapshots extends FakeServer {
  /** Newest first. */
  readonly kept: Kept[];
  /** Criteria that are ageing now. */
  readonly stale: Set<string>;
  /** Rows that the History tab could not be read from. */
  readonly damaged: DamagedRow[];
  /** What the program has besides its audit. */
  rest: Rest;
  /** Scores the criteria anew. */
  score(scores: Scores): void;
  /** Keeps the scores as of some moment. */
  keep(takenAt: string, note?: string): void;
}

/** An audit in memory with its snapshots. */
export function createFakeSnapshots(): FakeSnapshots {
  const kept: Kept[] = [];
  const stale = new Set<string>();
  const damaged: DamagedRow[] = [];
  let auditBegan = "";
  const base = createFakeServer({ readSnapshots: formNow, takeSnapshot, compareSnapshots });

  const scoresNow = (): Scores =>
    Object.fromEntries([...base.answers].flatMap(([id, { score }]) => (score === null ? [] : [[id, score]])));

  function formNow(): SnapshotForm {
    const answered = Object.keys(scoresNow()).length;
    const snapshots = kept.map(({ scores, rest, ...snapshot }, position): Snapshot => {
      const before = kept[position + 1];
      return { ...snapshot, ...moment(stateOf(scores, rest), before && stateOf(before.scores, before.rest)) };
    });
    const newest = kept[0];
    const now = moment(stateOf(scoresNow(), fake.rest), newest && stateOf(newest.scores, newest.rest));
    return { snapshots, now, damaged, auditBegan, ageing: stale.size, answered, criteria: CRITERIA.length };
  }

  function add(id: string, takenAt: string, note: string): void {
    const scores = scoresNow();
    const answered = Object.keys(scores).length;
    kept.unshift({ id, takenAt, note, answered, row: 5 + kept.length, scores, rest: fake.rest });
  }

  function takeSnapshot({ id, note, startAudit }: NewSnapshot): SnapshotForm {
    if (kept.some((snapshot) => snapshot.id === id)) return formNow();
    add(id, `${TODAY} 14:02`, note);
    if (startAudit) {
      auditBegan = TODAY;
      for (const scored of Object.keys(scoresNow())) stale.add(scored);
    }
    return formNow();
  }

  function compareSnapshots({ from, to }: { from: string; to: string }): SnapshotComparison {
    const scoresOf = (id: string) => (id === "now" ? scoresNow() : kept.find((each) => each.id === id)!.scores);
    const [before, after] = [scoresOf(from), scoresOf(to)];
    const changes = CRITERIA.flatMap(({ id, name }, position): ScoreChange[] => {
      const [one = null, other = null] = [before[id], after[id]];
      const kind = kindOf(one, other, to === "now" && stale.has(id));
      return kind ? [{ id, name, kind, from: one, to: other, row: 13 + position }] : [];
    });
    const restOf = (id: string) => (id === "now" ? fake.rest : kept.find((each) => each.id === id)!.rest);
    const [one, other] = [stateOf(before, restOf(from)), stateOf(after, restOf(to))];
    const [standingsBefore, standingsAfter] = [standings(before), standings(after)];
    return {
      from,
      to,
      tiers: standingsBefore.map(({ name, standing }, position) => ({
        name,
        from: standing,
        to: standingsAfter[position]!.standing,
      })),
      changes,
      unchanged: CRITERIA.length - changes.length,
      sentences: changesBetween(one, other),
      cost: costBetween(one, other),
    };
  }

  const fake: FakeSnapshots = {
    ...base,
    kept,
    stale,
    damaged,
    rest: { activities: [], kpis: [], stages: [], currency: "USD" },
    score(scores) {
      for (const [id, score] of Object.entries(scores)) base.answers.set(id, { ...EMPTY, score, scoredOn: TODAY });
    },
    keep: (takenAt, note = "") => add(`kept ${takenAt}`, takenAt, note),
  };
  return fake;
}

const stateOf = (scores: Scores, rest: Rest): ProgramState => ({ ...rest, audit: builtInAudit(scores) });

const moment = (state: ProgramState, before: ProgramState | undefined): ReplayedMoment => ({
  view: viewOf(state),
  changes: before ? changesBetween(before, state) : [],
  cost: before ? costBetween(before, state) : [],
});

function kindOf(from: number | null, to: number | null, isStale: boolean): ScoreChange["kind"] | undefined {
  if (from === to) return isStale ? "stale" : undefined;
  if (from === null) return "assessed";
  if (to === null) return "no longer assessed";
  return to > from ? "rose" : "fell";
}

function standings(scores: Scores): { name: string; standing: TierStanding }[] {
  const audit = builtInAudit(scores);
  return judgeTiers(audit).map(({ tier, score, criteria, gates, gatesPassed, status }) => ({
    name: tier.name,
    standing: {
      score: typeof score === "number" ? score : null,
      answered: audit.filter((each) => each.tier === tier.id && each.score !== undefined).length,
      criteria,
      gates,
      gatesPassed,
      status,
      firstFix: "",
    },
  }));
}

/** A program that funded docs in spring, and whose first success fell in summer. */
export function springAndSummer(): FakeSnapshots {
  const server = createFakeSnapshots();
  const docs = { name: "Docs sprint", tier: "Basic enablement", verdict: "FUND FIRST", quantity: 1 };
  const activity = { ...docs, expected: 8000, plan: null, forecast: null, committed: null, actual: 0 };
  const kpi = { name: "Time to first success", stage: "Adoption", unit: "minutes", good: "down", steers: true };
  const stages = [{ name: "Adoption", developers: 100, period: "Q1" }];
  const basics = CRITERIA.filter(({ tier }) => tier === "B").map(({ id }) => id);
  server.rest = { activities: [activity], kpis: [{ ...kpi, latest: 2400, target: 5 }], stages, currency: "USD" };
  server.score(Object.fromEntries(basics.map((id) => [id, 1])));
  server.keep("2026-03-01 09:00", "Before the docs sprint");
  server.rest = { ...server.rest, activities: [{ ...activity, expected: 50_000, actual: 12_000 }] };
  server.score({ "B-05": 2 });
  server.keep("2026-06-01 09:00", "Docs funded");
  server.rest = {
    ...server.rest,
    kpis: [{ ...kpi, latest: 1200, target: 5 }],
    stages: [{ name: "Adoption", developers: 130, period: "Q2" }],
  };
  server.keep("2026-09-01 09:00");
  return server;
}

/** The basics on two days of summer and now: two rose, one fell, one is new, one is not assessed any more, one is stale. */
export function summerAndNow(): FakeSnapshots {
  const server = createFakeSnapshots();
  const basics = CRITERIA.filter(({ tier }) => tier === "B").map(({ id }) => id);
  server.score(Object.fromEntries(basics.slice(0, 18).map((id) => [id, 1])));
  server.keep("2026-07-01 09:30", "Before the relaunch");
  server.score({ "B-05": 2 });
  server.keep("2026-08-01 10:00");
  server.score({ "B-05": 3, "B-13": 3, "B-01": 0, "B-20": 2 });
  server.answers.delete("B-02");
  server.stale.add("B-04");
  return server;
}

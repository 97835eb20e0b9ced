import type {
  NewSnapshot,
  ScoreChange,
  Snapshot,
  SnapshotComparison,
  SnapshotForm,
  TierStanding,
} from "../../src/commands/server";
import { builtInAudit, judgeTiers } from "../../src/domain/audit";
import { CRITERIA } from "../../src/domain/criteria";
import { createFakeServer, EMPTY, type FakeServer, TODAY } from "./fakeServer";

type Scores = Readonly<Record<string, number>>;

interface Kept extends Snapshot {
  readonly scores: Scores;
}

export interface FakeSnapshots extends FakeServer {
  /** Newest first. */
  readonly kept: Kept[];
  /** Criteria that are ageing now. */
  readonly stale: Set<string>;
  /** Scores the criteria anew. */
  score(scores: Scores): void;
  /** Keeps the scores as of some moment. */
  keep(takenAt: string, note?: string): void;
}

/** An audit in memory with its snapshots. */
export function createFakeSnapshots(): FakeSnapshots {
  const kept: Kept[] = [];
  const stale = new Set<string>();
  let auditBegan = "";
  const base = createFakeServer({ readSnapshots: formNow, takeSnapshot, compareSnapshots });

  const scoresNow = (): Scores =>
    Object.fromEntries([...base.answers].flatMap(([id, { score }]) => (score === null ? [] : [[id, score]])));

  function formNow(): SnapshotForm {
    const answered = Object.keys(scoresNow()).length;
    const snapshots = kept.map(({ scores: _scores, ...snapshot }) => snapshot);
    return { snapshots, auditBegan, ageing: stale.size, answered, criteria: CRITERIA.length };
  }

  function add(id: string, takenAt: string, note: string): void {
    const scores = scoresNow();
    kept.unshift({ id, takenAt, note, answered: Object.keys(scores).length, row: 5 + kept.length, scores });
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
    };
  }

  return {
    ...base,
    kept,
    stale,
    score(scores) {
      for (const [id, score] of Object.entries(scores)) base.answers.set(id, { ...EMPTY, score, scoredOn: TODAY });
    },
    keep: (takenAt, note = "") => add(`kept ${takenAt}`, takenAt, note),
  };
}

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

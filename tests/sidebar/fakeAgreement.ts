import type { AgreementForm, Answer, Dispute, Settlement } from "../../src/commands/server";
import { CRITERIA } from "../../src/domain/criteria";
import { TIERS } from "../../src/domain/tiers";
import { createFakeServer, EMPTY, type FakeServer, TODAY } from "./fakeServer";

export interface FakeAgreement extends FakeServer {
  /** What tests change of the form before a page gets it. */
  shape: (form: AgreementForm) => AgreementForm;
}

/** Two ratings in memory: by criterion the first score and the second; null is not assessed. */
export function createFakeAgreement(
  scores: Readonly<Record<string, readonly [number | null, number | null]>>,
): FakeAgreement {
  const settledIds = new Set<string>();
  const server: FakeAgreement = {
    ...createFakeServer({ readAgreement: () => server.shape(formNow()), settleDispute }),
    shape: (form) => form,
  };
  const first = (id: string): Answer => server.answers.get(id) ?? EMPTY;
  const second = (id: string): Answer => server.second.get(id) ?? EMPTY;
  const isIn = (tier: string) => (id: string) => id.startsWith(tier);
  const bothScored = (id: string) => first(id).score !== null && second(id).score !== null;
  const isSame = (id: string) => first(id).score === second(id).score && !settledIds.has(id);
  const isDisputed = (id: string) => bothScored(id) && !settledIds.has(id) && !isSame(id);

  function formNow(): AgreementForm {
    const ids = CRITERIA.map(({ id }) => id);
    const raters = (answers: ReadonlyMap<string, Answer>) =>
      [...new Set([...answers.values()].map(({ rater }) => rater))].filter((name) => name !== "");
    return {
      firstRaters: raters(server.answers),
      secondRaters: raters(server.second),
      tiers: TIERS.map(({ id: tier, name }) => {
        const own = ids.filter(isIn(tier));
        const both = own.filter(bothScored).length;
        const same = own.filter((id) => bothScored(id) && isSame(id)).length;
        return {
          id: tier,
          name,
          criteria: own.length,
          second: own.filter((id) => second(id).score !== null).length,
          both,
          same,
          share: both > 0 ? same / both : null,
          disputed: own.filter(isDisputed).length,
        };
      }),
      disputed: ids.filter(isDisputed).map(disputeOf),
      settled: settledIds.size,
      problem: "",
    };
  }

  function disputeOf(id: string): Dispute {
    const position = CRITERIA.findIndex((criterion) => criterion.id === id);
    const { name, question, scores: words, gate } = CRITERIA[position]!;
    return { id, name, question, scores: words, gate, first: first(id), second: second(id), row: 13 + position };
  }

  function settleDispute({ criterion, score, evidence, rater, ...seen }: Settlement) {
    const isSeen =
      isDisputed(criterion) &&
      JSON.stringify([seen.first, seen.second]) === JSON.stringify([first(criterion), second(criterion)]);
    if (!isSeen) return { saved: false, form: server.shape(formNow()) };
    settledIds.add(criterion);
    server.answers.set(criterion, { ...first(criterion), score, evidence, rater, scoredOn: TODAY });
    return { saved: true, form: server.shape(formNow()) };
  }

  for (const [id, [one, other]] of Object.entries(scores)) {
    if (one !== null) {
      server.answers.set(id, {
        ...EMPTY,
        score: one,
        evidence: `Run 1 of ${id}`,
        rater: "Mike",
        scoredOn: "2026-10-01",
      });
    }
    if (other !== null) {
      server.second.set(id, { ...EMPTY, score: other, evidence: `Saw ${id}`, rater: "Zoë", scoredOn: "2026-11-20" });
    }
  }
  return server;
}

/** Three disputes, one agreement, and one that only the first scored. */
export const DISPUTED = { "B-01": [2, 0], "B-05": [1, 2], "B-06": [3, 3], "B-07": [2, null], "C-01": [0, 3] } as const;

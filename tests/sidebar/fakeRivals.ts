import type { ProductStanding, RivalAnswer, RivalForm } from "../../src/commands/server";
import { CRITERIA } from "../../src/domain/criteria";
import { createFakeServer, type FakeServer } from "./fakeServer";

/** What the fake asks about a rival: the first fourteen criteria. */
export const ASKED = CRITERIA.slice(0, 14);
export const NO_ANSWER: RivalAnswer = { score: null, evidence: "" };

export interface FakeRivals {
  readonly server: FakeServer;
  readonly names: string[];
  /** Our own scores by criterion. */
  readonly ours: Map<string, number>;
  /** By rival and criterion, "1 B-04". */
  readonly answers: Map<string, RivalAnswer>;
  /** Median minutes of runs by product, 0 is ours. */
  readonly medians: Map<number, number | null>;
  change: (form: RivalForm) => RivalForm;
}

/** The rivals' side of the sheet in memory. */
export function createFakeRivals(...names: readonly string[]): FakeRivals {
  const fake: FakeRivals = {
    server: createFakeServer({
      readRivals: () => formOf(fake),
      saveRivalName({ rival, name, seen }) {
        const saved = fake.names[rival - 1] === seen;
        if (saved) fake.names[rival - 1] = name;
        return { saved, form: formOf(fake) };
      },
      saveRivalAnswer({ rival, criterion, score, evidence, seen }) {
        const now = fake.answers.get(`${rival} ${criterion}`) ?? NO_ANSWER;
        const saved = now.score === seen.score && now.evidence === seen.evidence;
        if (saved) fake.answers.set(`${rival} ${criterion}`, { score, evidence });
        return { saved, form: formOf(fake) };
      },
    }),
    names: [names[0] ?? "", names[1] ?? "", names[2] ?? ""],
    ours: new Map(),
    answers: new Map(),
    medians: new Map(),
    change: (form) => form,
  };
  return fake;
}

/** With scores of ours and of the rivals, in order of the criteria: "21-3" scores the third not. */
export function scoredRivals(ours: string, rivals: Readonly<Record<string, string>>): FakeRivals {
  const fake = createFakeRivals(...Object.keys(rivals));
  const scores = (digits: string) => [...digits].map((digit) => (digit === "-" ? null : Number(digit)));
  scores(ours).forEach((score, index) => {
    if (score !== null) fake.ours.set(ASKED[index]!.id, score);
  });
  for (const [position, digits] of Object.values(rivals).entries()) {
    scores(digits).forEach((score, index) => {
      fake.answers.set(`${position + 1} ${ASKED[index]!.id}`, { score, evidence: "" });
    });
  }
  return fake;
}

function formOf(fake: FakeRivals): RivalForm {
  const { names, ours, answers } = fake;
  const criteria = ASKED.map(({ id, name, question, evidence, scores }, index) => ({
    id,
    name,
    question,
    lookFor: evidence,
    scores,
    ours: ours.get(id) ?? null,
    rivals: [1, 2, 3].map((rival) => answers.get(`${rival} ${id}`) ?? NO_ANSWER),
    row: 6 + index,
  }));
  const named = names.flatMap((name, index) => (name === "" ? [] : [{ name, rival: index + 1 }]));
  const products = [{ name: "Groundwork", rival: 0 }, ...named].map((product) => standingOf(product, criteria, fake));
  return fake.change({ names: [...names], criteria, products });
}

function standingOf(
  { name, rival }: { readonly name: string; readonly rival: number },
  criteria: RivalForm["criteria"],
  { medians }: FakeRivals,
): ProductStanding {
  const scores = criteria.flatMap((criterion) => {
    const score = rival === 0 ? criterion.ours : criterion.rivals[rival - 1]!.score;
    return score === null ? [] : [{ score, words: `${criterion.id} ${criterion.name}` }];
  });
  const [weakest] = [...scores].sort((one, other) => one.score - other.score);
  const isTimed = medians.has(rival);
  return {
    name,
    rival,
    score: scores.length < 7 ? null : scores.reduce((total, { score }) => total + score, 0) / (3 * scores.length),
    answered: scores.length,
    criteria: criteria.length,
    weakest: weakest?.words ?? "",
    weakestScore: weakest?.score ?? null,
    medianMinutes: medians.get(rival) ?? null,
    runs: isTimed ? 5 : 0,
    slowestStep: isTimed ? "Credentials and app" : "",
    slowestMinutes: isTimed ? 9 : null,
  };
}

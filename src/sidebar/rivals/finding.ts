import type { ProductStanding, RivalCriterion, RivalForm } from "../../commands/server";
import { minutesWords } from "../stopwatch/wording";
import { answerOf } from "./entries";

interface Comparison {
  readonly name: string;
  /** Criteria that have a score on both sides. */
  readonly both: number;
  readonly ahead: number;
  readonly behind: number;
}

/** What the scores and the runs come to, in one sentence that claims nothing about what nobody scored. */
export function findingOf({ criteria, products }: RivalForm): string {
  const compared = products.filter(({ rival }) => rival > 0).map((product) => compare(product, criteria));
  const clauses = [standingWords(compared, criteria.length), timeWords(products)].filter((clause) => clause !== "");
  const sentence = clauses.join("; ");
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

function compare({ name, rival }: ProductStanding, criteria: readonly RivalCriterion[]): Comparison {
  const pairs = criteria.flatMap((criterion) => {
    const { score } = answerOf(criterion, rival);
    return criterion.ours === null || score === null ? [] : [score - criterion.ours];
  });
  return {
    name,
    both: pairs.length,
    ahead: pairs.filter((gap) => gap > 0).length,
    behind: pairs.filter((gap) => gap < 0).length,
  };
}

function standingWords(compared: readonly Comparison[], criteria: number): string {
  const known = compared.filter(({ both }) => both > 0);
  if (known.length === 0) return "no criterion is scored for a rival and for you yet, so nothing can be compared";
  const most = Math.max(...known.map(({ ahead }) => ahead));
  if (most === 0) return `nobody is ahead of you on a criterion scored for both (${coverage(known, criteria)})`;
  const leaders = known.filter(({ ahead }) => ahead === most);
  const [leader] = leaders as [Comparison];
  if (leaders.length > 1)
    return `${listWords(leaders)} are ahead of you on ${most} ${most === 1 ? "criterion" : "criteria"} each`;
  const behind = leader.behind > 0 ? `, and behind on ${leader.behind}` : "";
  return `${leader.name} is ahead of you on ${most} of ${scopeWords(leader.both, criteria)}${behind}`;
}

const scopeWords = (both: number, criteria: number): string =>
  both === criteria ? String(criteria) : `the ${both} criteria that are scored for both`;

function coverage(known: readonly Comparison[], criteria: number): string {
  return known.map(({ name, both }) => `${name}: ${both} of ${criteria}`).join(", ");
}

function listWords(compared: readonly Comparison[]): string {
  const names = compared.map(({ name }) => name);
  return `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}`;
}

function timeWords(products: readonly ProductStanding[]): string {
  const ours = products.find(({ rival }) => rival === 0);
  if (!ours || ours.runs === 0) return "your own first app was never timed";
  if (ours.slowestStep === "" || ours.slowestMinutes === null) return "";
  return `you are slowest at ${ours.slowestStep} (${minutesWords(ours.slowestMinutes)})`;
}

import { type Cell, inWords, isBlank } from "../cells";
import type { ScoredCriterion } from "../domain/audit";
import { BEST_SCORE, CRITERIA, type Gate } from "../domain/criteria";
import { findTier, TIERS, type TierId, tierById } from "../domain/tiers";
import { type Parameter, refuse } from "./define";
import { readNumber, readText } from "./readers";
import { read, readTable, type TableRow } from "./tables";

const COLUMNS = {
  tier: { header: "Tier", needed: true },
  score: { header: "Score", needed: true },
  gate: { header: "Gate", needed: true },
  id: { header: "Id" },
  criterion: { header: "Criterion" },
  weight: { header: "Weight" },
} as const;

type Row = TableRow<keyof typeof COLUMNS>;

/** The audit: the Audit tab, or a team's own table with as little as one row per tier. */
export const audit: Parameter<readonly ScoredCriterion[]> = {
  name: "audit",
  help: "The audit with its header row: columns Tier, Score (0 to 3, blank if not assessed) and Gate (gate, hard or blank), and if you have them Id, Criterion, Weight.",
  type: "range",
  optional: false,
  read: (argument) => {
    const { rows } = readTable(argument, "audit", COLUMNS);
    const criteria = rows.filter((row) => !isEmpty(row));
    refuseRepeatedIds(criteria);
    return criteria.map(readCriterion);
  },
};

function refuseRepeatedIds(rows: readonly Row[]): void {
  const seen = new Map<string, number>();
  for (const { at, position } of rows) {
    const id = read(at("id"), readText);
    const before = seen.get(id.toUpperCase());
    if (id !== "" && before !== undefined)
      refuse(`audit row ${position} repeats ${inWords(id)} of row ${before}. Remove one of them.`);
    seen.set(id.toUpperCase(), position);
  }
}

/** A row without tier, id and score is a gap or a heading, not a criterion. */
function isEmpty({ at }: Row): boolean {
  return isBlank(at("tier").cell) && isBlank(at("score").cell) && isBlank(at("id").cell);
}

function readCriterion({ at }: Row): ScoredCriterion {
  const tier = read(at("tier"), readTier) ?? refuse(`${at("tier").what} is blank. Use ${tierNames()}.`);
  const name = read(at("criterion"), readText);
  const id = read(at("id"), readText);
  return {
    tier,
    // An audit without ids goes by its criteria's names, and one of a row per tier by the tiers' own.
    id: CRITERIA.find((criterion) => sameText(criterion.id, id))?.id ?? (id || name || tierById(tier).name),
    name,
    score: read(at("score"), (cell, what) => readNumber(cell, what, BEST_SCORE)),
    gate: read(at("gate"), readGate),
    weight: read(at("weight"), readNumber) ?? 1,
  };
}

const tierNames = () => TIERS.map(({ name }) => name).join(", ");

/** The tier that a cell names; undefined if it is blank. */
export function readTier(cell: Cell, what: string): TierId | undefined {
  const name = readText(cell, what);
  if (name === "") return undefined;
  return findTier(name)?.id ?? refuse(`${what} is ${inWords(name)}, which is no tier. Use ${tierNames()}.`);
}

function readGate(cell: Cell, what: string): Gate {
  const text = readText(cell, what).toLowerCase();
  if (text === "" || text === "gate" || text === "hard") return text;
  return refuse(`${what} is ${inWords(text)}. Use gate, hard or leave it blank.`);
}

/**
 * Finds the criteria that lists of ids mean, as the audit writes them. Ids of the built-in audit and names of tiers are known
 * even if the audit lacks them; any other is most likely mistyped and refused.
 */
export function criteriaFinder(
  criteria: readonly ScoredCriterion[],
): (ids: readonly string[], what: string) => string[] {
  // The audit's own writing wins, and of two rows with one id the upper.
  const known = new Map([...criteria, ...CRITERIA].reverse().map(({ id }) => [id.toUpperCase(), id]));
  return (ids, what) =>
    ids.map(
      (id) =>
        known.get(id.toUpperCase()) ??
        findTier(id)?.name ??
        refuse(`${what} names ${inWords(id)}, which is no criterion of the audit. Use ids such as B-05.`),
    );
}

const sameText = (one: string, other: string) => one.toUpperCase() === other.toUpperCase();

import type { Cents } from "./money";
import { byValueForMoney, type Outlook, outlooks } from "./planOutlook";

/** Something to buy up to `most` times; value is a whole number, so that sums are exact. */
export interface Item {
  readonly cost: Cents;
  readonly value: number;
  readonly most: number;
  /** The needs that it meets once it is bought, a bit each. */
  readonly meets: bigint;
}

/** How many of each item to buy, and what that comes to. */
export interface Choice {
  readonly quantities: readonly number[];
  readonly cost: Cents;
  readonly value: number;
  readonly units: number;
}

export const TOO_MANY = "too many";

/** A choice; undefined if none is affordable and good enough; or no answer, because there are too many to compare. */
export type Found = Choice | undefined | typeof TOO_MANY;

/** How many choices in the making one search may look at: a few seconds of work, where Sheets gives a function thirty. */
const MOST_STATES = 1_500_000;

/** How many of them are completed in a hurry after each part, to know early what can be reached. */
const MOST_COMPLETED = 200;

/** Units of one item that are bought together: any quantity is a sum of 1, 2, 4, ... and a rest. */
interface Part {
  readonly units: number;
  readonly cost: Cents;
  readonly value: number;
  readonly meets: bigint;
  readonly bought: Bought;
}

/** The units of all items as digits of one number, those of the first item highest: of two choices the larger has more of the earliest. */
type Bought = bigint;

/** A choice in the making. */
interface State {
  readonly cost: Cents;
  readonly value: number;
  readonly units: number;
  readonly bought: Bought;
}

const NOTHING: State = { cost: 0, value: 0, units: 0, bought: 0n };

/** States that meet the same needs, each dearer than the one before it and worth more. */
type Frontier = readonly State[];

/** What is known before a part is offered. */
interface Step extends Outlook {
  /** The needs that the parts still to come can meet. */
  readonly meetable: bigint;
}

/**
 * The best way to spend a budget so that all `needs` are met: the highest value, then the lowest cost, then the fewest
 * units, then the most of the earliest items. Undefined if it would be worth less than `floor`.
 *
 * A dynamic programme that offers one part after another. Of two states that meet the same needs, one that costs more and is
 * not worth more is dropped (Nemhauser and Ullmann 1969), and so is one that would stay below what another reaches, even
 * if parts could be bought by the fraction (Dantzig 1957).
 */
export function bestChoice(items: readonly Item[], needs: bigint, budget: Cents, floor = 0): Found {
  const width = items.reduce((widest, { most }) => Math.max(widest, most.toString(2).length), 1);
  const digitOf = (item: number) => BigInt(width * (items.length - 1 - item));
  const parts = inOrder(usefulParts(items, needs, budget, digitOf));
  const steps = stepsThrough(parts);
  let frontiers = new Map<bigint, Frontier>([[0n, [NOTHING]]]);
  let reached = Math.max(floor, quickValue(parts, needs, budget));
  let states = 0;
  for (const [step, part] of parts.entries()) {
    const { meetable, mostValue, someValue } = steps[step + 1]!;
    const next = new Map<bigint, Frontier>();
    const put = (met: bigint, found: Frontier) => {
      if ((met | meetable) !== needs) return;
      const hopeful = found.filter(({ cost, value }) => value + mostValue(budget - cost) >= reached);
      if (hopeful.length > 0) next.set(met, merge(next.get(met) ?? [], hopeful));
    };
    for (const [met, frontier] of frontiers) {
      put(met, frontier);
      put(met | part.meets, withPart(frontier, part, budget));
    }
    frontiers = next;
    for (const frontier of next.values()) states += frontier.length;
    if (states > MOST_STATES) return TOO_MANY;
    for (const { cost, value } of someOf(next.get(needs) ?? []))
      reached = Math.max(reached, value + someValue(budget - cost));
  }
  const best = frontiers.get(needs)?.slice(-1)[0];
  if (best === undefined || best.value < floor) return undefined;
  const { cost, value, units, bought } = best;
  return {
    quantities: items.map((_, item) => Number(BigInt.asUintN(width, bought >> digitOf(item)))),
    cost,
    value,
    units,
  };
}

/** The parts of what is affordable and brings value or meets a need. */
function usefulParts(items: readonly Item[], needs: bigint, budget: Cents, digitOf: DigitOf): Part[] {
  return items.flatMap(({ cost, value, most, meets }, item) => {
    const useful = meets & needs;
    const wanted = value > 0 ? most : Math.min(most, useful === 0n ? 0 : 1);
    const affordable = cost > 0 ? Math.min(wanted, Math.floor(budget / cost)) : wanted;
    return portions(affordable).map((units) => ({
      units,
      cost: cost * units,
      value: value * units,
      meets: useful,
      bought: BigInt(units) << digitOf(item),
    }));
  });
}

/** Where the units of an item stand in what is bought. */
type DigitOf = (item: number) => bigint;

/** 1, 2, 4, ... and a rest, which add up to `most` and, some of them, to any number below. */
function portions(most: number): number[] {
  const units: number[] = [];
  for (let left = most; left > 0; left -= units[units.length - 1]!) units.push(Math.min(left, 2 ** units.length));
  return units;
}

/**
 * Parts that meet needs come first, need by need, those with the fewest ways to meet them before the others, so that what
 * cannot be met any more is dropped early; then the rest by value for money.
 */
function inOrder(parts: readonly Part[]): Part[] {
  const ordered: Part[] = [];
  let left = [...parts].sort(byValueForMoney);
  const waysTo = (need: bigint) => left.filter(({ meets }) => (meets & need) !== 0n);
  for (;;) {
    const open = bitsOf(left.reduce((all, { meets }) => all | meets, 0n));
    if (open.length === 0) return [...ordered, ...left];
    const ways = open.map(waysTo).reduce((fewest, one) => (one.length < fewest.length ? one : fewest));
    ordered.push(...ways);
    left = left.filter((part) => !ways.includes(part));
  }
}

function bitsOf(set: bigint): bigint[] {
  const bits: bigint[] = [];
  for (let bit = 1n; bit <= set; bit <<= 1n) if ((set & bit) !== 0n) bits.push(bit);
  return bits;
}

/** What a plan made in a hurry is worth: the needs by the cheapest ways to meet each of them, then value for money. 0 if that fails. */
function quickValue(parts: readonly Part[], needs: bigint, budget: Cents): number {
  let [open, rest, value] = [needs, budget, 0];
  let left = [...parts];
  const priceOf = ({ cost, meets }: Part) => cost / bitsOf(meets & open).length;
  while (open !== 0n) {
    const ways = left.filter(({ meets, cost }) => (meets & open) !== 0n && cost <= rest);
    if (ways.length === 0) return 0;
    const way = ways.reduce((best, one) => (priceOf(one) < priceOf(best) ? one : best));
    left = left.filter((part) => part !== way);
    open &= ~way.meets;
    rest -= way.cost;
    value += way.value;
  }
  return value + outlooks(left.sort(byValueForMoney))(0).someValue(rest);
}

/** What is known before each part, and after the last. */
function stepsThrough(parts: readonly Part[]): Step[] {
  const meeting = parts.filter(({ meets }) => meets !== 0n).length;
  const rest = outlooks(parts.slice(meeting));
  const ranked = [...parts.keys()].sort((one, other) => byValueForMoney(parts[one]!, parts[other]!));
  const from = (step: number) => ranked.filter((place) => place >= step).map((place) => parts[place]!);
  const steps = Array.from({ length: parts.length + 1 }, (_, step) =>
    step >= meeting ? rest(step - meeting) : outlooks(from(step))(0),
  );
  let meetable = 0n;
  return steps
    .map((outlook, step) => ({ ...outlook, step }))
    .reverse()
    .map(({ step, ...outlook }) => {
      meetable |= parts[step]?.meets ?? 0n;
      return { ...outlook, meetable };
    })
    .reverse();
}

const withPart = (frontier: Frontier, part: Part, budget: Cents): Frontier =>
  frontier
    .filter(({ cost }) => cost + part.cost <= budget)
    .map(({ cost, value, units, bought }) => ({
      cost: cost + part.cost,
      value: value + part.value,
      units: units + part.units,
      bought: bought + part.bought,
    }));

/** A frontier, or states spread over all of it where completing each of them would take longer than it saves. */
function someOf(frontier: Frontier): Frontier {
  const stride = Math.ceil(frontier.length / MOST_COMPLETED);
  return frontier.filter((_, index) => index % stride === 0);
}

/** Two frontiers as one, without the states that are no better than another. */
function merge(one: Frontier, other: Frontier): Frontier {
  const merged: State[] = [];
  let [left, right] = [0, 0];
  while (left < one.length || right < other.length) {
    const [first, second] = [one[left], other[right]];
    const isFirst = second === undefined || (first !== undefined && isBetter(first, second));
    const state = (isFirst ? first : second)!;
    if (isFirst) left++;
    else right++;
    if (merged.length === 0 || state.value > merged[merged.length - 1]!.value) merged.push(state);
  }
  return merged;
}

/** Cheaper first; at the same cost the one worth more, then of fewer units, then with more of the earliest items. */
function isBetter(one: State, other: State): boolean {
  const difference = one.cost - other.cost || other.value - one.value || one.units - other.units;
  return difference < 0 || (difference === 0 && one.bought > other.bought);
}

import type { Cents } from "./money";

/** What an item costs and brings, as far as its place in a ranking goes. */
export interface Offer {
  readonly cost: Cents;
  readonly value: number;
}

/** The most value for money first; what costs nothing comes before all else. */
export function byValueForMoney(one: Offer, other: Offer): number {
  return other.value * one.cost - one.value * other.cost || one.cost - other.cost;
}

/** What the offers that are still open could bring. */
export interface Outlook {
  /** No way to spend `rest` on them brings more than this. */
  readonly mostValue: (rest: Cents) => number;
  /** One way to spend `rest` on them brings this. */
  readonly someValue: (rest: Cents) => number;
}

/** Sums of floating-point numbers may be a little too low, and a bound must not be. */
const ROUNDING = 1 + 1e-12;

/** The outlook on all offers from each place of a list on, of which those from `from` on are in order of value for money. */
export function outlooks(ranked: readonly Offer[]): (from: number) => Outlook {
  const costs = sums(ranked.map(({ cost }) => cost));
  const values = sums(ranked.map(({ value }) => value));
  return (from) => ({
    mostValue: (rest) => {
      const end = lastUpTo(costs, costs[from]! + rest, from);
      const next = ranked[end];
      const whole = values[end]! - values[from]!;
      if (next === undefined) return whole;
      const left = rest - (costs[end]! - costs[from]!);
      return (whole + (left / next.cost) * next.value) * ROUNDING;
    },
    someValue: (rest) => {
      let left = rest;
      let value = 0;
      for (let place = from; place < ranked.length; place++) {
        const offer = ranked[place]!;
        if (offer.cost > left) continue;
        left -= offer.cost;
        value += offer.value;
      }
      return value;
    },
  });
}

/** Running sums, beginning with 0. */
function sums(numbers: readonly number[]): number[] {
  const running = [0];
  for (const number of numbers) running.push(running[running.length - 1]! + number);
  return running;
}

/** The last place of a rising list, from `from` on, whose number is at most `limit`. */
function lastUpTo(rising: readonly number[], limit: number, from: number): number {
  let [low, high] = [from, rising.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (rising[middle]! <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}

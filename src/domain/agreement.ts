import { TIERS, type TierId } from "./tiers";

/** What two people gave the same criterion without seeing each other's score; null is not assessed. */
export interface RatedTwice {
  readonly id: string;
  readonly tier: TierId;
  readonly first: number | null;
  readonly second: number | null;
  /** The two have talked, and the audit has the score they agreed on; `first` is then the one from before. */
  readonly isSettled: boolean;
}

export interface Agreement {
  readonly tier: TierId;
  readonly criteria: number;
  /** Scored by the second rater. */
  readonly second: number;
  /** Scored by both. */
  readonly both: number;
  /** Of those, with the same score. */
  readonly same: number;
  /** Same of both, 0 to 1; null when nothing is scored by both. */
  readonly share: number | null;
  readonly disputed: number;
}

export const isDisputed = ({ first, second, isSettled }: RatedTwice): boolean =>
  first !== null && second !== null && first !== second && !isSettled;

/** How far two raters agree on each tier. Settling a dispute does not change it: the agreement is of the blind scores. */
export function agreementByTier(criteria: readonly RatedTwice[]): Agreement[] {
  return TIERS.map(({ id }) => {
    const ofTier = criteria.filter(({ tier }) => tier === id);
    const both = ofTier.filter(({ first, second }) => first !== null && second !== null);
    const same = both.filter(({ first, second }) => first === second).length;
    return {
      tier: id,
      criteria: ofTier.length,
      second: ofTier.filter(({ second }) => second !== null).length,
      both: both.length,
      same,
      share: both.length === 0 ? null : same / both.length,
      disputed: ofTier.filter(isDisputed).length,
    };
  });
}

/** What is still to settle: foundation first, within a tier the widest gap first, then by id. */
export function disputes<Rated extends RatedTwice>(criteria: readonly Rated[]): Rated[] {
  const gap = ({ first, second }: RatedTwice) => Math.abs(first! - second!);
  const order = ({ tier }: RatedTwice) => TIERS.findIndex(({ id }) => id === tier);
  return criteria
    .filter(isDisputed)
    .sort((one, other) => order(one) - order(other) || gap(other) - gap(one) || (one.id < other.id ? -1 : 1));
}

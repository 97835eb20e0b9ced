/** What a stage is compared with: the stage before it, the first stage, or (shown one row higher) the stage after it. */
export type Basis = "previous" | "first" | "next";

/** A loss as a share of those who entered, or as a number of developers. */
export type Measure = "rate" | "count";

/** Developers that reached a stage; undefined means not measured. */
export type Count = number | undefined;

/** A result that may not exist: nothing to compare with, nobody entered, or not measured. */
export type Rate = number | undefined;

/** From how many to how many, for the stage at `index`; undefined where there is no such step. */
function step(counts: readonly Count[], basis: Basis, index: number): [from: number, to: number] | undefined {
  const from = basis === "first" ? counts[0] : counts[basis === "next" ? index : index - 1];
  const to = counts[basis === "next" ? index + 1 : index];
  return from === undefined || to === undefined ? undefined : [from, to];
}

/**
 * The share (0 to 1, above 1 if the funnel grew) that reached each stage, in the order of the stages.
 *
 * "previous" is n(k) / n(k-1), "first" n(k) / n(1), "next" n(k+1) / n(k): the usual "conversion" and "overall conversion"
 * of product analytics and the forward-looking "completion" of web analytics.
 * Undefined where nobody entered, where a count was not measured, and at the open end of the funnel; a gap is never bridged.
 */
export function conversion(counts: readonly Count[], basis: Basis): Rate[] {
  return counts.map((_, index) => {
    const [from, to] = step(counts, basis, index) ?? [0, 0];
    const share = to / from;
    return Number.isFinite(share) ? share : undefined;
  });
}

/**
 * The loss at each stage: "rate" is 1 - conversion, "count" the developers lost. Growth is negative, never clipped.
 * A count exists wherever both stages were measured, even if nobody entered.
 */
export function dropoff(counts: readonly Count[], basis: Basis, measure: Measure): Rate[] {
  if (measure === "rate")
    return conversion(counts, basis).map((share) => (share === undefined ? undefined : 1 - share));
  return counts.map((_, index) => {
    const [from, to] = step(counts, basis, index) ?? [];
    return from === undefined || to === undefined ? undefined : from - to;
  });
}

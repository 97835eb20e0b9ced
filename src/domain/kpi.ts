/** Along which ruler a KPI moves from its baseline to its target: "log" for times, where halving counts the same everywhere. */
export type KpiScale = "linear" | "log";

/**
 * How far a KPI has come from `baseline` (0) to `target` (1), right whether up or down is good: (actual - baseline) / (target -
 * baseline), or with "log" ln(baseline / actual) / ln(baseline / target) of numbers over 0. Below 0 it got worse, above 1 it is
 * past the target. Undefined where target and baseline are the same.
 */
export function kpiScore(actual: number, baseline: number, target: number, scale: KpiScale): number | undefined {
  const score =
    scale === "linear"
      ? (actual - baseline) / (target - baseline)
      : Math.log(baseline / actual) / Math.log(baseline / target);
  // Adding 0 makes 0 of -0, which is how an unchanged KPI that should fall comes out.
  return Number.isFinite(score) ? score + 0 : undefined;
}

import type { Highs } from "highs";
import { gatesBefore, mayAlwaysBeBought, type Problem, sumOf } from "./planRules";

/** One constraint or objective: the sum of coefficients times variables. */
const sum = (terms: readonly (readonly [coefficient: number, variable: string])[]) =>
  terms.length === 0
    ? "0 x0"
    : terms.map(([factor, name]) => `${factor < 0 ? "-" : "+"} ${Math.abs(factor)} ${name}`).join(" ");

const terms = (amounts: readonly number[]) => sum(amounts.map((amount, row) => [amount, `x${row}`]));

/** The units that bring the highest value, whatever they cost: one solve, at zero gap. */
export function richestPlan(highs: Highs, problem: Problem): number[] {
  return solve(highs, problem, `Maximize\n obj: ${terms(problem.candidates.map(({ value }) => value))}`, []);
}

/** What HiGHS makes of a problem: the highest value, and the lowest cost at which that is to be had. */
export function solveWithHighs(highs: Highs, problem: Problem): { readonly value: number; readonly cost: number } {
  const values = problem.candidates.map(({ value }) => value);
  const costs = problem.candidates.map(({ cost }) => cost);
  const value = sumOf(richestPlan(highs, problem), values);
  const cheapest = solve(highs, problem, `Minimize\n obj: ${terms(costs)}`, [`${terms(values)} >= ${value}`]);
  return { value, cost: sumOf(cheapest, costs) };
}

/** A unit count x for each activity, whether it is bought at all (b), and whether a tier is open (y). */
function solve(highs: Highs, problem: Problem, objective: string, more: readonly string[]): number[] {
  const { candidates, audit, budget } = problem;
  const rows = [...candidates.keys()];
  const tiers = ["C", "E", "X", "P"] as const;
  const unmet = ({ score }: { readonly score: number | undefined }) => score === undefined || score < 2;
  const constraints = [
    `${sum(rows.map((row) => [candidates[row]!.cost, `x${row}`]))} <= ${budget}`,
    ...rows.map((row) => `b${row} - x${row} <= 0`),
    ...rows
      .filter((row) => candidates[row]!.tier !== undefined && !mayAlwaysBeBought(candidates[row]!, audit))
      .map((row) => `x${row} - ${candidates[row]!.maximum} y${candidates[row]!.tier} <= 0`),
    ...tiers.flatMap((tier) =>
      gatesBefore(tier, audit)
        .filter(unmet)
        .map(({ id }) => {
          const lifters = rows.filter((row) => candidates[row]!.lifts.includes(id));
          return `${sum([[1, `y${tier}`], ...lifters.map((row) => [-1, `b${row}`] as const)])} <= 0`;
        }),
    ),
    ...more,
  ];
  const most = (row: number) => (candidates[row]!.stages.length > 0 ? candidates[row]!.maximum : 0);
  const text = [
    objective,
    "Subject To",
    ...constraints.map((constraint, index) => ` c${index}: ${constraint}`),
    "Bounds",
    ...rows.map((row) => ` 0 <= x${row} <= ${most(row)}`),
    "General",
    ` ${rows.map((row) => `x${row}`).join(" ")}`,
    "Binary",
    ` ${[...rows.map((row) => `b${row}`), ...tiers.map((tier) => `y${tier}`)].join(" ")}`,
    "End",
  ].join("\n");
  const { Status, Columns } = highs.solve(text, { mip_rel_gap: 0, mip_abs_gap: 0 });
  if (Status !== "Optimal") throw new Error(`HiGHS says ${Status}`);
  return rows.map((row) => Math.round(Columns[`x${row}`]!.Primal ?? 0));
}

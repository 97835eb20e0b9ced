import { type Cents, toCents } from "../domain/money";
import { bestPlan } from "../domain/plan";
import { audit, criteriaFinder } from "./auditTable";
import { defineFunction, type Parameter, refuse } from "./define";
import { candidates, LARGEST_AMOUNT } from "./planTable";
import { plainNumber } from "./readers";
import { headers, table } from "./results";

const HEADERS = ["Activity", "Quantity", "Cost", "Value"];

const amount = plainNumber("budget", "The money there is, 0 or more.", { optional: false, maximum: LARGEST_AMOUNT });

const budget: Parameter<Cents> = {
  ...amount,
  read: (argument) => toCents(amount.read(argument) ?? refuse("budget is blank. Type the money there is, or 0.")),
};

export const fundingPlan = defineFunction({
  name: "FUNDING_PLAN",
  summary:
    "The best plan that a budget buys: the exact quantities with the highest total value, foundation first. What is bought is taken to lift its criteria to 2, and activities of a tier are bought only if every gate below passes then; Basic enablement and community support always may. Ties go to the lower cost, then to fewer units and earlier rows.",
  params: [candidates, audit, budget, headers],
  returns: "Activity, Quantity, Cost and Value for each row of activities, down to the last one, and a row of totals.",
  example: "=FUNDING_PLAN(A6:J50; Audit!A12:R68; 60000)",
  compute: (rows, criteria, money, isHeaded) => {
    const find = criteriaFinder(criteria);
    const used = rows
      .filter((row) => row !== undefined)
      .map(({ candidate, liftsCell }) => ({
        ...candidate,
        lifts: find(candidate.lifts, liftsCell),
      }));
    const plan =
      bestPlan(used, criteria, money) ??
      refuse(
        "these activities can be combined in too many ways to find the best plan. Give fewer of them, or round their costs and values.",
      );
    let next = 0;
    const lines = rows.map((row) => {
      if (row === undefined) return ["", "", "", ""];
      const units = plan.quantities[next++]!;
      return [row.name, units, (units * row.candidate.cost) / 100, exactly(units * row.candidate.value)];
    });
    const units = plan.quantities.reduce((sum, quantity) => sum + quantity, 0);
    return table(HEADERS, [...lines, ["Total", units, plan.cost / 100, plan.value]], isHeaded);
  },
});

/** Without the noise of binary fractions: 3 x 0.1 is 0.3. */
const exactly = (value: number) => Number(value.toPrecision(15));

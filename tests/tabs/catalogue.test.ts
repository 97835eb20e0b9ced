import { expect, test } from "vitest";
import { CATALOGUE, unitCost } from "../../src/domain/catalogue";
import { SHARED_PARTS, sharedAmount } from "../../src/domain/sharedParts";
import { cell, newPlan, type Plan, rowOf, script } from "../plan";

const figures = ({ host }: Plan, id: string, ...columns: readonly string[]) => {
  const row = rowOf(host, "catalogue", "id", id);
  return columns.map((column) => host.value(cell("catalogue", column, row)));
};
const setPart = ({ host }: Plan, name: string, amount: number) =>
  script(
    host,
    (app, word) => {
      const [part, value] = word.split("=");
      app.getActiveSpreadsheet().getRangeByName(part!)!.setValue(Number(value));
    },
    `${name}=${amount}`,
  );

test("a fresh Catalogue costs what its sources and assumptions say, shared parts and all", () => {
  const plan = newPlan();
  for (const activity of CATALOGUE) {
    expect([activity.id, ...figures(plan, activity.id, "cashLow", "cashExpected", "cashHigh")]).toEqual([
      activity.id,
      ...activity.cash,
    ]);
    expect([activity.id, ...figures(plan, activity.id, "low", "expected", "high")]).toEqual([
      activity.id,
      ...unitCost(activity).map((cents) => cents / 100),
    ]);
  }
});

test("a part that is typed once in Settings changes every activity that holds it", async () => {
  const plan = newPlan();
  await setPart(plan, "Groundwork_trip_expected", 2060);
  await setPart(plan, "Groundwork_food", 27);
  await setPart(plan, "Groundwork_overseas_high", 5000);
  // A talk is one trip, a sponsorship two; a meetup feeds 40, a year of them 480.
  expect(figures(plan, "P03", "cashLow", "cashExpected", "cashHigh")).toEqual([680, 2060, 5000]);
  expect(figures(plan, "P04", "cashExpected")).toEqual([7200 + 2 * 1000]);
  expect(figures(plan, "P01", "cashExpected")).toEqual([700 + 40 * 10]);
  expect(figures(plan, "P02", "cashExpected")).toEqual([8400 + 480 * 10]);
});

test("no activity holds more of its shared parts than its cash", () => {
  for (const { id, cash, shares } of CATALOGUE)
    (shares ?? []).forEach((share, estimate) => {
      expect(sharedAmount(share), id).toBeLessThanOrEqual(cash[estimate]!);
    });
  expect(SHARED_PARTS.map(({ amount }) => amount)).toEqual([680, 1060, 1760, 1500, 2500, 4500, 17]);
});

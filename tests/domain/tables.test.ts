import { describe, expect, test } from "vitest";
import { CATALOGUE, freeCriteria, isFree, unitCost } from "../../src/domain/catalogue";
import { CRITERIA } from "../../src/domain/criteria";
import { KPIS } from "../../src/domain/kpis";
import { METRICS } from "../../src/domain/metrics";
import { amountInWords, toCents } from "../../src/domain/money";
import { hourlyRate, RATES } from "../../src/domain/rates";
import { SOURCES } from "../../src/domain/sources";
import { STAGES } from "../../src/domain/stages";
import { findTier, TIERS, type TierId } from "../../src/domain/tiers";

const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);
const median = (numbers: readonly number[]) => {
  const sorted = [...numbers].sort((one, other) => one - other);
  return (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.ceil((sorted.length - 1) / 2)]!) / 2;
};

describe("tiers and stages", () => {
  test("five tiers from the foundation up, each with a reason", () => {
    expect(TIERS.map(({ id, order }) => `${order}${id}`)).toEqual(["1B", "2C", "3E", "4X", "5P"]);
    expect(TIERS.filter(({ reason }) => !reason.endsWith("."))).toEqual([]);
  });

  test.each([
    ["as written", "Basic enablement", "B"],
    ["in any case, with spaces around", " IN-PERSON ", "P"],
    ["with a space for the hyphen", "in person", "P"],
    ["an unknown name", "Meetups", undefined],
    ["a part of a name", "Basic", undefined],
  ])("a tier is found by its name: %s", (_, name, id) => {
    expect(findTier(name)?.id).toBe(id);
  });

  test("four stages in the order of the funnel", () => {
    expect(STAGES.map(({ name }) => name)).toEqual(["Awareness", "Consideration", "Adoption", "Advocacy"]);
  });
});

describe("criteria", () => {
  // Counts and gates: domain notes, sections 4 and 6.
  test.each<[TierId, number, string[]]>([
    ["B", 22, ["B-01", "B-04", "B-05", "B-06", "B-07", "B-10", "B-13", "B-14", "B-17", "B-21"]],
    ["C", 12, ["C-01", "C-02", "C-03"]],
    ["E", 8, []],
    ["X", 7, ["X-07"]],
    ["P", 7, ["P-01", "P-03"]],
  ])("tier %s has %i criteria and its gates", (tier, count, gates) => {
    const inTier = CRITERIA.filter((criterion) => criterion.tier === tier);
    expect(ids(inTier)).toEqual(inTier.map((_, index) => `${tier}-${String(index + 1).padStart(2, "0")}`));
    expect(inTier).toHaveLength(count);
    expect(ids(inTier.filter(({ gate }) => gate !== ""))).toEqual(gates);
  });

  test("the five-minute bar is the one hard gate", () => {
    expect(ids(CRITERIA.filter(({ gate }) => gate === "hard"))).toEqual(["B-13"]);
  });

  test("six criteria are ours, all others are from the talk", () => {
    expect(ids(CRITERIA.filter(({ fromTalk }) => !fromTalk))).toEqual(["B-07", "C-03", "C-04", "E-08", "X-07", "P-05"]);
  });

  test("eight criteria cost attention, not money", () => {
    expect(ids(freeCriteria())).toEqual(["B-22", "C-04", "E-08", "X-07", "P-01", "P-03", "P-04", "P-05"]);
    expect(isFree("B-05")).toBe(false);
    expect(isFree("no such criterion")).toBe(false);
  });

  test("every text says something, and no score reads as a number or a date that Sheets would convert", () => {
    for (const { id, name, question, why, evidence, scores } of CRITERIA) {
      for (const text of [name, question, why, evidence, ...scores]) {
        expect(text.trim(), id).not.toBe("");
        expect(text, id).not.toMatch(/^([=+@-]|\d+(%|[-/.]\d+)?$)/);
      }
      expect(why, id).toMatch(/\.$/);
      expect(new Set(scores).size, id).toBe(4);
    }
  });
});

describe("catalogue", () => {
  test("45 activities with unique ids and names", () => {
    expect(CATALOGUE).toHaveLength(45);
    expect(new Set(ids(CATALOGUE)).size).toBe(45);
    expect(new Set(CATALOGUE.map(({ name }) => name.toLowerCase())).size).toBe(45);
  });

  test("what an activity refers to exists", () => {
    const stages = STAGES.map(({ name }) => name);
    for (const { id, tier, stages: served, lifts, sources } of CATALOGUE) {
      expect(id[0]).toBe(tier);
      expect(served.length, id).toBeGreaterThan(0);
      expect(stages, id).toEqual(expect.arrayContaining([...served]));
      expect(ids(CRITERIA), id).toEqual(expect.arrayContaining([...lifts]));
      expect(Object.keys(SOURCES), id).toEqual(expect.arrayContaining([...sources]));
    }
  });

  test("low, expected and high are in order", () => {
    for (const activity of CATALOGUE) {
      for (const [low, expected, high] of [activity.hours, activity.cash, unitCost(activity)]) {
        expect(low <= expected && expected <= high, activity.id).toBe(true);
      }
    }
  });

  // Medians and sums of expected figures: domain notes, section 5.4.
  test.each<[TierId, number, number, number, number, number, number]>([
    ["B", 13, 0, 994, 100, 10_000, 131_040],
    ["C", 8, 750, 2_500, 115, 10_400, 115_200],
    ["E", 8, 550, 3_425, 100, 11_967.5, 94_335],
    ["X", 7, 6_500, 23_543, 86, 8_900, 271_950],
    ["P", 9, 8_400, 49_818, 200, 39_900, 678_910],
  ])("tier %s costs what the notes say", (tier, rows, medianCash, meanCash, medianHours, medianTotal, sum) => {
    const inTier = CATALOGUE.filter((activity) => activity.tier === tier);
    const cash = inTier.map((activity) => activity.cash[1]);
    const totals = inTier.map((activity) => unitCost(activity)[1]);
    expect(inTier).toHaveLength(rows);
    expect(median(cash)).toBe(medianCash);
    expect(Math.round(cash.reduce((total, one) => total + one, 0) / rows)).toBe(meanCash);
    expect(Math.round(median(inTier.map(({ hours }) => hours[1])))).toBe(medianHours);
    expect(median(totals)).toBe(toCents(medianTotal));
    expect(totals.reduce((total, one) => total + one, 0)).toBe(toCents(sum));
  });

  test("14 activities rest on planning assumptions alone, and every one on some", () => {
    // Domain notes, section 5.5.
    expect(ids(CATALOGUE.filter(({ sources }) => sources.length === 0)).join(" ")).toBe(
      "B01 B03 B04 B06 B08 B10 B11 C02 C03 C05 C08 E05 E06 P09",
    );
    expect(CATALOGUE.filter(({ assumption }) => !assumption)).toEqual([]);
  });
});

describe("rates, KPIs, metrics, sources", () => {
  test("an hour costs 100, 65 and 75", () => {
    expect(RATES.map(({ id }) => hourlyRate(id))).toEqual([100, 65, 75]);
  });

  test("two KPIs steer each stage, and the shelf defines each of them", () => {
    expect(KPIS.map(({ stage, slot }) => `${stage} ${slot}`)).toEqual(
      STAGES.flatMap(({ name }) => [`${name} 1`, `${name} 2`]),
    );
    for (const { stage, name } of KPIS) {
      expect(METRICS.some((one) => one.stage === stage && one.name === name)).toBe(true);
    }
  });

  test("51 metrics and 84 sources, and every metric has one", () => {
    expect(METRICS).toHaveLength(51);
    expect(Object.keys(SOURCES)).toHaveLength(84);
    expect(METRICS.filter(({ source }) => SOURCES[source] === undefined)).toEqual([]);
  });
});

test.each([
  ["0.1 + 0.2 of a coin is 30 cents", 0.1 + 0.2, 30, "0"],
  ["thousands are separated", 21_500, 2_150_000, "21,500"],
  ["millions too", 1_234_567.89, 123_456_789, "1,234,568"],
  ["hundreds are not", 950, 95_000, "950"],
])("money: %s", (_, amount, cents, words) => {
  expect(toCents(amount)).toBe(cents);
  expect(amountInWords(cents)).toBe(words);
});

import { toCents } from "../domain/money";
import { DEFAULT_CORRELATION, type Estimate, budgetRange as rangeOf } from "../domain/range";
import { defineFunction, refuse } from "./define";
import { number } from "./readers";
import { headers, table } from "./results";
import { pairUp, type Vectors, vectors } from "./vectors";

const HEADERS = ["Mean", "Standard deviation", "P50", "P80", "P90", "Low", "High"];

export const budgetRange = defineFunction({
  name: "BUDGET_RANGE",
  summary:
    "What a budget of three-point estimates may come to: the mean by (low + 4 x expected + high) / 6, and the amounts that hold with a chance of 50, 80 and 90 %, by a normal distribution whose median is the mean. With correlation 0 rows miss their estimates each on its own, with 1 all together, and the variance lies between the two.",
  params: [
    vectors("low", "The least that each row may cost: a column, a row, or a column per budget; or one amount for all."),
    vectors("expected", "What each row will probably cost. A row that is blank in all three does not count."),
    vectors("high", "The most that each row may cost, in the shape of expected; or one amount for all."),
    number("correlation", "How far the rows move together, from 0 (not at all) to 1 (all of them), 0.5 if left out.", {
      fallback: DEFAULT_CORRELATION,
      maximum: 1,
    }),
    headers,
  ],
  returns: "Mean, Standard deviation, P50, P80, P90, Low, High: one row, or one for each column.",
  example: "=BUDGET_RANGE(I7:I80; J7:J80; K7:K80; 0.5)",
  compute: (low, expected, high, correlation, isHeaded) => {
    const lows = pairUp([expected, "expected"], [low, "low"], undefined);
    const highs = pairUp([expected, "expected"], [high, "high"], undefined);
    const rows = expected.series.map((series, column) => {
      const length = Math.max(lows[column]!.length, highs[column]!.length);
      const amounts = Array.from({ length }, (_, index): Amounts => {
        const [least, most] = [lows[column]![index]?.[1], highs[column]![index]?.[1]];
        const steps: readonly Step[] = [
          [low, least],
          [expected, series[index]],
          [high, most],
        ];
        refuseUnlessRising(steps, index, column);
        const isUsed = series[index] !== undefined || !steps.every(isUnused);
        return isUsed ? steps.map(([, amount]) => amount) : [];
      });
      return summary(
        amounts.filter((row) => row.length > 0),
        correlation,
      );
    });
    return table(HEADERS, rows, isHeaded);
  },
});

/** Low, expected and high of a row, undefined where the cell is blank; empty for a row that is not used. */
type Amounts = readonly (number | undefined)[];

/** An amount and where it comes from. */
type Step = readonly [vectors: Vectors, amount: number | undefined];

/** One amount for all rows says nothing about whether a row is used. */
const isUnused = ([{ layout }, amount]: Step) => amount === undefined || layout === "single";

function refuseUnlessRising(steps: readonly Step[], index: number, column: number): void {
  const known = steps.filter(([, amount]) => amount !== undefined);
  known.slice(1).forEach(([above, most], at) => {
    const [below, least] = known[at]!;
    if (least! <= most!) return;
    const places = [below, above].map((vectors) => vectors.place(index, column));
    refuse(`${places[0]} is ${least}, more than ${places[1]}, ${most}. Low, expected and high must rise.`);
  });
}

/** A row of results; what rests on a blank cell is empty. */
function summary(rows: readonly Amounts[], correlation: number): (number | undefined)[] {
  const columns = [0, 1, 2].map((place) => rows.map((row) => row[place]));
  const isKnown = columns.map((amounts) => amounts.length > 0 && amounts.every((amount) => amount !== undefined));
  const [lows, expected, highs] = columns.map((amounts) => amounts.map((amount) => toCents(amount ?? 0)));
  const range = rangeOf(
    rows.map((_, row): Estimate => ({ low: lows![row]!, expected: expected![row]!, high: highs![row]! })),
    correlation,
  );
  const { mean, deviation, p50, p80, p90, low, high } = range;
  const spread = [mean, deviation, p50, p80, p90].map((cents) => (isKnown.every(Boolean) ? cents / 100 : undefined));
  return [...spread, isKnown[0] ? low / 100 : undefined, isKnown[2] ? high / 100 : undefined];
}

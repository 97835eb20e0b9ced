import { expect, test } from "vitest";
import type { Cell } from "../../src/cells";
import fixture from "../fixtures/statisticsVectors.json";
import { call, column, throughTheBundle } from "./calls";

throughTheBundle();

type Numbers = Readonly<Record<string, number>>;

const row = (name: string, ...args: unknown[]) => [call(name, ...args)].flat(2) as Cell[];

const interval =
  (method: string) =>
  ({ successes, trials, level }: Numbers): Record<string, Cell | undefined> => {
    const [low, high] = row("FUNNEL_INTERVAL", successes, trials, level, method);
    return { low, high };
  };

/** The vectors say first less second, the function after less before; with one step there is nothing to adjust for. */
const compare = ({ x1, n1, x2, n2, level = 0.95 }: Numbers): Record<string, Cell | undefined> => {
  const cells = row("FUNNEL_COMPARE", column("A", "B"), column(n2, x2), column(n1, x1), level, false);
  // Where there are too few developers to tell, a cell shows no P.
  const isTold = cells[8] !== "too few";
  expect(cells[7] === "").toBe(!isTold);
  return { low: cells[5], high: cells[6], ...(isTold ? { p: cells[7] } : {}) };
};

/** The kinds of vectors that a cell can ask for, and how. */
const ASK: Readonly<Record<string, (input: Numbers) => Record<string, Cell | undefined>>> = {
  wilson: interval("wilson"),
  wilson_r: interval("wilson"),
  wilson_published: interval("wilson"),
  clopper_pearson: interval("exact"),
  agresti_coull: interval("agresti-coull"),
  jeffreys: interval("jeffreys"),
  newcombe_diff: compare,
  newcombe_diff_published: compare,
  ztest2_pooled: compare,
  ztest2_published: compare,
  sample_size_per_group_r: ({ p1, p2, alpha, power }) => ({
    n: call("FUNNEL_SAMPLE_SIZE", p1, p2, 1 - alpha!, power) as Cell,
  }),
};

const asked = fixture.vectors.filter(({ kind }) => ASK[kind] !== undefined);

test("most vectors can be asked for in a cell", () => {
  expect(asked.length).toBeGreaterThan(60);
});

test.each(asked.map((vector) => [vector.id, vector.source, vector] as const))("%s, %s", (_, __, vector) => {
  const { kind, input, expected, tolerance } = vector;
  const found = ASK[kind]!(input as unknown as Numbers);
  for (const [name, wanted] of Object.entries(expected as unknown as Numbers)) {
    if (!(name in found)) continue;
    // Developers come whole; the vectors have fractions of them.
    const value = kind.startsWith("sample_size") ? Math.ceil(wanted - 1e-9) : wanted;
    expect(Math.abs((found[name] as number) - value)).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(value)));
  }
});

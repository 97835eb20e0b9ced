import type { Arg, EvalContext, FunctionResultObject } from "@odoo/o-spreadsheet";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FUNCTIONS } from "../../src/functions/index";
import { customFunctions, type Home } from "../../src/preview/customFunctions";
import type { EngineFunction } from "../../src/preview/engineFunctions";
import { declarations } from "../../src/preview/runtime";
import { patience, seeded } from "../domain/seeded";
import { CELLS, WORKING } from "../functions/anyCell";
import { emptyWorkbook, type Plan } from "../plan";

let plan: Plan;
let functions: ReadonlyMap<string, EngineFunction>;
beforeAll(() => {
  plan = emptyWorkbook();
  const home = plan.host as unknown as Home; // The host is one; its interface is narrower.
  const all = customFunctions(declarations(plan.host.files["Code.js"]!), () => home);
  functions = new Map(all.map((one) => [one.name, one]));
});
afterAll(() => plan.host.dispose());

/** A value as the engine holds it; undefined for what no cell can hold. */
function held(value: unknown): FunctionResultObject | undefined {
  if (value instanceof Date && !Number.isNaN(value.getTime()))
    return { value: value.getTime() / 86_400_000 + 25_569, format: "yyyy-mm-dd" };
  if (value === "") return { value: null };
  if (typeof value === "number" && !Number.isFinite(value)) return undefined;
  return ["number", "string", "boolean"].includes(typeof value) ? { value: value as string } : undefined;
}

/** A range as the engine passes it: columns of cells. */
const range = (rows: readonly (readonly unknown[])[]): Arg =>
  Array.from({ length: rows[0]!.length }, (_, column) => rows.map((row) => held(row[column]) ?? { value: null }));

const argument = (value: unknown): Arg => (Array.isArray(value) ? range(value as unknown[][]) : held(value)) as Arg;

const days = [-25_569, 0, 46_000, 46_000.5, 46_000 + 1 / 86_400_000, 2_958_465, 2_958_466, 1e15];
const cell = fc.oneof(
  fc.constantFrom(...CELLS.map(([, one]) => one).filter((one) => held(one) !== undefined)),
  fc.constantFrom("Visit", "VISIT ", "Account", "7", 7, 1e15, "Id", "Stage", "Time", "2026-05-01", "1.5.2026"),
  fc.constantFrom(...days).map((day) => (day < 3e6 ? day : new Date(Date.UTC(9999, 11, 31)))),
);
const block = fc
  .tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 5 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
  );

/** What works, with a few of its cells exchanged. */
const mended = (working: unknown) =>
  Array.isArray(working)
    ? fc
        .array(fc.tuple(fc.nat(), fc.nat(), cell), { maxLength: 3 })
        .map((changes) =>
          (working as unknown[][]).map((row, at) =>
            row.map(
              (one, across) =>
                changes.find(([y, x]) => y % working.length === at && x % row.length === across)?.[2] ?? one,
            ),
          ),
        )
    : fc.oneof(fc.constant(working), cell);

/** What the cell shows, and what the pointer over it would say. */
function shown(name: string, args: readonly unknown[]): { cells: readonly FunctionResultObject[]; text: string } {
  const compute = functions.get(name)!.compute;
  const result = compute.apply({} as EvalContext, args.map(argument));
  const cells = [result].flat(2) as FunctionResultObject[];
  return { cells, text: JSON.stringify(result) };
}

describe.each(FUNCTIONS.map(({ name }) => name))("%s in a cell", (name) => {
  test("shows a result or says what is wrong, the same twice, and asks no service", { timeout: patience(2) }, () => {
    const args = fc.tuple(
      ...WORKING[name]!.map((working) =>
        fc.oneof(
          { weight: 12, arbitrary: fc.constant(working) },
          { weight: 4, arbitrary: mended(working) },
          cell,
          block,
        ),
      ),
    );
    const outcomes = { results: 0, refusals: 0 };
    plan.host.resetCalls();
    seeded(
      fc.property(args, (given) => {
        const { cells, text } = shown(name, given);
        expect(cells.length).toBeGreaterThan(0);
        outcomes[cells[0]!.value === "#ERROR!" ? "refusals" : "results"]++;
        for (const { value, message } of cells) {
          if (typeof value === "number") expect(Number.isFinite(value)).toBe(true);
          expect(value).not.toBe("#NUM!");
          if (value !== "#ERROR!") continue;
          expect(message).toMatch(new RegExp(`^${name}: .*[.]$`, "s"));
          expect(message).not.toMatch(/our mistake|\bundefined\b|NaN|\[object| {4}at /);
        }
        // One argument more than the function has makes it calculate again.
        const missing = functions.get(name)!.parameters.length - given.length;
        expect(shown(name, [...given, ...new Array<string>(missing).fill(""), 1]).text).toBe(text);
      }),
      150,
      10_000,
    );
    expect(plan.host.calls).toEqual({});
    // Cases that are all refused at the door would say little about what is behind it.
    expect(Math.min(outcomes.results, outcomes.refusals)).toBeGreaterThan(20);
  });
});

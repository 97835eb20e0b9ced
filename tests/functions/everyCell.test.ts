import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CATALOGUE } from "../../src/domain/catalogue";
import { callFunction, FUNCTIONS } from "../../src/functions/index";
import { seeded } from "../domain/seeded";
import { CELLS, WORKING } from "./anyCell";
import { column, expectShowable } from "./calls";

/** Calls a function and insists on a result that can be shown, or a message that begins with its name. */
function checkCall(name: string, args: readonly unknown[]): void {
  let result: unknown;
  try {
    result = callFunction(name, args);
  } catch (error) {
    const { message } = error as Error;
    expect(message).toMatch(new RegExp(`^${name}: .*[.]$`));
    expect(message).not.toMatch(/our mistake|\bundefined\b|NaN|\[object| {4}at /);
    expect(message.length).toBeLessThan(300);
    return;
  }
  expectShowable(result);
}

const PLACES = FUNCTIONS.flatMap(({ name, params }) =>
  params.map((param, index) => [name, param.name, index] as const),
);

test("there are working arguments for every function", () => {
  expect(Object.keys(WORKING)).toEqual(FUNCTIONS.map(({ name }) => name));
  for (const { name, params } of FUNCTIONS) {
    expect(WORKING[name]).toHaveLength(params.length);
    expectShowable(callFunction(name, WORKING[name]!));
  }
});

describe.each(PLACES)("%s, argument %s", (name, _, index) => {
  const args = (argument: unknown) => WORKING[name]!.map((one, at) => (at === index ? argument : one));

  test.each(CELLS)("takes or refuses %s, alone and in ranges", (_, cell) => {
    for (const argument of [
      cell,
      [[cell]],
      [[cell, cell]],
      column(cell, cell),
      column("Name", cell),
      column(4, cell),
      [[4, cell]],
      [[cell], []],
      [[]],
      [],
      [cell],
    ]) {
      checkCall(name, args(argument));
    }
  });
});

const TABLES = PLACES.filter(([name, , index]) => Array.isArray(WORKING[name]![index]));

test.each(TABLES)("%s takes or refuses every cell in every place of its %s", (name, _, index) => {
  const table = WORKING[name]![index] as unknown[][];
  const places = table.slice(0, 6).flatMap((cells, row) => cells.map((_, column) => [row, column] as const));
  for (const [, cell] of CELLS) {
    for (const [row, column] of places) {
      const changed = table.map((cells, at) =>
        cells.map((one, across) => (at === row && across === column ? cell : one)),
      );
      checkCall(
        name,
        WORKING[name]!.map((one, at) => (at === index ? changed : one)),
      );
    }
  }
});

test("any arguments at all give a result or a message", () => {
  const cell = fc.constantFrom(...CELLS.map(([, one]) => one));
  const anything = fc.oneof(cell, fc.array(fc.array(cell, { maxLength: 4 }), { maxLength: 6 }));
  const mixed = fc
    .constantFrom(...FUNCTIONS)
    .chain(({ name, params }) =>
      fc.tuple(
        fc.constant(name),
        fc.tuple(...params.map((_, index) => fc.oneof(fc.constant(WORKING[name]![index]), anything))),
        fc.nat({ max: params.length + 1 }),
      ),
    );
  seeded(
    fc.property(mixed, ([name, args, given]) => checkCall(name, [...args, "extra"].slice(0, given))),
    2000,
  );
});

test("a name that Sheets knows from an older version is answered, not crashed on", () => {
  expect(() => callFunction("NO_SUCH", [])).toThrow(
    "NO_SUCH: there is no such function. Reload the sheet and try again.",
  );
});

test("calls change nothing: the same arguments give the same answer, untouched", () => {
  const before = JSON.stringify(WORKING);
  for (const { name } of FUNCTIONS) {
    expect(callFunction(name, WORKING[name]!)).toEqual(callFunction(name, WORKING[name]!));
  }
  expect(JSON.stringify(WORKING)).toBe(before);
  expect(CATALOGUE).toHaveLength(45);
});

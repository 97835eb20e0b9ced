import { type Node, parse } from "acorn";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seeded } from "../domain/seeded";
import { code, listed, load, untouchables } from "./realm";
import { ENDPOINTS, type Endpoint } from "./requests";

const { call } = load(untouchables);

/** What an endpoint says of a request; no service is there, so an endpoint that goes on to work says what it touched. */
function answerOf(name: string, request: unknown): string {
  try {
    call(name, request);
    return "answered";
  } catch (error) {
    return (error as Error).message;
  }
}

type Path = readonly (string | number)[];

/** Where something stands in a request: the whole of it, each field, each part of a list. */
function placesIn(value: unknown, compared: readonly string[], path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [path];
  const inner = Object.entries(value).flatMap(([key, part]) => {
    const place = [...path, Array.isArray(value) ? Number(key) : key];
    return compared.includes(key) ? [place] : placesIn(part, compared, place);
  });
  return [path, ...inner];
}

const at = (value: unknown, path: Path): unknown =>
  path.reduce((part, key) => (part as Record<string | number, unknown>)[key], value);

/** The same request with something else in one place; `undefined` takes the field out. */
function changed(value: unknown, [key, ...rest]: Path, put: unknown): unknown {
  if (key === undefined) return put;
  if (Array.isArray(value)) return value.map((part, index) => (index === key ? changed(part, rest, put) : part));
  return Object.fromEntries(
    Object.entries(value as object).map(([name, part]) => [name, name === key ? changed(part, rest, put) : part]),
  );
}

/** Too much for any field. */
const HUGE = "x".repeat(60_001);

/** What a page could send in place of anything, by mistake or on purpose. */
const JUNK: readonly unknown[] = [
  ...[null, true, false, 0, -1, 0.5, -1e308, 1e308, "", "text", HUGE],
  ...[[], [[]], [[[[]]]], [null], {}, { toString: 1, valueOf: 1 }, { length: 1e9 }, { value: { value: 1 } }],
];

/** Names that an object has by itself, and one that nobody has. */
const STRANGE_NAMES = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "", "extra"];

const kindOf = (value: unknown) => (value === null ? "null" : Array.isArray(value) ? "list" : typeof value);

/** Junk that a place cannot take, whatever the plan holds: of another kind, or too much. */
function junkFor(endpoint: Endpoint, path: Path): unknown[] {
  const key = [...path].reverse().find((part) => typeof part === "string");
  const here = kindOf(at(endpoint.valid, path));
  const mayBeNull = path.length > 0 && (endpoint.nullable ?? []).includes(String(key));
  const mayBeAnyNumber = endpoint.nullable?.includes("seen") && key === "seen";
  return JUNK.filter((junk) => {
    if (junk === null) return !mayBeNull;
    if (here === "number" && typeof junk === "number") return Math.abs(junk) === 1e308 && !mayBeAnyNumber;
    return kindOf(junk) !== here || (junk === HUGE && !endpoint.endless?.includes(String(key)));
  });
}

/** Requests that are wrong in one place. */
function malformed(endpoint: Endpoint): fc.Arbitrary<unknown> {
  const places = placesIn(endpoint.valid, endpoint.compared ?? []);
  const fields = places.filter((path) => typeof path.at(-1) === "string");
  const objects = places.filter((path) => kindOf(at(endpoint.valid, path)) === "object");
  const lists = places.filter((path) => kindOf(at(endpoint.valid, path)) === "list");
  const needed = fields.filter((path) => !(endpoint.optional ?? []).includes(String(path.at(-1))));
  const isFree = (path: Path) => (endpoint.optional ?? []).some((name) => name in Object(at(endpoint.valid, path)));
  const closed = objects.filter((path) => path.length === 0 || !isFree(path));
  const otherwise = fc
    .constantFrom(...places)
    .chain((path) => fc.constantFrom(...junkFor(endpoint, path)).map((junk) => changed(endpoint.valid, path, junk)));
  const without = fc.constantFrom(...needed).map((path) => changed(endpoint.valid, path, undefined));
  const more = fc
    .tuple(fc.constantFrom(...closed), fc.constantFrom(...STRANGE_NAMES), fc.jsonValue())
    .map(([path, name, junk]) => {
      const fields = Object.entries(at(endpoint.valid, path) as object);
      return changed(endpoint.valid, path, Object.fromEntries([...fields, [name, junk]]));
    });
  const long = fc.constantFrom(...lists, []).map((path) => {
    const [first] = path.length === 0 ? [endpoint.valid] : (at(endpoint.valid, path) as unknown[]);
    return changed(endpoint.valid, path, Array(20_001).fill(first));
  });
  return fc.oneof({ arbitrary: otherwise, weight: 6 }, without, more, long, fc.jsonValue());
}

/** Words for a person: what is wrong and what would be right, and nothing of the code that found it. */
const READABLE =
  /^(?=.{15,400}$)(?!.*\b(?:undefined|NaN|not a function|Cannot |TypeError|object Object|JSON)\b).*[.!]?$/s;
const TYPED = /expected|not readable|unknown field|at most \d+ fit|There is no such|must not be above/;

describe("an endpoint refuses, in words and before it touches anything,", () => {
  test.each(ENDPOINTS)("what is not a request of $name: 1,000 in a soak and a tenth here", ({ name, ...endpoint }) => {
    expect(answerOf(name, endpoint.valid)).toMatch(/^(touched|called|answered)/);
    seeded(
      fc.property(malformed(endpoint), (request) => {
        const message = answerOf(name, request);
        expect(message).toMatch(TYPED);
        expect(message).toMatch(READABLE);
      }),
      100,
    );
  });
});

describe("what a page can call", () => {
  const program = parse(code(), { ecmaVersion: 2020 });
  const stubs = program.body.flatMap((node) => (node.type === "FunctionDeclaration" ? [node] : []));
  const commands = stubs.filter(({ id }) => listed().includes(id.name));

  test("takes one request at most, so that nothing comes in beside it", () => {
    expect(commands.filter(({ params }) => params.length > 1)).toEqual([]);
    expect(commands.length).toBe(listed().length);
  });

  test("is on the list of what is tried here, if it takes a request", () => {
    const asking = commands.filter(({ params }) => params.length > 0).map(({ id }) => id.name);
    expect(asking.sort()).toEqual(ENDPOINTS.map(({ name }) => name).sort());
  });

  test("is never found by a name that came from a page", () => {
    const found: string[] = [];
    visit(program, (node) => {
      if (node.type === "ThisExpression") found.push("this");
      if (node.type === "Identifier" && ["globalThis", "eval", "Reflect", "Function"].includes(node.name))
        found.push(node.name);
      if (node.type === "MemberExpression" && node.computed && isNamed(node.object, "Groundwork_"))
        found.push("Groundwork_[…]");
    });
    expect(found).toEqual([]);
  });
});

type Part = Node & { readonly name: string; readonly computed?: boolean; readonly object?: Part };

const isNamed = (node: Part | undefined, name: string): boolean => node?.type === "Identifier" && node.name === name;

function visit(node: unknown, look: (node: Part) => void): void {
  if (Array.isArray(node)) for (const part of node) visit(part, look);
  else if (typeof node === "object" && node !== null) {
    if ("type" in node && typeof node.type === "string") look(node as Part);
    for (const part of Object.values(node)) visit(part, look);
  }
}

// Stands in for Vitest in the mutants' run: collects the tests of a bundle as a plain list that can be run again and again.
import { ASYMMETRIC_MATCHERS_OBJECT, chai, JestAsymmetricMatchers, JestChaiExpect, JestExtend } from "@vitest/expect";

for (const plugin of [JestExtend, JestChaiExpect, JestAsymmetricMatchers]) chai.use(plugin);
/** Without indentation and quotes: what matters here is whether a mutant changes the text. */
const bare = (text) =>
  String(text)
    .replace(/^\s+|["\\]/gm, "")
    .trim();
chai.Assertion.addMethod("toMatchInlineSnapshot", function (snapshot) {
  chai.expect(bare(this._obj)).toBe(bare(snapshot));
});

export const expect = Object.assign(
  (...args) => chai.expect(...args),
  chai.expect,
  globalThis[ASYMMETRIC_MATCHERS_OBJECT],
);

/** Every test of the bundle: its file, its name with those of the groups around it, and its body. */
export const tests = [];

/** Tests that take seconds for each mutant and find none that others do not. */
const LEFT_OUT = [
  "values that are costs leave nothing to choose by",
  "refuses what cannot be told apart by value",
  "random events with many ties give the same counts",
  "BigQuery's parser reads every question",
  "in what BigQuery's parser reads too",
];

let file = "";
let group = "";
let preparations = [];
const taken = new Map();

export function beginFile(name) {
  file = name;
  preparations = [];
}

function add(name, body, written = body) {
  // A stopwatch says nothing where every step of the code is counted.
  if (String(written).includes("performance.now") || LEFT_OUT.some((words) => name.includes(words))) return;
  const full = `${file} ${group}${name}`;
  const times = (taken.get(full) ?? 0) + 1;
  taken.set(full, times);
  const before = preparations;
  const prepared = async () => {
    for (const prepare of before) await prepare();
    return body();
  };
  tests.push({ file, id: times === 1 ? full : `${full} (${times})`, body: before.length === 0 ? body : prepared });
}

function addGroup(name, body) {
  const [outer, outside] = [group, preparations];
  group = `${group}${name} `;
  body();
  [group, preparations] = [outer, outside];
}

/** Done once for each time that the bundle is loaded, when the first test needs it. */
export function beforeAll(prepare) {
  let done;
  const once = () => {
    done ??= Promise.resolve(prepare());
    return done;
  };
  preparations = [...preparations, once];
}

/** The name of a case: "%s" stands for its cells in turn. */
function nameOf(name, cells) {
  const rest = [...cells];
  return name.replace(/%s/g, () => String(rest.shift()));
}

const eachOf = (take) => (rows) => (name, body) => {
  for (const row of rows) {
    const cells = Array.isArray(row) ? row : [row];
    take(nameOf(name, cells), () => body(...cells), body);
  }
};

export const test = Object.assign(add, { each: eachOf(add) });
export const it = test;
export const describe = Object.assign(addGroup, { each: eachOf(addGroup) });
/** How long a test may take is up to the mutants' run. */
export const vi = { setConfig: () => undefined };

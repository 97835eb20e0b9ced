import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { FUNCTIONS } from "../../src/functions/index";

const readme = readFileSync("README.md", "utf8");

/** The README's table of functions, from the rows that Sheets' help comes from as well. */
const table = [
  "| function | what it answers |",
  "|---|---|",
  ...FUNCTIONS.map(({ name, params, summary }) => {
    const list = params.map(({ name: parameter, optional }) => (optional ? `[${parameter}]` : parameter)).join("; ");
    return `| \`${name}(${list})\` | ${summary.replace(/\|/g, "\\|")} |`;
  }),
].join("\n");

test("the README lists every custom function as it is", () => {
  expect(readme).toContain(table);
});

test("the README names files and commands that exist", () => {
  const scripts = Object.keys(JSON.parse(readFileSync("package.json", "utf8")).scripts);
  const named = [...readme.matchAll(/npm (?:run )?(start|test|check|build|bench|soak|mutants|push)\b/g)].map(
    ([, name]) => name,
  );
  expect(named.length).toBeGreaterThan(5);
  for (const name of named) expect(scripts).toContain(name);
  for (const [, picture] of readme.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g))
    expect(readFileSync(picture!).length).toBeGreaterThan(10_000);
});

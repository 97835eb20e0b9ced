import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { PROJECTS } from "../../vitest.config";

const tested = new Set(
  readdirSync("tests", { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".test.ts"))
    .map((path) => path.split(/[\\/]/)[0]!),
);

test("every folder of tests belongs to a project, so that none is forgotten", () => {
  const known: readonly string[] = Object.values(PROJECTS).flat();
  expect([...tested].filter((folder) => !known.includes(folder))).toEqual([]);
});

test.each(Object.entries(PROJECTS))("the project %s has tests", (_, folders) => {
  expect(folders.some((folder) => tested.has(folder))).toBe(true);
});

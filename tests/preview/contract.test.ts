import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { build } from "../../build.mjs";
import { differenceOf } from "../../src/contract/fact";
import { FACTS, GROUPS } from "../../src/contract/index";
import { createHost } from "../../src/preview/host";
import { script, TestScreen } from "./setting";

for (const { title, facts } of GROUPS) {
  describe(title, () => {
    for (const fact of facts) {
      test(`${fact.says} (${fact.source})`, () => {
        let outcome: { gave?: unknown; failed?: string };
        try {
          outcome = { gave: script(fact.script) };
        } catch (error) {
          outcome = { failed: (error as Error).message };
        }
        expect(differenceOf(fact, outcome)).toBe("");
      });
    }
  });
}

test("at least 120 facts can be checked in a real sheet, each with its source and an id of its own", () => {
  expect(FACTS.length).toBeGreaterThanOrEqual(120);
  expect(new Set(FACTS.map(({ id }) => id)).size).toBe(FACTS.length);
  expect(FACTS.filter(({ says, source }) => says === "" || source === "")).toEqual([]);
});

test.each([
  [{ gives: 1 }, { gave: 1 }, ""],
  [{ gives: 1 }, { gave: 2 }, "gave 2, expected 1"],
  [{ gives: 1 }, { failed: "Exception: no" }, "failed: Exception: no"],
  [{ fails: "no" }, { failed: "Exception: no" }, ""],
  [{ fails: /^yes/ }, { failed: "Exception: no" }, "failed: Exception: no, expected: /^yes/"],
  [{ fails: "no" }, { gave: 1 }, "gave 1, expected to fail: no"],
])("a fact %j beside %j says “%s”", (fact, outcome, words) => {
  expect(differenceOf({ id: "x", says: "x", source: "x", script: "", ...fact }, outcome)).toBe(words);
});

describe("a development build", () => {
  const target = mkdtempSync(join(tmpdir(), "groundwork-development-"));
  let files: Record<string, string>;
  beforeAll(async () => {
    files = Object.fromEntries(await build(target, undefined, { development: true }));
  }, 120_000);
  afterAll(() => rmSync(target, { recursive: true }));

  const open = (code = files["Code.js"]!) => {
    const screen = new TestScreen();
    const host = createHost({ files: { ...files, "Code.js": code }, screen });
    host.open();
    return { host, screen };
  };

  test("has a menu of its own beside the add-on's", () => {
    expect([...open().screen.menus.keys()]).toEqual(["Groundwork", "Groundwork development"]);
  });

  test("checks every fact where it runs, and prints what differs first", () => {
    const wrong = files["Code.js"]!.replace("rows and columns count from 1", "this is made up").replace(
      /return sheet\.getRange\(2, 3, 4, 5\)\.getA1Notation\(\);/g,
      'return "=1+1";',
    );
    const { host, screen } = open(wrong);
    host.run("checkPlatform");
    expect(screen.asked).toEqual([
      `Groundwork development|${FACTS.length} facts were checked. 1 differ: see the tab Platform check.`,
    ]);
    expect(host.activeSheetName).toBe("Platform check");
    expect([host.value("B2"), host.value("D2")]).toEqual(["this is made up", 'gave "=1+1", expected "C2:G5"']);
    expect([host.value("D3"), host.value(`D${FACTS.length + 1}`)]).toEqual(["holds", "holds"]);
  }, 300_000);

  test("refuses a spreadsheet in which something stands", () => {
    const { host, screen } = open();
    host.type("A1", "mine");
    host.run("checkPlatform");
    expect(screen.asked.at(-1)).toMatch(/This clears the whole spreadsheet\. Open a new, empty one/);
    expect(host.value("A1")).toBe("mine");
  });

  test("is no part of what is released", () => {
    const released = readFileSync("dist/Code.js", "utf8");
    expect(files["Code.js"]).toContain("checkPlatform");
    expect(released).not.toMatch(/checkPlatform|Development_/);
    for (const { says } of FACTS) expect(released).not.toContain(says);
  });
});

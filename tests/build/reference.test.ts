import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { functionReference } from "../../scripts/reference.mjs";
import { columnLetters } from "../../src/workbook/addresses";
import { emptyWorkbook } from "../plan";

const page = readFileSync("docs/functions.md", "utf8");

test("the reference is what the functions say of themselves; `npm run reference` writes it anew", async () => {
  expect(page).toBe(await functionReference());
});

interface Example {
  readonly name: string;
  readonly typed: readonly (readonly [string, string])[];
  readonly forms: readonly string[];
  readonly result: readonly (readonly string[])[];
}

/** The cells of a line of a table, without the bars at its ends. */
const cellsOf = (line: string): string[] =>
  line
    .slice(2, -2)
    .split(/ ?(?<!\\)\| ?/)
    .map((cell) => cell.replaceAll("\\|", "|").trim());

/** Reads the page as a person would: the cells to type, the formulas, and what they should give. */
function examplesOf(text: string): Example[] {
  return text.split(/^## /m).flatMap((part): Example[] => {
    const name = part.slice(0, part.indexOf("\n"));
    const [, example] = part.split("\nExample\n");
    if (example === undefined) return [];
    const [before = "", code = "", after = ""] = example.split("```");
    const inputs = before.split("\n").filter((line) => /^\| \*\*\d/.test(line));
    const single = /gives \*\*(.*)\*\*/.exec(after);
    const rows = after.split("\n").filter((line) => line.startsWith("|"));
    return [
      {
        name,
        typed: inputs.flatMap((line, row) =>
          cellsOf(line)
            .slice(1)
            .flatMap((cell, column) =>
              cell === "–" ? [] : [[`${columnLetters(column + 1)}${row + 1}`, cell] as const],
            ),
        ),
        forms: code.split("\n").filter((line) => line.startsWith("=")),
        result: single ? [[single[1]!]] : rows.slice(2).map(cellsOf),
      },
    ];
  });
}

/** As the page writes it: three decimals, and days however a sheet shows them. */
function shown(value: unknown): string {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return typeof value === "number" ? String(Math.round(value * 1000) / 1000) : value === "" ? "–" : String(value);
}

/** A column right of all that an example types. */
const FREE = 15;

describe("each example of the reference gives what the page says", () => {
  const examples = examplesOf(page);

  test("there is one for every function", () => {
    expect(examples).toHaveLength(19);
    expect(examples.every(({ forms, result }) => forms.length > 0 && result.length > 0)).toBe(true);
  });

  test.each([
    ["en_US", ","],
    ["de_DE", ";"],
  ])("in %s, with %j between arguments", (locale, separator) => {
    for (const { name, typed, forms, result } of examples) {
      // A sheet of its own: a cell that held a day takes the next number for one, as in Sheets.
      const { host } = emptyWorkbook({ locale });
      const tab = host.model.getters.getSheetName(host.model.getters.getSheetIds()[0]!);
      const form = forms.find((each) => each.includes(separator)) ?? forms[0]!;
      const inLocale = (text: string) =>
        locale === "de_DE" && /^-?\d+\.\d+$/.test(text) ? text.replace(".", ",") : text;
      for (const [address, text] of typed) host.type(`${tab}!${address}`, inLocale(text));
      host.type(`${tab}!${columnLetters(FREE)}1`, form);
      const given = result.map((row, down) =>
        row.map((_, across) => shown(host.value(`${tab}!${columnLetters(FREE + across)}${down + 1}`))),
      );
      expect([name, given]).toEqual([name, result]);
    }
  });
});

describe("the pages of the documentation", () => {
  const pages = [
    "README.md",
    ...readdirSync("docs")
      .filter((name) => name.endsWith(".md"))
      .map((name) => `docs/${name}`),
  ];

  test.each(pages)("%s links to files and headings that are there", (name) => {
    const text = readFileSync(name, "utf8");
    const slugs = (target: string) =>
      [...readFileSync(target, "utf8").matchAll(/^#+ (.*)$/gm)].map(([, title]) =>
        title!
          .toLowerCase()
          .replace(/[^\w\- ]/g, "")
          .replaceAll(" ", "-"),
      );
    for (const [, link] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^https?:/.test(link!)) continue;
      const [file, heading] = link!.split("#") as [string, string?];
      const target = file === "" ? name : join(dirname(name), file);
      expect(() => readFileSync(target), `${name}: ${link}`).not.toThrow();
      if (heading !== undefined) expect(slugs(target), `${name}: ${link}`).toContain(heading);
    }
  });
});

describe("troubleshooting", () => {
  const shipped = readdirSync("dist")
    .map((name) => readFileSync(`dist/${name}`, "utf8"))
    .join("\n");
  const [, ours = "", cells = ""] = readFileSync("docs/troubleshooting.md", "utf8").split(/^## /m);
  const firstCells = (section: string) =>
    section
      .split("\n")
      .filter((line) => line.startsWith("|"))
      .slice(2)
      .map((line) => cellsOf(line)[0]!);
  // What Sheets itself says is not in our files.
  const words = [...firstCells(ours), ...firstCells(cells).filter((cell) => !/^`|^This function is not/.test(cell))];

  test("quotes every kind of message", () => {
    expect(words.length).toBeGreaterThan(12);
  });

  test.each(words)("quotes %j as the add-on says it", (quoted) => {
    for (const part of quoted.split("…")) expect(shipped).toContain(part.trim());
  });
});

import { describe, expect, test } from "vitest";
import { inline, type PageCell, pageMarkdown } from "../../src/domain/markdown";

/** "*x" is bold, "#x" a head: bold on a colour; anything else is plain. */
const cellOf = (written: string): PageCell => ({
  text: written.replace(/^[*#]/, ""),
  isBold: /^[*#]/.test(written),
  isFilled: written.startsWith("#"),
});

const markdown = (...rows: readonly (readonly string[])[]) => {
  const width = Math.max(...rows.map(({ length }) => length));
  return pageMarkdown(rows.map((row) => Array.from({ length: width }, (_, index) => cellOf(row[index] ?? ""))));
};

describe("a page becomes", () => {
  test.each<[string, string[][], string]>([
    ["nothing, when nothing is on it", [[""], [" "]], ""],
    ["its title and what stands below it", [["*Our program"], ["Next 12 months"]], "# Our program\n\nNext 12 months"],
    ["a figure under its name", [["#Planned cost"], ["*120,000"]], "**Planned cost:** 120,000"],
    ["a label with its value", [["x"], [""], ["*Owner", "Zoë"]], "x\n\n**Owner:** Zoë"],
    [
      "figures side by side, each under its own name",
      [
        ["#Planned", "", "#Gates passed"],
        ["*120,000", "", "*3 of 20"],
      ],
      "**Planned:** 120,000\n\n**Gates passed:** 3 of 20",
    ],
    [
      "a table, numbers to the right",
      [
        ["#Tier", "#Score", "#Gates"],
        ["*Community", "34%", "1 of 5"],
        ["*Education", "", "no gates"],
      ],
      "| Tier | Score | Gates |\n| --- | ---: | --- |\n| Community | 34% | 1 of 5 |\n| Education |  | no gates |",
    ],
    [
      "a table with a value right of the place for it",
      [["#What to fix first"], ["*Community", "", "C-01 Answer in a day"], ["*Education", "", "E-01 A first course"]],
      "## What to fix first\n\n|  |  |\n| --- | --- |\n| Community | C-01 Answer in a day |\n| Education | E-01 A first course |",
    ],
    [
      "two tables that stand side by side, the left one first, the longer one whole",
      [
        ["#Tier", "#Cost", "", "#Verdict", "#Rows"],
        ["A", "1", "", "FUND", "2"],
        ["B", "2", "", "", ""],
      ],
      "| Tier | Cost |\n| --- | ---: |\n| A | 1 |\n| B | 2 |\n\n| Verdict | Rows |\n| --- | ---: |\n| FUND | 2 |",
    ],
    ["a list under its heading", [["#Not funded"], ["Meetup"], ["Booth"]], "## Not funded\n\n- Meetup\n- Booth"],
    [
      "points, each with what stands under it",
      [["#Top risks"], ["*The first app fails"], ["Audit B-13"], ["*Events run"], ["Budget row 20"]],
      "## Top risks\n\n- **The first app fails** Audit B-13\n- **Events run** Budget row 20",
    ],
    [
      "a card: a figure under its name, and a word on it",
      [["x"], [""], ["#Planned"], ["*120,000"], ["90,000 to 200,000"]],
      "x\n\n**Planned:** 120,000 · 90,000 to 200,000",
    ],
    [
      "two tables, one right under the other, without their bars",
      [
        ["#Tier", "#Score", "#"],
        ["A", "██░░", "22%"],
        ["#Stage", "#", "#Developers"],
        ["B", "█", "12"],
      ],
      "| Tier | Score |\n| --- | ---: |\n| A | 22% |\n\n| Stage | Developers |\n| --- | ---: |\n| B | 12 |",
    ],
    [
      "a table whose head goes on over an empty column",
      [
        ["#Stage", "#", "#Developers"],
        ["A", "", "12"],
      ],
      "| Stage | Developers |\n| --- | ---: |\n| A | 12 |",
    ],
    ["a heading alone", [["x"], [""], ["#Later"]], "x\n\n## Later"],
    [
      "a table without heads",
      [
        ["a", "b"],
        ["c", "d"],
      ],
      "|  |  |\n| --- | --- |\n| a | b |\n| c | d |",
    ],
    ["a head without rows", [["x"], [""], ["#A", "#B"]], "x\n\n| A | B |\n| --- | --- |"],
  ])("%s", (_, rows, expected) => {
    expect(markdown(...rows)).toBe(expected);
  });
});

describe("text stays text", () => {
  test.each([
    ["a|b", "a\\|b"],
    ["a\\", "a\\\\"],
    ["a\\|b", "a\\\\\\|b"],
    ["two\nlines\r\nand\ttabs", "two lines and tabs"],
    ["<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"],
    ["&lt;b&gt;", "&amp;lt;b&amp;gt;"],
    ["R&D", "R&D"],
    ["![x](https://evil.example)", "!\\[x\\](https://evil.example)"],
    ["*bold* _it_ `code` ~~no~~", "\\*bold\\* \\_it\\_ \\`code\\` \\~\\~no\\~\\~"],
    ["C# and F #", "C# and F \\#"],
    ["\u202eevil\u2066", "evil"],
    ["👍 Zoë 東京", "👍 Zoë 東京"],
  ])("%j is written %j", (text, written) => {
    expect(inline(text)).toBe(written);
  });

  test.each([
    ["# no heading", "\\# no heading"],
    ["- no list", "\\- no list"],
    ["+ no list", "\\+ no list"],
    ["1. no list", "1\\. no list"],
    ["12) no list", "12\\) no list"],
    ["--- ", "\\---"],
    ["=IMPORTXML(A1)", "\\=IMPORTXML(A1)"],
    ["@mention", "\\@mention"],
    ["> no quote", "&gt; no quote"],
    ["    no code", "no code"],
  ])("at the beginning of a line %j is written %j", (text, written) => {
    const page = ["x", text].map((own): PageCell[] => [{ text: own, isBold: false, isFilled: false }]);
    expect(pageMarkdown(page)).toBe(`x\n\n${written}`);
  });

  test("in every place of a page: no cell adds a line, a column or a heading", () => {
    const hostile = "a|b\n# c\n\n| d |\n---\n<b>";
    const rows = [
      ["*Title"],
      [""],
      [`#${hostile}`, `#${hostile}`],
      [hostile, hostile],
      [""],
      [`#${hostile}`],
      [hostile],
      [hostile],
    ];
    const lines = markdown(...rows).split("\n");
    expect(lines.filter((line) => line.startsWith("#"))).toHaveLength(2);
    const unescaped = (line: string) => line.replace(/\\./g, "").split("|").length - 1;
    expect(lines.filter((line) => line.startsWith("|")).map(unescaped)).toEqual([3, 3, 3]);
    expect(lines.join("\n")).not.toContain("<b>");
  });
});

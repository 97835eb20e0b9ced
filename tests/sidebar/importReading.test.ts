import { describe, expect, test } from "vitest";
import { guessColumns, guessStages, isCounts, readCount, readCounts } from "../../src/sidebar/import/counts";
import { guessMapping, isHeader, readEvents } from "../../src/sidebar/import/events";
import { readTable } from "../../src/sidebar/import/table";
import { isAmbiguous, readTime } from "../../src/sidebar/import/times";

const STAGES = ["Awareness", "Consideration", "Adoption"];

const tableOf = async (...parts: BlobPart[]) => (await readTable(new Blob(parts), () => {}).table)!;
const rowsOf = async (text: string) => (await tableOf(text)).rows;
const line = (...cells: string[]) => ({ line: 1, cells });

describe("a file is read", () => {
  test.each<
    readonly [title: string, parts: readonly BlobPart[], delimiter: string, cells: readonly (readonly string[])[]]
  >([
    [
      "with commas",
      ["a,b\n1,2"],
      ",",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "with semicolons and a decimal comma",
      ["a;b\n1,5;2\n3,5;4"],
      ";",
      [
        ["a", "b"],
        ["1,5", "2"],
        ["3,5", "4"],
      ],
    ],
    [
      "with tabs, as a spreadsheet pastes",
      ["a\tb\n1\t2"],
      "\t",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "with a byte order mark",
      ["\ufeffid,stage\n1,2"],
      ",",
      [
        ["id", "stage"],
        ["1", "2"],
      ],
    ],
    [
      "in UTF-16, as Excel writes Unicode text",
      [utf16("\ufeffid\tä\n1\t2")],
      "\t",
      [
        ["id", "ä"],
        ["1", "2"],
      ],
    ],
    [
      "with Windows line ends",
      ["a,b\r\n1,2\r\n"],
      ",",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "with quotes, marks and line breaks inside quotes",
      ['a,b\n"x, ""y""\nz",2'],
      ",",
      [
        ["a", "b"],
        ['x, "y"\nz', "2"],
      ],
    ],
  ])("%s", async (_title, parts, delimiter, cells) => {
    const table = await tableOf(...parts);
    expect(table.delimiter).toBe(delimiter);
    expect(table.rows.map((row) => row.cells)).toEqual(cells);
  });

  test("rows know their line, whatever blank lines and breaks inside quotes stand above", async () => {
    const rows = await rowsOf('id,stage\n\n"a\nb",x\n,,\nc,y\n');
    expect(rows.map((row) => [row.line, row.cells[0]])).toEqual([
      [1, "id"],
      [3, "a\nb"],
      [6, "c"],
    ]);
  });

  test("over a megabyte it comes in pieces that lose nothing, with how far it is", async () => {
    const shares: number[] = [];
    const text = Array.from({ length: 60_000 }, (_, index) => `dévelöppeur-${index},Adoption,2026-01-01\n`).join("");
    const { table } = readTable(new Blob([text]), (share) => shares.push(share));
    const rows = (await table)!.rows;
    expect(rows).toHaveLength(60_000);
    expect(rows.every(({ cells }, index) => cells[0] === `dévelöppeur-${index}`)).toBe(true);
    expect(rows.at(-1)).toEqual({ line: 60_000, cells: ["dévelöppeur-59999", "Adoption", "2026-01-01"] });
    expect(shares.length).toBeGreaterThan(1);
    expect(shares).toEqual([...shares].sort((one, other) => one - other));
    expect(shares.at(-1)).toBe(1);
  });

  test("it can be stopped", async () => {
    const reading = readTable(new Blob(["a,b\n1,2"]), () => {});
    reading.stop();
    expect(await reading.table).toBeUndefined();
  });
});

function utf16(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Uint16Array.from(text, (character) => character.charCodeAt(0)).buffer);
}

describe("a time", () => {
  test.each<readonly [text: string, iso: string | undefined]>([
    ["2026-03-04", "2026-03-04"],
    ["2026-3-4", "2026-03-04"],
    ["2026-03-04T05:06:07Z", "2026-03-04T05:06:07Z"],
    ["2026-03-04 05:06", "2026-03-04T05:06:00"],
    ["2026-03-04 05:06:07.123456 UTC", "2026-03-04T05:06:07.123Z"],
    ["2026-03-04T05:06:07+0530", "2026-03-04T05:06:07+05:30"],
    ["2026-03-04T05:06:07-08", "2026-03-04T05:06:07-08:00"],
    ["04.03.2026 5:06", "2026-03-04T05:06:00"],
    ["25/12/2026", "2026-12-25"],
    ["12/25/2026 3:07 PM", "2026-12-25T15:07:00"],
    ["12/25/2026 12:07 am", "2026-12-25T00:07:00"],
    ["46085", "2026-03-04"],
    ["46085.5", "2026-03-04T12:00:00"],
    ["46085,5", "2026-03-04T12:00:00"],
    ["1772600767", "2026-03-04T05:06:07Z"],
    ["1772600767123", "2026-03-04T05:06:07.123Z"],
    ["2026-02-30", undefined],
    ["2026-13-01", undefined],
    ["31/31/2026", undefined],
    ["2026-03-04T25:00", undefined],
    ["2026-03-04 13:00 pm", undefined],
    ["0", undefined],
    ["3000000", undefined],
    ["=NOW()", undefined],
    ["yesterday", undefined],
  ])("%s is %s", (text, iso) => {
    const read = readTime(text, "day first");
    // A serial without a time of day is written as midnight.
    expect(read?.replace(/T00:00:00$/, "")).toBe(iso);
  });

  test.each<readonly [text: string, ambiguous: boolean]>([
    ["03/04/2026", true],
    ["03-04-2026 10:00", true],
    ["25/12/2026", false],
    ["04/04/2026", false],
    ["03.04.2026", false],
    ["2026-03-04", false],
  ])("%s has two readings: %s", (text, ambiguous) => {
    expect(isAmbiguous(text)).toBe(ambiguous);
    if (ambiguous) expect(readTime(text, "day first")).not.toBe(readTime(text, "month first"));
  });
});

describe("events", () => {
  const MAPPING = { developer: 0, stage: 1, time: 2, segment: 3 };
  const read = (...rows: (readonly string[])[]) =>
    readEvents(
      rows.map((cells, index) => ({ line: index + 1, cells })),
      MAPPING,
      "day first",
      STAGES,
    );

  test.each<readonly [header: readonly string[], mapping: readonly number[]]>([
    [
      ["Developer", "Stage", "Time", "Segment"],
      [0, 1, 2, 3],
    ],
    [
      ["event_time", "event_name", "country", "user_id"],
      [3, 1, 0, 2],
    ],
    [
      ["id", "user id", "event", "timestamp"],
      [1, 2, 3, -1],
    ],
    [
      ["name", "colour"],
      [-1, 0, -1, -1],
    ],
  ])("of a header %j come from the columns %j", (header, [developer, stage, time, segment]) => {
    expect(guessMapping(header, header.length)).toEqual({ developer, stage, time, segment });
  });

  test("without a header come from the first columns", () => {
    expect(guessMapping(undefined, 3)).toEqual({ developer: 0, stage: 1, time: 2, segment: -1 });
    expect(isHeader(line("u1", "Adoption", "2026-01-01"), undefined)).toBe(false);
    expect(isHeader(line("User", "Event", "Date"), undefined)).toBe(true);
    expect(isHeader(line("wer", "was", "wann"), line("u1", "Adoption", "2026-01-01"))).toBe(true);
    expect(isHeader(line("wer", "was", "wann"), undefined)).toBe(false);
  });

  test("keep their text as it is, however it may look", () => {
    const { rows } = read(["007", " adoption ", "2026-03-04", "=1+1"], ["@x", "+1", "2026-03-04"]);
    expect(rows).toEqual([
      ["007", "adoption", "2026-03-04", "=1+1"],
      ["@x", "+1", "2026-03-04", ""],
    ]);
  });

  test("that are none are counted by their reason and listed with their line", () => {
    const { rows, bad, listed } = read(
      ["u1", "Adoption", "2026-03-04"],
      ["", "Adoption", "2026-03-04"],
      ["u1", "", "2026-03-04"],
      ["u1", "Adoption", ""],
      ["u1", "Adoption", "soon"],
      ["x".repeat(501), "Adoption", "2026-03-04"],
    );
    expect(rows).toHaveLength(1);
    expect(bad).toEqual({ developer: 1, stage: 1, time: 1, unreadable: 1, long: 1 });
    expect(listed.map(({ line, reason }) => [line, reason])).toEqual([
      [2, "developer"],
      [3, "stage"],
      [4, "time"],
      [5, "unreadable"],
      [6, "long"],
    ]);
    expect(listed[3]!.text).toBe("soon");
  });

  test("of other names are imported and counted, the most frequent first", () => {
    const { rows, others, otherNames } = read(
      ["u1", "ADOPTION", "2026-03-04"],
      ["u1", "ping", "2026-03-04"],
      ["u1", "login", "2026-03-04"],
      ["u2", "login", "2026-03-04"],
    );
    expect(rows).toHaveLength(4);
    expect([others, otherNames]).toEqual([3, ["login", "ping"]]);
  });

  test("at most 20 of those left out are listed, and all are counted", () => {
    const { bad, listed } = read(...Array.from({ length: 30 }, () => ["", "Adoption", "2026-03-04"]));
    expect([bad.developer, listed.length]).toEqual([30, 20]);
  });
});

describe("counts", () => {
  const DOWN = 'Stage,Jan,Feb\nAwareness,"1,200",1300\nConsideration,300,\nAdoption,40,x';
  const periods = (...given: readonly (readonly [name: string, count: number | null])[]) =>
    given.map(([name, count], index) => ({ key: `developers${index}`, name, counts: [count, null, null] }));

  test("with stages down and with stages across are the same table", async () => {
    const down = readCounts(await rowsOf(DOWN), STAGES);
    const across = readCounts(
      await rowsOf(',Awareness,Consideration,Adoption\nJan,"1,200",300,40\nFeb,1300,,x'),
      STAGES,
    );
    const plain = ({ periods, stages }: typeof down) => [periods, stages.map(({ name, counts }) => [name, counts])];
    expect(plain(down)).toEqual([
      ["Jan", "Feb"],
      [
        ["Awareness", [1200, 1300]],
        ["Consideration", [300, null]],
        ["Adoption", [40, undefined]],
      ],
    ]);
    expect(plain(across)).toEqual(plain(down));
  });

  test.each<readonly [title: string, text: string, is: boolean]>([
    ["a table with stages down", DOWN, true],
    ["a table with stages across", "Month,Awareness,Adoption\nJan,3,1", true],
    ["events", "user,stage,time\nu1,Adoption,2026-01-01", false],
    ["events whose first column is the stage", "stage,user,time\nAdoption,u1,2026-01-01", false],
  ])("are told from events: %s", async (_title, text, is) => {
    expect(isCounts(await rowsOf(text), STAGES)).toBe(is);
  });

  test.each<readonly [text: string, count: number | null | undefined]>([
    ["1200", 1200],
    ["1,200", 1200],
    ["1.200.000", 1_200_000],
    ["1 200", 1200],
    ["", null],
    ["1.5", undefined],
    ["-3", undefined],
    ["n/a", undefined],
  ])("are whole: “%s” is %s", (text, count) => {
    expect(readCount(text)).toBe(count);
  });

  test.each<readonly [title: string, columns: ReturnType<typeof periods>, to: readonly number[]]>([
    ["one column takes the newest", periods(["Developers", 5]), [-1, 0]],
    ["a period goes to the column of its name", periods(["feb", 5], ["JAN", 6]), [1, 0]],
    ["others go to the next empty ones, oldest first", periods(["Dec", 5], ["P 2", null], ["P 3", null]), [1, 2]],
    ["where not all fit it is the newest that go", periods(["Dec", 5], ["P 2", null]), [-1, 1]],
  ])("find their column: %s", async (_title, columns, to) => {
    expect(guessColumns(readCounts(await rowsOf(DOWN), STAGES), columns)).toEqual(to);
  });

  test("find their stage by name, whatever the capitals, and others none", async () => {
    const table = readCounts(await rowsOf("s,Jan\nadoption,1\nPaying,2\nAwareness,3"), STAGES);
    expect(guessStages(table, STAGES)).toEqual([2, -1, 0]);
  });
});

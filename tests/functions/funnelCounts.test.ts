import { describe, expect, test } from "vitest";
import type { Cell } from "../../src/cells";
import { call, column, refusal } from "./calls";
import { countsOf, DAY, rows, TIME_FORMS } from "./events";

const STAGES = ["Visit", "Account", "App"];
const HEADER = ["Id", "Stage", "Time"];

/** Ann goes all the way, Bob stops, Cem comes in by the back door. */
const log = rows(
  ["ann", "Visit", 0],
  ["bob", "Visit", 1],
  ["ann", "Account", 2],
  ["cem", "App", 2],
  ["ann", "App", 9],
  ["bob", "Account", 20],
);

describe("FUNNEL_COUNTS", () => {
  test.each<[string, unknown, unknown[], Cell[]]>([
    ["no window", log, [], [2, 2, 1]],
    ["a window", log, [5], [2, 1, 0]],
    ["its edge belongs to it", log, [9], [2, 1, 1]],
    ["a little less does not", log, [8.99999], [2, 1, 0]],
    ["blank, undefined and null are no window", log, ["", undefined, null], [2, 2, 1]],
    [
      "strict: nothing in between",
      rows(["a", "Visit", 0], ["a", "Docs", 1], ["a", "Account", 2]),
      ["", "strict"],
      [1, 0, 0],
    ],
    [
      "ordered: other events may be",
      rows(["a", "Visit", 0], ["a", "Docs", 1], ["a", "Account", 2]),
      ["", "ordered"],
      [1, 1, 0],
    ],
    [
      "strict: what others do does not matter",
      rows(["a", "Visit", 0], ["b", "Docs", 1], ["a", "Account", 2]),
      ["", "strict"],
      [1, 1, 0],
    ],
    [
      "strict: repeats of the stage just reached do not matter",
      rows(["a", "Visit", 0], ["a", "Visit", 1], ["a", "Account", 2]),
      ["", "strict"],
      [1, 1, 0],
    ],
    ["any order", rows(["a", "App", 0], ["a", "Visit", 1], ["b", "Account", 0]), ["", "any"], [2, 1, 0]],
    [
      "any order inside a window",
      rows(["a", "App", 0], ["a", "Visit", 9], ["a", "Account", 10]),
      [5, " ANY "],
      [1, 1, 0],
    ],
    [
      "no window at all",
      rows(["a", "Visit", 0], ["a", "Account", 0], ["b", "Visit", 0], ["b", "Account", 1]),
      [0],
      [2, 1, 0],
    ],
    ["a fraction of a day", rows(["a", "Visit", 0], ["a", "Account", 5 / 1440]), [5 / 1440], [1, 1, 0]],
    [
      "a later entry restarts the window",
      rows(["a", "Visit", 0], ["a", "Visit", 10], ["a", "Account", 12]),
      [5],
      [1, 1, 0],
    ],
    ["no events", [], [], [0, 0, 0]],
    [
      "a blank range",
      [
        ["", "", ""],
        ["", "", ""],
      ],
      [],
      [0, 0, 0],
    ],
    ["a blank cell", "", [], [0, 0, 0]],
    ["no argument", undefined, [], [0, 0, 0]],
    ["a header over nothing", [HEADER], [], [0, 0, 0]],
    ["blank rows", [["", "", ""], ...log, ["", "", ""]], [], [2, 2, 1]],
    [
      "rows without an id or a stage",
      [...log, ["", "Visit", new Date(0)], ["dan", " ", new Date(0)], ["dan", "", ""]],
      [],
      [2, 2, 1],
    ],
    ["nobody entered", rows(["a", "App", 0], ["b", "Account", 0]), [], [0, 0, 0]],
  ])("%s", (_, events, options, expected) => {
    expect(countsOf(events, STAGES, ...options)).toEqual(expected);
  });

  test.each<[string, unknown[], number]>([
    ["numbers and their text are one id", [7, "7", " 7 "], 1],
    ["ids are exact, case and all", ["Ann", "ann", "ann."], 3],
    ["tick boxes and their words", [true, "TRUE"], 1],
    ["dates by their instant", [new Date(5), new Date(5), new Date(6)], 2],
    ["words of objects are ids like any other", ["__proto__", "constructor", "toString"], 3],
  ])("%s", (_, ids, expected) => {
    expect(countsOf(rows(...ids.map((id) => [id, "Visit", 0] as const)), STAGES)).toEqual([expected, 0, 0]);
  });

  test("stages match trimmed and in any case, and numbers are stages too", () => {
    expect(countsOf(rows(["a", " visit ", 0], ["a", "ACCOUNT", 1]), [" Visit", "Account "])).toEqual([1, 1]);
    expect(countsOf(rows(["a", 1, 0], ["a", "2", 1]), [1, 2])).toEqual([1, 1]);
    expect(countsOf(rows(["a", "__proto__", 0], ["a", "constructor", 1]), ["Constructor", "__PROTO__"])).toEqual([
      1, 0,
    ]);
  });

  test.each(Object.entries(TIME_FORMS))("times may be %s, to the edge of a window", (_, form) => {
    const start = Date.UTC(2026, 2, 29, 0, 30);
    const timed = [
      ["a", "Visit", form(start)],
      ["a", "Account", form(start + 3 * DAY + 1)],
      ["b", "Visit", form(start)],
      ["b", "Account", form(start + 3 * DAY)],
    ];
    expect(countsOf(timed, STAGES, 3)).toEqual([2, 1, 0]);
  });

  test.each([
    ["a day", "2026-05-01", "2026-05-03"],
    ["a minute", "2026-05-01 09:30", "2026-05-03T09:30"],
    ["zones", "2026-05-01T09:30:00+02:00", "2026-05-03T03:00:00-04:30"],
    ["fractions of a second", "2026-05-01T09:30:00.250Z", "2026-05-03 09:30:00,25 UTC"],
    ["fractions beyond milliseconds", "2026-05-01T09:30:00.250400Z", "2026-05-03T09:30:00.2504Z"],
  ])("ISO text: %s", (_, from, to) => {
    const timed = [
      ["a", "Visit", from],
      ["a", "Account", to],
    ];
    expect(countsOf(timed, STAGES, 2)).toEqual([1, 1, 0]);
    expect(countsOf(timed, STAGES, 1.99999)).toEqual([1, 0, 0]);
  });

  test("the result has the shape of stages", () => {
    expect(call("FUNNEL_COUNTS", log, column(...STAGES, "", ""))).toEqual(column(2, 2, 1));
    expect(call("FUNNEL_COUNTS", log, [[...STAGES, ""]])).toEqual([[2, 2, 1]]);
    expect(call("FUNNEL_COUNTS", log, column(...STAGES), "", "", true)).toEqual(column("Developers", 2, 2, 1));
    expect(call("FUNNEL_COUNTS", log, [STAGES], "", "", true)).toEqual([["Developers", 2, 2, 1]]);
  });

  test("many stages, and one developer through all of them", () => {
    const many = Array.from({ length: 300 }, (_, index) => `Stage ${index}`);
    const events = rows(...many.map((stage, index) => ["a", stage, index] as const));
    expect(countsOf(events, many)).toEqual(many.map(() => 1));
  });
});

describe("the columns of events", () => {
  const shuffled = (header: readonly unknown[]) => [
    header,
    ...log.map(([id, stage, time]) => ["x", time, id, "y", stage]),
  ];
  test.each([
    ["in any order among others", ["Note", "Time", "Id", "More", "Stage"]],
    ["in any case, with spaces around", ["Note", " TIME", "id ", "More", "stage"]],
    ["as a product analytics export calls them", ["uuid", "timestamp", "distinct_id", "url", "event"]],
    ["as a database calls them", ["source", "created_at", "user_id", "url", "event_name"]],
    ["an id of the row does not stand for the developer", ["Id", "Date", "Developer", "More", "Step"]],
    ["a header that is blank", ["", "Time", "Id", "", "Stage"]],
  ])("%s", (_, header) => {
    expect(countsOf(shuffled(header), STAGES)).toEqual([2, 2, 1]);
  });

  test("a header in front of the usual order", () => {
    expect(countsOf([HEADER, ...log], STAGES)).toEqual([2, 2, 1]);
  });

  test("the first row is no header if it holds anything but text", () => {
    expect(countsOf(rows(["Id", "Stage", 0], ["a", "Visit", 1]), ["Stage", "Visit"])).toEqual([1, 0]);
  });

  test("more columns than three are passed over without a header", () => {
    expect(
      countsOf(
        log.map((row) => [...row, "DE", "x"]),
        STAGES,
      ),
    ).toEqual([2, 2, 1]);
  });
});

describe("refusals say what, where and what to do", () => {
  const stages = column(...STAGES);
  const soon = (...times: unknown[]) => times.map((time) => ["a", "Visit", time]);
  test.each<[string, unknown[], string]>([
    [
      "a row without a time",
      [[HEADER, ...log, ["a", "Visit", "soon"]], stages],
      'events row 8 has no time that can be used: "soon". Use a date.',
    ],
    [
      "and how many more there are",
      [[HEADER, ...soon(1, "soon", "", true)], stages],
      'events row 3 has no time that can be used: "soon". Use a date. 2 more rows are like it; FUNNEL_CHECK counts them.',
    ],
    [
      "one more",
      [[HEADER, ...soon("", 5, "x")], stages],
      "events row 2 has no time that can be used: blank. Use a date. 1 more row is like it; FUNNEL_CHECK counts them.",
    ],
    [
      "the time of another event too",
      [[HEADER, ["a", "Docs", "soon"]], stages],
      'events row 2 has no time that can be used: "soon". Use a date.',
    ],
    [
      "an unknown header",
      [[["who", "what", "when"], ...log], stages],
      'events row 1 has no time that can be used: "when". Use a date. If row 1 is a header, name its columns Id, Stage, Time.',
    ],
    [
      "a number as text",
      [[HEADER, ...soon("46143")], stages],
      'events row 2 has no time that can be used: "46143". Use a date.',
    ],
    [
      "a local date as text",
      [[HEADER, ...soon("5/1/2026")], stages],
      'events row 2 has no time that can be used: "5/1/2026". Use a date.',
    ],
    [
      "a day that does not exist",
      [[HEADER, ...soon("2026-02-30")], stages],
      'events row 2 has no time that can be used: "2026-02-30". Use a date.',
    ],
    [
      "an hour that does not exist",
      [[HEADER, ...soon("2026-02-01 24:30")], stages],
      'events row 2 has no time that can be used: "2026-02-01 24:30". Use a date.',
    ],
    [
      "seconds since 1970",
      [[HEADER, ...soon(1_777_593_600)], stages],
      "events row 2 has no time that can be used: 1777593600. Use a date.",
    ],
    ["TRUE", [[HEADER, ...soon(true)], stages], "events row 2 has no time that can be used: TRUE. Use a date."],
    [
      "an error as the time",
      [[HEADER, ...soon("#N/A")], stages],
      "events row 2 has no time that can be used: the error #N/A. Use a date.",
    ],
    [
      "an error as the id",
      [[...log, ["#REF!", "Visit", 1]], stages],
      "events row 7 has the error #REF! for its id. Repair the cell it comes from.",
    ],
    [
      "an error as the id of another event",
      [[...log, ["#REF!", "Docs", 1]], stages],
      "events row 7 has the error #REF! for its id. Repair the cell it comes from.",
    ],
    [
      "an error as the stage",
      [[...log, ["a", new Error("x"), 1]], stages],
      "events row 7 has the error #ERROR! for its stage. Repair the cell it comes from.",
    ],
    [
      "a column that is missing",
      [[["Id", "Stage", "When"], ...log], stages],
      'events has no column "Time". Its first row must name the columns Id, Stage, Time.',
    ],
    [
      "two columns",
      [[["a", "Visit"]], stages],
      "events has 2 columns. It needs an id, a stage and a time in each row.",
    ],
    ["one cell", ["a", stages], "events has 1 column. It needs an id, a stage and a time in each row."],
    [
      "a stage that is listed twice",
      [log, column("Visit", "App", " visit")],
      'stage "visit" is listed twice. Give every stage once.',
    ],
    ["a single stage", [log, "Visit"], "stages has 1 name. A funnel needs two stages or more."],
    ["no stages", [log], "stages has no names. A funnel needs two stages or more."],
    ["a gap in stages", [log, column("Visit", "", "App")], "stages row 2 is blank. Name every stage."],
    ["a negative window", [log, stages, -1], "window_days is -1. It must be 0 or more."],
    ["a window in words", [log, stages, "30 days"], 'window_days is "30 days", not a number. Clear it or use 0.'],
    ["an unknown order", [log, stages, "", "loose"], 'order is "loose". Use "ordered", "strict" or "any".'],
  ])("%s", (_, args, message) => {
    expect(refusal("FUNNEL_COUNTS", ...args)).toBe(`FUNNEL_COUNTS: ${message}`);
  });
});

test("a hundred thousand rows take a second, or at most four times as long as hashing their ids", () => {
  const size = 100_000;
  const events = Array.from({ length: size }, (_, row) => {
    const id = `developer-${(row * 7919) % 10_007}`;
    return [id, STAGES[(row * 31) % 3], new Date(Date.UTC(2026, 0, 1) + ((row * 104_729) % 180) * DAY)];
  });
  const best = (work: () => unknown) =>
    Math.min(
      ...Array.from({ length: 5 }, () => {
        const start = performance.now();
        work();
        return performance.now() - start;
      }),
    );
  const ours = best(() => countsOf(events, STAGES, 30));
  const floor = best(() => {
    const ids = new Map<unknown, number>();
    let sum = 0;
    for (const [id, stage, time] of events) {
      if (!ids.has(id)) ids.set(id, ids.size);
      sum += ids.get(id)! + (stage as string).length + (time as Date).getTime();
    }
    return sum;
  });
  // Seen: 1.1 to 3.3 on a busy machine.
  expect(ours).toBeLessThan(Math.max(4 * floor, 1000));
});

import { expect, test } from "vitest";
import type { Applied, EventRow, Imported, ImportForm, NewCounts } from "../../src/commands/server";
import { eventsTab } from "../../src/tabs/events";
import { allValues, cell, examplePlan, newPlan, type Plan, script } from "../plan";

const ID = "import-1";
const PART = 5_000;

const events = (count: number, from = 0): EventRow[] =>
  Array.from({ length: count }, (_, index) => [`developer ${from + index}`, "Adoption", "2026-03-04", ""]);
const read = ({ host }: Plan) => host.serve("readImport", []) as Promise<ImportForm>;
const begin = ({ host }: Plan, rows: number, mode = "below", id = ID) =>
  host.serve("beginImport", [{ id, mode, rows }]) as Promise<Applied>;
const part = ({ host }: Plan, rows: readonly EventRow[], number = 0, id = ID) =>
  host.serve("importEvents", [{ id, part: number, rows }]) as Promise<Applied>;
const finish = ({ host }: Plan, id = ID) => host.serve("finishImport", [{ id }]) as Promise<Imported>;
const cancel = ({ host }: Plan, id = ID) => host.serve("cancelImport", [{ id }]) as Promise<Applied>;
const developer = ({ host }: Plan, row: number) => host.value(cell("events", "developer", row));

/** The address that the name of the events stands for; empty where there is none. */
const named = ({ host }: Plan) =>
  script(host, (app) => {
    const range = app.getActiveSpreadsheet().getRangeByName("Groundwork_events");
    return range ? `${range.getSheet().getName()}!${range.getA1Notation()}` : "";
  });

async function importAll(plan: Plan, rows: readonly EventRow[], mode = "below", id = ID): Promise<Imported> {
  await begin(plan, rows.length, mode, id);
  for (let from = 0; from < rows.length; from += PART) await part(plan, rows.slice(from, from + PART), from / PART, id);
  return finish(plan, id);
}

test("events stand below the header, and the name points at them", async () => {
  const plan = newPlan();
  expect(await read(plan)).toMatchObject({ events: 0, leftOver: 0, partRows: PART });
  expect(await importAll(plan, events(3))).toMatchObject({ message: "3 events imported into Events." });
  expect([1, 2, 3, 4].map((row) => developer(plan, row))).toEqual(["developer 0", "developer 1", "developer 2", ""]);
  expect(await named(plan)).toBe(`Events!A${eventsTab.headerRow}:D${eventsTab.headerRow + 3}`);
  expect((await read(plan)).events).toBe(3);
});

test("the functions count what was imported", async () => {
  const plan = newPlan();
  await importAll(plan, [
    ["007", "Awareness", "2026-03-04", "DE"],
    ["007", "Consideration", "2026-03-04T10:00:00Z", "DE"],
    ["7", "Awareness", "2026-03-05", ""],
  ]);
  plan.host.type("Events!F1", "=FUNNEL_COUNTS(Groundwork_events;Groundwork_stages)");
  expect(["Events!F1", "Events!F2"].map((address) => plan.host.value(address))).toEqual([2, 1]);
});

test("hostile text and ids with zeros stay the text that they are", async () => {
  const plan = newPlan();
  const hostile: EventRow[] = [
    ["007", '=HYPERLINK("https://example.com";"x")', "2026-03-04", "+1"],
    ["@x", "-1", "2026-03-04T10:00:00+02:00", "'quoted"],
    ["1/2", "TRUE", "2026-03-04", "<b>"],
  ];
  await importAll(plan, hostile);
  const keys = ["developer", "stage", "time", "segment"];
  expect(hostile.map((_, row) => keys.map((key) => plan.host.value(cell("events", key, row + 1))))).toEqual(hostile);
});

test("rows count only once the import is finished, and a part that is sent twice stands once", async () => {
  const plan = newPlan();
  const rows = events(PART + 2);
  await importAll(plan, events(2, 90_000), "below", "import-0");
  await begin(plan, rows.length);
  await begin(plan, rows.length);
  await part(plan, rows.slice(0, PART));
  expect(await read(plan)).toMatchObject({ events: 2, leftOver: PART });
  expect(await named(plan)).toBe(`Events!A${eventsTab.headerRow}:D${eventsTab.headerRow + 2}`);
  await part(plan, rows.slice(0, PART));
  await part(plan, rows.slice(PART), 1);
  await part(plan, rows.slice(PART), 1);
  expect(await finish(plan)).toEqual(await finish(plan));
  expect(await read(plan)).toMatchObject({ events: PART + 4, leftOver: 0 });
  expect([1, 3, PART + 4, PART + 5].map((row) => developer(plan, row))).toEqual([
    "developer 90000",
    "developer 0",
    `developer ${PART + 1}`,
    "",
  ]);
});

test("an import that lacks a part does not count", async () => {
  const plan = newPlan();
  await begin(plan, PART + 2);
  await part(plan, events(2), 1);
  await expect(finish(plan)).rejects.toThrow(`${PART} of ${PART + 2} rows are not there`);
  expect(await named(plan)).not.toContain("Events");
});

test.each(["before the end", "after the end"])("it can be taken out %s, and others stay", async (when) => {
  const plan = newPlan();
  await importAll(plan, events(2, 90_000), "below", "import-0");
  const before = await named(plan);
  await begin(plan, 3);
  await part(plan, events(3));
  if (when === "after the end") await finish(plan);
  expect((await cancel(plan)).message).toBe("The import was taken out again.");
  expect((await cancel(plan)).message).toBe("Nothing of this import is in the sheet.");
  expect(await read(plan)).toMatchObject({ events: 2, leftOver: 0 });
  expect(await named(plan)).toBe(before);
  await expect(part(plan, events(3))).rejects.toThrow("Start it again");
});

test("what an import left behind that was cut off is taken out by the next one", async () => {
  const plan = newPlan();
  await begin(plan, 50, "below", "import-0");
  await part(plan, events(50, 90_000), 0, "import-0");
  await importAll(plan, events(2));
  expect(await read(plan)).toMatchObject({ events: 2, leftOver: 0 });
  expect(developer(plan, 1)).toBe("developer 0");
});

test("replacing takes the old rows out at the end and not before", async () => {
  const plan = newPlan();
  await importAll(plan, events(30, 90_000), "below", "import-0");
  await begin(plan, 2, "replace");
  await part(plan, events(2));
  expect(await read(plan)).toMatchObject({ events: 30 });
  const { message } = await finish(plan);
  expect(plan.screen.toasts.slice(-2)).toEqual(["Keeping a backup of Events: 1 of 1", message]);
  expect(await read(plan)).toMatchObject({ events: 2 });
  expect([1, 2, 3].map((row) => developer(plan, row))).toEqual(["developer 0", "developer 1", ""]);
  expect(await named(plan)).toBe(`Events!A${eventsTab.headerRow}:D${eventsTab.headerRow + 2}`);
});

test("what somebody types into a row that an import keeps for itself stays, and the import says where", async () => {
  const plan = newPlan();
  await begin(plan, 3);
  plan.host.type(cell("events", "stage", 2), "mine");
  await expect(part(plan, events(3))).rejects.toThrow(/Somebody changed B\d+ of Events.*left as it is/);
  expect(plan.host.value(cell("events", "stage", 2))).toBe("mine");
  plan.host.type(cell("events", "stage", 2), "");
  await part(plan, events(3));
  expect((await finish(plan)).message).toContain("3 events imported");
});

test("rows that somebody inserts above meanwhile do not put a part in the wrong place", async () => {
  const plan = newPlan();
  await begin(plan, PART + 1);
  await part(plan, events(PART));
  await script(plan.host, (app) => app.getActiveSpreadsheet().getSheetByName("Events")!.insertRowsBefore(1, 2));
  await part(plan, events(1, PART), 1);
  expect((await finish(plan)).message).toBe("5,001 events imported into Events.");
  expect(plan.host.value(`Events!A${eventsTab.headerRow + 2 + PART + 1}`)).toBe(`developer ${PART}`);
});

test("more cells than a workbook holds are refused in words, and nothing is made", async () => {
  const plan = newPlan();
  const { room } = await read(plan);
  await expect(begin(plan, room + 1000)).rejects.toThrow("A workbook holds 10,000,000 cells");
  expect(await read(plan)).toMatchObject({ events: 0, leftOver: 0 });
});

test.each<readonly [title: string, rows: unknown, message: string]>([
  ["a time that no function reads", [["u", "Adoption", "4.3.2026", ""]], "ISO 8601"],
  ["a row without a developer", [[" ", "Adoption", "2026-03-04", ""]], "a developer and a stage"],
  ["a row of three", [["u", "Adoption", "2026-03-04"]], "four texts"],
  ["a number for a text", [[7, "Adoption", "2026-03-04", ""]], "developer: expected a text"],
  ["more rows than were announced", events(2), "does not fit"],
])("%s is refused", async (_title, rows, message) => {
  const plan = newPlan();
  await begin(plan, 1);
  await expect(part(plan, rows as EventRow[])).rejects.toThrow(message);
  expect(developer(plan, 1)).toBe("");
});

test("the Funnel counts imported events once it is told to, and a plan without the choice says so", async () => {
  const plan = newPlan();
  const rows: EventRow[] = [
    ["ada", "Awareness", "2026-03-01", ""],
    ["ben", "Awareness", "2026-03-02T09:30:00Z", "DE"],
    ["ada", "Consideration", "2026-03-05", ""],
    ["cleo", "newsletter", "2026-03-05", ""],
  ];
  const { canCount } = await importAll(plan, rows);
  expect(canCount).toBe(true);
  expect((await (plan.host.serve("countFromEvents", []) as Promise<Applied>)).message).toContain(
    "The Funnel counts these events now",
  );
  expect([1, 2, 3, 4].map((row) => plan.host.value(cell("funnel", "shown", row)))).toEqual([2, 1, 0, 0]);
  await script(plan.host, (app) => app.getActiveSpreadsheet().removeNamedRange("Groundwork_funnel_source"));
  await expect(plan.host.serve("countFromEvents", [])).rejects.toThrow("Set up plan");
});

test("what stands in the choice of the Funnel's source is not written over when it is neither of the two", async () => {
  const { host } = newPlan();
  const source = `Settings!B${allValues(host).Settings!.findIndex((row) => row[0] === "Developers are") + 1}`;
  host.type(source, "ask Ann");
  await expect(host.serve("countFromEvents", [])).rejects.toThrow(
    "Settings > Developers are: holds “ask Ann”, which is neither “typed” nor “events”. Nothing was written; choose one of them there.",
  );
  expect(host.value(source)).toBe("ask Ann");
});

const counts = ({ host }: Plan, periods: NewCounts["periods"], id = "counts-1") =>
  host.serve("importCounts", [{ id, periods }]) as Promise<Applied>;
const typed = ({ host }: Plan) => [1, 2, 3, 4].map((row) => host.value(cell("funnel", "developers", row)));

test("counts go to their stages, a blank leaves what is there, and undo brings it back", async () => {
  const plan = examplePlan();
  const before = typed(plan);
  const [period] = (await read(plan)).periods;
  const request = [
    { key: period!.key, name: "", counts: [900, null, 40, 0], seen: period!.counts, seenName: period!.name },
  ];
  const { message } = await counts(plan, request);
  expect(message).toBe("Wrote 3 counts of 1 period into Funnel.");
  expect(typed(plan)).toEqual([900, before[1], 40, 0]);
  expect((await counts(plan, request)).message).toBe(message);
  await plan.host.serve("undoLast", [{ id: "counts-1" }]);
  expect(typed(plan)).toEqual(before);
});

test("counts are refused when somebody typed meanwhile, and when they are none", async () => {
  const plan = examplePlan();
  const [period] = (await read(plan)).periods;
  const request = { key: period!.key, name: "", counts: [1, 2, 3, 4], seen: period!.counts, seenName: period!.name };
  plan.host.type(cell("funnel", "developers", 1), "5");
  await expect(counts(plan, [request])).rejects.toThrow("changed meanwhile");
  await expect(counts(plan, [{ ...request, counts: [-1, 2, 3, 4] }])).rejects.toThrow("0 or more");
  await expect(counts(plan, [{ ...request, key: "entry" }])).rejects.toThrow("no such period");
  expect(typed(plan)[0]).toBe(5);
});

test("words in the place of a count are not written over, and where they stand is said", async () => {
  const plan = examplePlan();
  const address = cell("funnel", "developers", 3);
  plan.host.type(address, "ask finance");
  const [period] = (await read(plan)).periods;
  const request = { key: period!.key, name: "", counts: [1, 2, 3, 4], seen: period!.counts, seenName: period!.name };
  await expect(counts(plan, [request])).rejects.toThrow(
    `${address.split("!")[1]} of Funnel holds “ask finance”, which is no count. Nothing was written; empty that cell, then try again.`,
  );
  expect(typed(plan)).toEqual([...period!.counts.slice(0, 2), "ask finance", period!.counts[3]]);
  await counts(plan, [{ ...request, counts: [1, 2, null, 4] }]);
  expect(typed(plan)).toEqual([1, 2, "ask finance", 4]);
});

test.each([
  ["is called otherwise by somebody, nothing is written", "Spring", "Period 1", "was changed meanwhile"],
  ["has its new name already, that is no change of somebody's", "May", "Period 1", undefined],
])("when a period %s", async (_, header, seenName, refusal) => {
  const plan = newPlan();
  plan.host.type(cell("funnel", "developers", 0), header);
  const blank = [null, null, null, null];
  const written = counts(plan, [{ key: "developers", name: "May", counts: [9, 8, 7, 6], seen: blank, seenName }]);
  if (refusal) await expect(written).rejects.toThrow(refusal);
  else await written;
  expect(plan.host.value(cell("funnel", "developers", 0))).toBe(header);
  expect(typed(plan)).toEqual(refusal ? ["", "", "", ""] : [9, 8, 7, 6]);
});

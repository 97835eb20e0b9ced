import { expect, test } from "vitest";
import { EXAMPLE_ACTIVITIES } from "../../src/domain/example";
import { allValues, cell, emptyWorkbook, errors, examplePlan, newPlan, rowOf } from "../plan";

/** The talk's story of a platform on arrival: first app 40 hours, hackathons running, webinars and meetups wanted. */
const STORY: readonly (readonly [activity: string, verdict: string])[] = [
  ["One-click app and credentials", "FUND FIRST"],
  ["Getting-started guide", "FUND FIRST"],
  ["Cut account creation to one step", "FUND FIRST"],
  ["Developer forum (first year)", "FUND"],
  ["Volunteer moderators and answerers, 10 people", "FUND"],
  ["MVP / champions program, 25 members", "CAUTION"],
  ["Article written in-house (own or wider topic)", "CAUTION"],
  ["Webinar", "HOLD"],
  ["White paper", "HOLD"],
  ["Meetup program, first year, 12 meetups", "HOLD"],
  ["Conference talk by a staff speaker", "HOLD"],
  ["In-person hackathon, 100 people, weekend", "STOP"],
];

test.each(STORY)("on arrival, %s is %s", (activity, verdict) => {
  const { host } = examplePlan();
  const row = rowOf(host, "budget", "activity", activity);
  expect(host.value(cell("budget", "verdict", row))).toBe(verdict);
});

test("“Meetups in ten cities” has a tier and no stage: no verdict until one is chosen", () => {
  const { host } = examplePlan();
  const row = rowOf(host, "budget", "activity", "Meetups in ten cities");
  expect(host.value(cell("budget", "verdict", row))).toBe("");
  expect(host.value(cell("budget", "reason", row))).toBe("choose a stage");
});

test("once every Basic enablement gate passes, the hackathons need no stopping for the basics", () => {
  const { host } = examplePlan();
  for (let row = 1; row <= 22; row += 1) host.type(cell("audit", "score", row), "3");
  const row = rowOf(host, "budget", "activity", "In-person hackathon, 100 people, weekend");
  expect(host.value(cell("budget", "verdict", row))).toBe("HOLD");
  expect(host.value(cell("budget", "verdict", rowOf(host, "budget", "activity", "Webinar")))).toBe("CAUTION");
});

test("the example loads into a workbook without a plan, and makes the plan first", () => {
  const { host } = emptyWorkbook();
  host.run("loadExample");
  expect(host.value(cell("budget", "activity", EXAMPLE_ACTIVITIES.length))).toBe("Meetups in ten cities");
  expect(host.value(cell("funnel", "shown", 1))).toBe(12_000);
});

test("loading it twice adds nothing", () => {
  const { host, screen } = examplePlan();
  const before = host.value(cell("budget", "activity", EXAMPLE_ACTIVITIES.length + 1));
  host.run("loadExample");
  expect(screen.toasts.at(-1)).toBe("The example is in this plan already. Nothing was changed.");
  expect(host.value(cell("budget", "activity", EXAMPLE_ACTIVITIES.length + 1))).toBe(before);
});

test("over somebody's rows it asks, and No changes nothing", () => {
  const { host, screen } = newPlan();
  host.type(cell("budget", "activity", 1), "Our own thing");
  const before = JSON.stringify(host.save());
  screen.answers = ["NO"];
  host.run("loadExample");
  expect(screen.questions[0]).toContain("already holds 1 row");
  expect(JSON.stringify(host.save())).toBe(before);
});

test("over somebody's rows it fills only what is blank, and clearing takes nothing of theirs", () => {
  const { host, screen } = newPlan();
  host.type(cell("budget", "activity", 2), "Our own thing");
  host.type(cell("budget", "quantity", 2), "3");
  host.type(cell("audit", "score", 1), "3");
  host.type(cell("audit", "evidence", 1), "our evidence");
  host.type(cell("funnel", "developers", 1), "500");
  host.type("Settings!B5", "Our program");
  const theirs = () => [
    host.value(cell("budget", "activity", 2)),
    host.value(cell("budget", "quantity", 2)),
    host.value(cell("audit", "score", 1)),
    host.value(cell("audit", "evidence", 1)),
    host.value(cell("funnel", "developers", 1)),
    host.value("Settings!B5"),
  ];
  const before = theirs();
  screen.answers = ["YES"];
  host.run("loadExample");
  expect(theirs()).toEqual(before);
  expect(host.value(cell("budget", "activity", 1))).toBe("Cut account creation to one step");
  expect(host.value(cell("budget", "activity", 3))).toBe("One-click app and credentials");
  host.run("clearExample");
  expect(theirs()).toEqual(before);
  expect(host.value(cell("budget", "activity", 1))).toBe("");
  expect(host.value(cell("audit", "score", 2))).toBe("");
});

test("an example row that somebody changed is theirs, and clearing leaves it", () => {
  const { host, screen } = examplePlan();
  host.type(cell("budget", "quantity", 4), "7");
  host.run("clearExample");
  expect(host.value(cell("budget", "activity", 4))).toBe("Getting-started guide");
  expect(host.value(cell("budget", "activity", 5))).toBe("");
  expect(screen.toasts.at(-1)).toMatch(/^Cleared \d+ rows of the example/);
});

const OWN_TIER = EXAMPLE_ACTIVITIES.findIndex(({ tier }) => tier !== undefined) + 1;
const PROMISED = EXAMPLE_ACTIVITIES.findIndex(({ promise }) => promise !== undefined) + 1;
const UNPROMISED = EXAMPLE_ACTIVITIES.findIndex(({ promise }) => promise === undefined) + 1;

test.each<[what: string, column: string, row: number, typed: string]>([
  ["words for the day of a promise", "changeBy", PROMISED, "when Ada is back"],
  ["a day where the example has none", "changeBy", UNPROMISED, "2027-03-01"],
  ["a quote over the expected cost", "expected", PROMISED, "1234"],
  ["another tier over the formula", "tier", PROMISED, "Community"],
  ["another tier than the example's own", "tier", OWN_TIER, "Community"],
  ["another cost than the example's own", "expected", OWN_TIER, "59000"],
  ["a low cost over the formula", "low", PROMISED, "1"],
  ["an amount that was paid", "actual", UNPROMISED, "500"],
  ["a value", "value", UNPROMISED, "7"],
  ["the tick of a listening trip", "listeningTrip", UNPROMISED, "TRUE"],
  ["words for the plan", "plan", UNPROMISED, "to be agreed"],
])("%s makes an example row of the Budget somebody's, and clearing leaves it", (_, column, row, typed) => {
  const { host } = examplePlan();
  const name = host.value(cell("budget", "activity", row));
  host.type(cell("budget", column, row), typed);
  const kept = host.value(cell("budget", column, row));
  host.run("clearExample");
  expect(host.value(cell("budget", column, row))).toEqual(kept);
  expect(host.value(cell("budget", "activity", row))).toBe(name);
  const another = row === UNPROMISED ? PROMISED : UNPROMISED;
  expect(host.value(cell("budget", "activity", another))).toBe("");
});

test("clearing takes the locked plan of an example row along, so that the next activity there has none", async () => {
  const { host, screen } = examplePlan();
  host.run("lockPlan");
  const locked = host.value(cell("budget", "plan", 1));
  expect(locked).toBeGreaterThan(0);
  host.run("clearExample");
  expect(host.value(cell("budget", "plan", 1))).toBe("");
  host.run("undoLast");
  expect(host.value(cell("budget", "plan", 1))).toBe(locked);
  expect(screen.toasts.at(-1)).toMatch(/^Undid “Clear example”/);
});

test("words beside an example row make it somebody's, and clearing leaves it", () => {
  const { host } = examplePlan();
  host.type(cell("audit", "scoredOn", 1), "in spring");
  host.run("clearExample");
  expect(host.value(cell("audit", "scoredOn", 1))).toBe("in spring");
  expect(host.value(cell("audit", "score", 1))).not.toBe("");
  expect(host.value(cell("audit", "score", 2))).toBe("");
});

test("a day in a row without a score is somebody's, and the example leaves the row blank", () => {
  const { host, screen } = newPlan();
  host.type(cell("audit", "scoredOn", 1), "2026-03-01");
  const day = host.value(cell("audit", "scoredOn", 1));
  screen.answers = ["YES"];
  host.run("loadExample");
  expect(screen.questions[0]).toContain("already holds 1 row");
  expect(host.value(cell("audit", "scoredOn", 1))).toEqual(day);
  expect(host.value(cell("audit", "score", 1))).toBe("");
  expect(host.value(cell("audit", "score", 2))).not.toBe("");
});

test("a day that somebody typed into a blank row of the Budget keeps the example out of it", () => {
  const { host, screen } = newPlan();
  host.type(cell("budget", "changeBy", 2), "2027-03-01");
  const day = host.value(cell("budget", "changeBy", 2));
  screen.answers = ["YES"];
  host.run("loadExample");
  expect(host.value(cell("budget", "changeBy", 2))).toEqual(day);
  expect(host.value(cell("budget", "activity", 2))).toBe("");
  expect(host.value(cell("budget", "activity", EXAMPLE_ACTIVITIES.length + 1))).toBe("Meetups in ten cities");
});

test("clearing gives a free activity's row its formulas back", () => {
  const { host } = examplePlan();
  host.run("clearExample");
  const row = EXAMPLE_ACTIVITIES.length;
  host.type(cell("budget", "activity", row), "Webinar");
  expect(host.value(cell("budget", "tier", row))).toBe("Expanded enablement");
  expect(host.value(cell("budget", "expected", row))).toBe(4200);
});

test("set up, load, clear leaves the plan as it was set up", () => {
  const { host } = newPlan();
  // A box that was never ticked and one whose tick was taken away are the same to a person.
  const unticked = (value: unknown) => (value === false ? "" : value);
  const values = () =>
    Object.fromEntries(
      Object.entries(allValues(host))
        .filter(([tab]) => !/^Undo$|, backup of /.test(tab))
        .map(([tab, rows]) => [tab, rows.map((row) => row.map(unticked))]),
    );
  const before = values();
  host.run("loadExample");
  host.run("clearExample");
  const after = values();
  // The Summary keeps the stamp of the refresh that loading made.
  const { Summary: _before, ...beforeRest } = before;
  const { Summary: _after, ...afterRest } = after;
  const { Start: startBefore, ...planBefore } = beforeRest;
  const { Start: startAfter, ...planAfter } = afterRest;
  expect(planAfter).toEqual(planBefore);
  expect(startAfter!.length).toBe(startBefore!.length);
});

test.each([true, false])(
  "a saved plan opens with its verdicts where nothing was open before (compact: %s)",
  (isCompact) => {
    const { host } = examplePlan();
    const saved = host.save(isCompact);
    // Takes the custom functions out of the engine, as in a page that was just loaded.
    host.dispose();
    const again = emptyWorkbook({ workbook: saved }).host;
    expect(again.value(cell("budget", "verdict", 1))).toBe("FUND FIRST");
    // Reads the verdicts' money through a name, from a tab that stands before the Budget.
    expect(again.value("Start!B12")).toContain("Read why money is on hold");
    expect(again.value("Summary!J1")).toBe("Up to date with the plan.");
    expect(errors(again)).toEqual([]);
  },
);

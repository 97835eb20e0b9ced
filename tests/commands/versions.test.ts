import { readFileSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { PLAN_VERSION, VERSION } from "../../src/domain/version";
import { emptyWorkbook, examplePlan, newPlan, type Plan, script } from "../plan";
import { COMMAND_CASES } from "./commandCases";
import { ASKING, CONFIRMED, type Endpoint, OPENING, READING, WRITING } from "./endpoints";

// A busy machine takes its time to make a plan.
vi.setConfig({ testTimeout: 120_000 });

const KEY = "groundwork.version";

const versionOf = ({ host }: Plan) =>
  script(
    host,
    (app, key) =>
      app
        .getActiveSpreadsheet()
        .createDeveloperMetadataFinder()
        .withKey(key)
        .find()
        .map((mark) => `${mark.getLocation().getLocationType()} ${mark.getValue()}`),
    KEY,
  );

/** Lets the plan say something else of itself. */
async function madeBy(plan: Plan, version: unknown): Promise<Plan> {
  await script(
    plan.host,
    (app, word) => {
      const [key, value] = JSON.parse(word) as [string, string];
      const [mark] = app.getActiveSpreadsheet().createDeveloperMetadataFinder().withKey(key).find();
      mark!.setValue(value);
    },
    JSON.stringify([KEY, typeof version === "string" ? version : JSON.stringify(version)]),
  );
  return plan;
}

const NEWER = { form: PLAN_VERSION + 1, madeBy: "9.1.0" };
const OLDER = { form: PLAN_VERSION - 1, madeBy: "0.0.1" };

/** One plan for all that leave it as it is; making one for each would take minutes. */
function shared(version: object): () => Promise<Plan> {
  let plan: Promise<Plan> | undefined;
  return () => {
    plan ??= madeBy(examplePlan(), version);
    return plan;
  };
}

/** What brings an older plan up to date. */
const UPDATING = ["setUpPlan", "repairPlan"];

const newerPlan = shared(NEWER);

const call = ({ host }: Plan, { name, request }: Endpoint) => host.serve(name, request === undefined ? [] : [request]);

test("every global is in the tables of this test, so that a new command is tried too", () => {
  const globals: string[] = JSON.parse(readFileSync("globals.json", "utf8"));
  const tried = [...WRITING, ...READING, ...OPENING].map(({ name }) => name);
  expect([...tried, ...ASKING, ...CONFIRMED].sort()).toEqual(globals.sort());
});

test("every command that writes is one of those that are cut off, disturbed and let into protected cells", () => {
  const disturbed = new Set(COMMAND_CASES.map(({ command }) => command));
  expect([...disturbed].sort()).toEqual([...WRITING.map(({ name }) => name), ...CONFIRMED].sort());
});

test("a plan says of itself which form it has and which Groundwork made it", async () => {
  const said = [`SPREADSHEET ${JSON.stringify({ form: PLAN_VERSION, madeBy: VERSION })}`];
  expect(await versionOf(newPlan())).toEqual(said);
  const { host, screen } = emptyWorkbook();
  host.run("loadExample");
  expect(await versionOf({ host, screen })).toEqual(said);
});

test("a plan that lost what it said of itself gets it back from set-up", async () => {
  const plan = newPlan();
  await script(plan.host, (app) => {
    for (const mark of app.getActiveSpreadsheet().createDeveloperMetadataFinder().find()) mark.remove();
  });
  plan.host.run("setUpPlan");
  expect(await versionOf(plan)).toHaveLength(1);
});

test.each([["nonsense"], ["{}"], [""]])("a version that nobody can read, %j, stops nobody", async (version) => {
  const plan = await madeBy(examplePlan(), version);
  plan.host.run("lockPlan");
  expect(plan.screen.toasts.at(-1)).toContain("Locked the plan of");
});

test.each(WRITING)("$name writes nothing into a plan of a newer Groundwork, and says so", async (endpoint) => {
  const plan = await newerPlan();
  const before = JSON.stringify(plan.host.save());
  await expect(call(plan, endpoint)).rejects.toThrow(
    `This plan was made by a newer Groundwork (9.1.0), and this one is ${VERSION}. Nothing was changed.`,
  );
  expect(JSON.stringify(plan.host.save())).toBe(before);
  expect(plan.screen.questions).toEqual([]);
});

test.each([...READING, ...OPENING])("$name still works in a plan of a newer Groundwork", async (endpoint) => {
  await expect(call(await newerPlan(), endpoint)).resolves.toBeDefined();
});

test("whatever writes leaves a plan of an older Groundwork alone until set-up has brought it up to date", async () => {
  const plan = await madeBy(examplePlan(), OLDER);
  const before = JSON.stringify(plan.host.save());
  for (const endpoint of WRITING.filter(({ name }) => !UPDATING.includes(name))) {
    await expect(call(plan, endpoint)).rejects.toThrow(
      "This plan was made by an older Groundwork (0.0.1). Nothing was changed. Choose Extensions > Groundwork > Set up plan",
    );
  }
  expect(JSON.stringify(plan.host.save())).toBe(before);
});

import type { Page } from "playwright-core";
import { createFakePlan } from "./fakePlan";
import { createFakeStop, moveLine, stopRow } from "./fakeStop";
import { LONG, NO_TAB, type Scene } from "./scenes";

async function suggest(page: Page, amount = "60,000"): Promise<void> {
  await page.locator("#budget").fill(amount);
  await page.keyboard.press("Enter");
  await page.locator("#plan-title").waitFor();
}

/** Every state of the page that suggests a plan. */
export const PLAN: readonly Scene[] = [
  {
    name: "before a suggestion",
    server: () => createFakePlan().server,
    act: (page) => page.locator("#budget").waitFor(),
  },
  {
    name: "all open",
    server: () => {
      const fake = createFakePlan();
      fake.change = (form) => ({
        ...form,
        candidates: [...form.candidates, { ...form.candidates[0]!, id: LONG, activity: LONG, basis: LONG }],
        problems: [{ activity: LONG, row: 12, why: "it has no expected cost" }],
      });
      return fake.server;
    },
    async act(page) {
      await page.getByText("Values", { exact: true }).click();
      await page.getByLabel("Webinar × 6").fill("-1");
      await page.getByText("Lean and stretched budget").click();
    },
  },
  {
    name: "wrong money",
    server: () => createFakePlan().server,
    act: (page) => page.locator("#budget").fill("about 60"),
  },
  {
    name: "a plan",
    server: () => {
      const fake = createFakePlan();
      fake.suggest = (found) => ({
        ...found,
        lines: [...found.lines, { ...found.lines[0]!, id: LONG, activity: LONG, tier: "", cost: 1e13 }],
        changes: [...found.changes, { kind: "planned", id: LONG, activity: LONG, from: 1, to: 1, tag: LONG }],
      });
      return fake.server;
    },
    async act(page) {
      await suggest(page);
      await page.getByText("Not bought").click();
    },
  },
  {
    name: "changed since",
    server: () => createFakePlan().server,
    async act(page) {
      await suggest(page);
      await page.locator("#budget").fill("70,000");
    },
  },
  { name: "nothing bought", server: () => createFakePlan().server, act: (page) => suggest(page, "0") },
  {
    name: "applied",
    server: () => createFakePlan().server,
    async act(page) {
      await suggest(page);
      await page.locator("#apply").click();
      await page.getByRole("button", { name: "Undo" }).waitFor();
    },
  },
  {
    name: "no plan",
    server: () => {
      const { server } = createFakePlan();
      server.fail("suggestPlan", LONG);
      return server;
    },
    async act(page) {
      await page.locator("#budget").fill("60");
      await page.keyboard.press("Enter");
      await page.getByRole("button", { name: "Try again" }).waitFor();
    },
  },
  {
    name: "no tab",
    server: () => {
      const { server } = createFakePlan();
      server.fail("readPlanForm", NO_TAB, 9);
      return server;
    },
    act: (page) => page.locator("h2").waitFor(),
  },
];

const known = (page: Page) => page.getByText("Left over").waitFor();

/** Every state of the page that stops and moves. */
export const STOP: readonly Scene[] = [
  { name: "rows that should wait", server: () => createFakeStop().server, act: known },
  {
    name: "all ticked, long words",
    server: () => {
      const fake = createFakeStop();
      const long = stopRow(LONG, { verdict: "STOP", reason: LONG, quarter: LONG });
      fake.form = { ...fake.form, rows: [...fake.form.rows, long], problems: [{ activity: LONG, row: 9, why: LONG }] };
      fake.lines = () => [moveLine(LONG, { quantity: 3, cost: 1e13, why: LONG })];
      return fake.server;
    },
    async act(page) {
      await known(page);
      await page.getByLabel("Meetup program").check();
      await page.getByText("Why").last().click();
      await known(page);
    },
  },
  {
    name: "nothing ticked",
    server: () => createFakeStop().server,
    async act(page) {
      await known(page);
      await page.getByLabel("In-person hackathon").uncheck();
    },
  },
  {
    name: "moved",
    server: () => createFakeStop().server,
    async act(page) {
      await known(page);
      await page.locator("#move").click();
      await page.getByRole("button", { name: "Undo" }).waitFor();
    },
  },
  {
    name: "where it goes is not known",
    server: () => {
      const { server } = createFakeStop();
      server.fail("suggestMove", LONG);
      return server;
    },
    act: (page) => page.getByRole("button", { name: "Try again" }).waitFor(),
  },
  {
    name: "nothing to stop",
    server: () => {
      const fake = createFakeStop();
      fake.form = { ...fake.form, rows: [] };
      return fake.server;
    },
    act: (page) => page.locator("h2").waitFor(),
  },
];

import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { ATTACKS, attacked, createAttacks, intruders, watch } from "./attacks";
import { createFakePlan, FORM } from "./fakePlan";
import { createFakeQuestion } from "./fakeQuestion";
import { createFakeServer } from "./fakeServer";
import { createFakeSql } from "./fakeSql";
import { createFakeStop, moveLine, stopRow } from "./fakeStop";
import { describeSidebar } from "./open";

/** 1 here, 10 in a soak run. */
const SCALE = Number(process.env.PROPERTY_SCALE ?? 1);

const many = <Item>(count: number, make: (index: number) => Item): Item[] =>
  Array.from({ length: count * SCALE }, (_, index) => make(index));
const state = (page: Page) => page.locator("#state").textContent();
const openAll = async (page: Page) => {
  for (const summary of await page.locator("summary").all()) if (await summary.isVisible()) await summary.click();
};

/** What came into the page that is not its own; the tables of a page are, if they have nothing but their class. */
async function strangers(page: Page, ownTable = ""): Promise<string[]> {
  const found = await intruders(page);
  return found.filter((element) => !(ownTable !== "" && element.startsWith(`<table class="${ownTable}">`)));
}

describeSidebar("Plan", "hostile text in the sidebar that suggests a plan", (open) => {
  it("stays text: activities, reasons, tags, tiers, problems and messages", async () => {
    const attack = createAttacks();
    const fake = createFakePlan();
    fake.change = (form) => ({
      ...attacked(form, attack, ["candidates"]),
      candidates: many(15, (row) => attacked({ ...FORM.candidates[0]!, row }, attack)),
      problems: ATTACKS.map((_, row) => attacked({ activity: "", row, why: "" }, attack)),
    });
    fake.suggest = (found) => ({
      ...attacked(found, attack, ["kind"]),
      lines: many(15, (index) => attacked({ ...found.lines[0]!, quantity: index % 2 }, attack)),
      changes: many(15, (index) => attacked({ ...found.changes[index % 3]! }, attack, ["kind"])),
    });
    const { page, server } = await open({ server: fake.server, before: watch });
    await page.locator("#budget").fill("60000");
    await page.keyboard.press("Enter");
    await page.locator("#plan-title").waitFor();
    await openAll(page);
    for (const _ of ATTACKS) {
      const message = attack();
      server.fail("applyPlan", message);
      await page.getByRole("button", { name: "Apply to the Budget" }).click();
      await expect.poll(() => state(page)).toContain(message.match(/\d+$/)![0]);
    }
    expect(await page.locator("main").innerText()).toContain("hacked()");
    expect(await strangers(page, "budgets")).toEqual([]);
  });
});

describeSidebar("Stop", "hostile text in the sidebar that stops and moves", (open) => {
  it("stays text: activities, reasons, quarters, tiers, what the money buys and messages", async () => {
    const attack = createAttacks();
    const fake = createFakeStop();
    fake.form = {
      ...attacked(fake.form, attack),
      rows: many(30, (row) => attacked(stopRow("", { row, verdict: row % 2 ? "STOP" : "HOLD" }), attack, ["verdict"])),
      problems: ATTACKS.map((_, row) => attacked({ activity: "", row, why: "" }, attack)),
    };
    fake.lines = () => many(15, () => attacked(moveLine(""), attack));
    const { page, server } = await open({ server: fake.server, before: watch });
    await page.getByText("Left over").waitFor();
    await openAll(page);
    server.fail("applyMove", attack());
    await page.locator("#move").click();
    await expect.poll(() => state(page)).toContain("Not moved");
    expect(await page.getByRole("checkbox").count()).toBe(30 * SCALE);
    expect(await strangers(page)).toEqual([]);
  });
});

describeSidebar("Question", "hostile text in the meetup question", (open) => {
  it("stays text: dreams, stages, KPIs, scores, steps, activities, the pilot, what was typed and messages", async () => {
    const attack = createAttacks();
    const fake = createFakeQuestion();
    fake.change.form = (form) => ({
      ...attacked(form, attack, ["question", "tier", "today", "activities", "kpis"]),
      activities: many(20, () => attacked(form.activities[0]!, attack)),
      kpis: many(10, () => ({ stage: attack(), name: attack() })),
    });
    fake.change.answer = (answer) => {
      const kept = ["status", "ends", "changeBy", "verdict", "verdictAfter"];
      const steps = many(4, (index) => attacked(answer.steps[index % answer.steps.length]!, attack, kept));
      return { ...attacked(answer, attack, [...kept, "steps"]), steps };
    };
    const { page, server } = await open({ server: fake.server, before: watch });
    await page.getByLabel("By how much").fill(attack().replace(/\p{Cc}|\p{Cs}/gu, ""));
    server.fail("answerQuestion", attack());
    await page.getByRole("button", { name: "Find the path" }).click();
    await expect.poll(() => state(page)).toContain("No path");
    await page.getByRole("button", { name: "Try again" }).click();
    await page.locator(".answer").waitFor();
    await openAll(page);
    server.fail("addPath", attack());
    await page.getByRole("button", { name: /^Add/ }).first().click();
    await expect.poll(() => state(page)).toContain("Not added");
    expect(await page.locator("main").innerText()).toContain("hacked()");
    expect(await strangers(page)).toEqual([]);
  });
});

describeSidebar("Sql", "hostile text where the funnel is said in SQL", (open) => {
  it("stays text: stages, what is wrong, the query and messages", async () => {
    const attack = createAttacks();
    const fake = createFakeSql();
    fake.form = { stages: many(10, attack), window: 30 };
    fake.compose = ({ table }) =>
      table === "" ? { sql: "", problems: [{ field: "table", message: attack() }] } : { sql: attack(), problems: [] };
    const { page, server } = await open({ server: fake.server, before: watch });
    const table = page.getByLabel("Table", { exact: false }).first();
    await table.fill("");
    await expect.poll(() => page.locator("main").innerText()).toContain("hacked()");
    await table.fill(attack().replace(/\p{Cc}|\p{Cs}/gu, ""));
    await expect.poll(() => page.locator("#sql").inputValue()).not.toBe("");
    server.fail("composeSql", attack());
    await table.fill("another");
    await page.getByRole("button", { name: "Try again" }).waitFor();
    expect(await strangers(page)).toEqual([]);
  });
});

describeSidebar("Help", "hostile text in the help", (open) => {
  it("stays text: where an example went, the tab's name and messages", async () => {
    const attack = createAttacks();
    const server = createFakeServer({
      insertExample: ({ name }) => ({ message: attack(), area: "A1", sheet: attack(), name }),
      removeExample: () => ({ message: attack() }),
    });
    const { page } = await open({ server, before: watch });
    await page.getByText("FUNNEL_LEAK", { exact: true }).click();
    const insert = page.getByRole("button", { name: /^Insert/ }).filter({ visible: true });
    for (const call of ["insertExample", "removeExample"] as const) server.fail(call, attack());
    await insert.click();
    await expect.poll(() => state(page)).toContain("hacked()");
    await insert.click();
    await page.getByRole("button", { name: /Undo|Take it out|Remove/ }).click();
    await expect.poll(() => state(page)).toContain("hacked()");
    await page.getByLabel(/Find|Search/).fill(attack().replace(/\p{Cc}|\p{Cs}/gu, ""));
    expect(await strangers(page, "result")).toEqual([]);
  });
});

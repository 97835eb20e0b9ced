import type { Page } from "playwright-core";
import { describe, expect, it, test } from "vitest";
import { sharesOf, sumsOf } from "../../src/sidebar/stop/sums";
import { createFakeStop, moveLine, ROWS, stopRow } from "./fakeStop";
import { describeSidebar, shownText } from "./open";

/** The page waits for the last tick before it asks, and a busy machine takes longer. */
const PATIENT = { timeout: 10_000 };
const state = (page: Page) => page.locator("#state").textContent();
const move = (page: Page) => page.locator("#move");
const freed = (page: Page) => shownText(page, '[aria-label="Freed"]');
const target = (page: Page) => shownText(page, '[aria-label="Where the money goes"]');
const known = (page: Page) => expect.poll(() => target(page), PATIENT).toContain("Left over");

describeSidebar("Stop", "the sidebar that stops and moves", (open) => {
  it("stops what is ticked, buys what it frees, and undoes it, by the keyboard alone", async () => {
    const fake = createFakeStop();
    const { page } = await open({ server: fake.server });
    await known(page);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("stop-0");
    await move(page).focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => state(page)).toBe("Wrote 1 row, added 1.");
    expect(fake.moved).toEqual([
      {
        id: expect.stringMatching(/^[\w-]{8,64}$/),
        stop: ["In-person hackathon"],
        add: [{ id: "Repair 1", quantity: 1 }],
        seen: ["a"],
      },
    ]);
    expect(await move(page).getAttribute("aria-disabled")).toBe("true");
    await page.getByRole("button", { name: "Undo" }).focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => state(page)).toBe("Undid “Stop and move”: 4 cells put back.");
    expect(fake.moved).toEqual([]);
    await page.getByRole("button", { name: "Read the Budget again" }).click();
    await expect.poll(() => page.getByLabel("In-person hackathon").isEnabled()).toBe(true);
    await known(page);
    await move(page).click();
    await expect.poll(() => fake.moved.length).toBe(1);
  });

  it("ticks STOP and leaves HOLD to the person", async () => {
    const { page } = await open({ server: createFakeStop().server });
    await known(page);
    expect(
      await page.locator("input").evaluateAll((all) => all.map((box) => (box as HTMLInputElement).checked)),
    ).toEqual([true, false, false]);
    expect(await shownText(page, "#stop-0-facts")).toBe("STOP 85,000 · 600 hours · Q2 · runs today · In-person");
    expect(await shownText(page, "#stop-2-facts")).toBe(
      "HOLD 25,200 · 216 hours · no quarter · planned · Expanded enablement",
    );
  });

  it("lets the sums follow the ticks", async () => {
    const { page } = await open({ server: createFakeStop().server });
    await known(page);
    expect(await freed(page)).toBe(
      "What it frees 85,000 freed 600 hours Money above Basic enablement: 79% of the plan now, 72% afterwards.",
    );
    await page.getByLabel("Meetup program").check();
    expect(await freed(page)).toContain("124,900 freed 1,020 hours Q2 85,000, 600 hours Q3 39,900, 420 hours");
    await expect.poll(() => target(page), PATIENT).toContain("Repair 2 10,000");
    expect(await target(page)).toContain("Left over 104,900");
  });

  it("moves nothing while it is not known where to, or when nothing is ticked", async () => {
    const { page, server } = await open({ server: createFakeStop().server });
    await known(page);
    await page.getByLabel("In-person hackathon").uncheck();
    expect(await freed(page)).toContain("Nothing is ticked, so nothing is freed.");
    expect(await move(page).getAttribute("aria-disabled")).toBe("true");
    const call = server.hold("suggestMove");
    await page.getByLabel("Webinar").check();
    const held = await call;
    await move(page).focus();
    await page.keyboard.press("Enter");
    expect(server.calls.some(({ name }) => name === "applyMove")).toBe(false);
    held.release();
    await expect.poll(() => move(page).getAttribute("aria-disabled")).toBe("false");
  });

  it("shows what the last ticks buy, whatever the order of the answers", async () => {
    const { page, server } = await open({ server: createFakeStop().server });
    await known(page);
    const first = server.hold("suggestMove");
    await page.getByLabel("Webinar").check();
    const held = await first;
    await page.getByLabel("Meetup program").check();
    await expect.poll(() => target(page), PATIENT).toContain("Repair 3");
    await page.getByLabel("Meetup program").uncheck();
    await page.getByLabel("Webinar").uncheck();
    await expect.poll(() => target(page), PATIENT).not.toContain("Repair 2");
    await known(page);
    held.release();
    expect(await target(page)).not.toContain("Repair 2");
  });

  it("just stops what buys nothing", async () => {
    const fake = createFakeStop();
    fake.lines = () => [];
    const { page } = await open({ server: fake.server });
    await known(page);
    expect(await shownText(page, "#move")).toBe("Stop them");
    await move(page).click();
    await expect.poll(() => fake.moved[0]?.add).toEqual([]);
  });

  it("offers to try again with the same id, and to read again when the Budget was changed", async () => {
    const fake = createFakeStop();
    const { page, server } = await open({ server: fake.server });
    await known(page);
    server.fail("applyMove", "Somebody else is changing this plan right now.");
    await move(page).click();
    await expect.poll(() => state(page)).toBe("Not moved: Somebody else is changing this plan right now.");
    server.fail("applyMove", "“Webinar” in the Budget was changed meanwhile. Nothing was written.");
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("button", { name: "Read the Budget again" }).click();
    await known(page);
    expect(server.calls.filter(({ name }) => name === "readStopAndMove")).toHaveLength(2);
    const ids = server.calls
      .filter(({ name }) => name === "applyMove")
      .map(({ request }) => (request as { id: string }).id);
    expect(new Set(ids).size).toBe(1);
  });

  it.each([
    ["no row has to wait", { rows: [] }, "No row of the Budget has to wait for Basic enablement."],
    ["every tier passes", { rows: [], lowest: "" }, "Every tier passes, so money may go anywhere."],
    ["the Budget is empty", { rows: [], total: 0 }, "The Budget holds no money yet."],
  ])("says that nothing runs that should not: %s", async (_, more, words) => {
    const fake = createFakeStop();
    fake.form = { ...fake.form, ...more };
    const { page } = await open({ server: fake.server });
    await expect.poll(() => shownText(page, "#content")).toContain(`Nothing runs that should not ${words}`);
    expect(await page.locator("#footer").isVisible()).toBe(false);
  });
});

describe("what stopping frees", () => {
  test("money and hours add up by quarter, in the order of the year, without a quarter last", () => {
    expect(sumsOf([...ROWS, stopRow("Talk", { quarter: "Q2", money: 15_000, hours: 0 })])).toEqual({
      money: 165_100,
      hours: 1236,
      quarters: [
        { quarter: "Q2", money: 100_000, hours: 600 },
        { quarter: "Q3", money: 39_900, hours: 420 },
        { quarter: "", money: 25_200, hours: 216 },
      ],
    });
  });

  test.each([
    ["nothing is stopped", [], [], 0.5],
    ["a row above is stopped", [stopRow("A", { money: 25 })], [], 1 / 3],
    ["its money goes below", [stopRow("A", { money: 25 })], [moveLine("B", { cost: 25 })], 0.25],
    ["its money stays above", [stopRow("A", { money: 25 })], [moveLine("B", { cost: 25, isAbove: true })], 0.5],
    ["a row that is not above is stopped", [stopRow("A", { money: 25, isAbove: false })], [], 2 / 3],
  ])("the share above when %s", (_, stopped, lines, after) => {
    expect(sharesOf({ total: 100, above: 50 }, stopped, lines)).toEqual({ before: 0.5, after });
  });

  test("without money there is no share", () => {
    expect(sharesOf({ total: 0, above: 0 }, [], [])).toEqual({ before: null, after: null });
    expect(sharesOf({ total: 50, above: 50 }, [stopRow("A", { money: 50 })], [])).toEqual({ before: 1, after: null });
  });
});

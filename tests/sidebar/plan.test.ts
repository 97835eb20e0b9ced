import type { Page } from "playwright-core";
import { describe, expect, it, test } from "vitest";
import type { PlanRequest } from "../../src/commands/server";
import { minorDigits, readAmount } from "../../src/sidebar/money";
import { createFakePlan } from "./fakePlan";
import { describeSidebar, shownText } from "./open";

const money = (page: Page) => page.locator("#budget");
const state = (page: Page) => page.locator("#state").textContent();
const apply = (page: Page) => page.getByRole("button", { name: "Apply to the Budget" });
const title = (page: Page) => page.locator("#plan-title");

async function suggest(page: Page, amount = "60,000"): Promise<void> {
  await money(page).fill(amount);
  await page.keyboard.press("Enter");
  await title(page).waitFor();
}

describeSidebar("Plan", "the sidebar that suggests a plan", (open) => {
  it("suggests, applies and undoes by the keyboard alone", async () => {
    const fake = createFakePlan();
    const { page } = await open({ server: fake.server });
    await money(page).waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("budget");
    await page.keyboard.press("Control+a");
    await page.keyboard.type("60.000,50");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("plan-title");
    expect(await shownText(page, "#plan-title")).toBe("3 activities for 33,160");
    await apply(page).focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => state(page)).toBe("Wrote 2 rows, added 1.");
    expect(fake.applied).toHaveLength(1);
    expect(await apply(page).getAttribute("aria-disabled")).toBe("true");
    await page.getByRole("button", { name: "Undo" }).focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => state(page)).toBe("Undid “Suggest a plan”: 4 cells put back.");
    expect(fake.applied).toEqual([]);
    await page.getByRole("button", { name: "Show the Budget" }).click();
    await expect.poll(() => fake.server.calls.at(-1)).toEqual({ name: "showTab", request: { tab: "budget" } });
  });

  it("opens with the money of the Budget, and shows what it reads as", async () => {
    const { page } = await open({ server: createFakePlan().server, locale: "de-DE" });
    await money(page).waitFor();
    expect(await money(page).inputValue()).toBe("40.660");
    expect(await shownText(page, "#budget-hint")).toBe("The Budget now: 40.660");
    await money(page).fill("1 234");
    expect(await shownText(page, "#budget-hint")).toBe("Read as 1.234");
  });

  it("asks once per suggestion, never while somebody types", async () => {
    const { page, server } = await open({ server: createFakePlan().server });
    await money(page).waitFor();
    await money(page).fill("");
    await money(page).pressSequentially("60000");
    expect(server.calls.map(({ name }) => name)).toEqual(["readPlanForm"]);
    await page.getByRole("button", { name: "Suggest" }).click();
    await title(page).waitFor();
    expect(server.calls.filter(({ name }) => name === "suggestPlan")).toHaveLength(1);
  });

  it("says beside the money what is wrong with it, and asks for no plan then", async () => {
    const { page, server } = await open({ server: createFakePlan().server });
    await money(page).fill("about 60");
    expect(await shownText(page, "#budget-error")).toBe("Type an amount, such as 60,000.");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("budget");
    await money(page).fill("");
    expect(await shownText(page, "#budget-error")).toBe("");
    await page.keyboard.press("Enter");
    expect(await shownText(page, "#budget-error")).toBe("Type how much money there is, such as 60,000.");
    expect(server.calls.some(({ name }) => name === "suggestPlan")).toBe(false);
  });

  it("shows three budgets side by side, what is bought by tier, why the rest is not, and what would change", async () => {
    const { page } = await open({ server: createFakePlan().server });
    await suggest(page, "30,000");
    const rows = await page
      .locator(".budgets tr")
      .evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent)));
    expect(rows).toEqual([
      ["", "Lean", "Expected", "Stretch"],
      ["Money", "18,000", "30,000", "42,000"],
      ["Cost", "15,460", "15,460", "33,160"],
      ["Activities", "2", "2", "3"],
      ["Value", "16", "16", "23"],
    ]);
    const text = await shownText(page, ".plan");
    expect(text).toContain("Lean opens no tier; expected the same; stretch Community, Education.");
    expect(text).toContain("The next 10,000 would buy: Webinar × 2. In exchange it leaves out: Getting-started guide.");
    expect(text).toContain("Basic enablement 15,460 Cut account creation to one step 10,000 lifts B-04, B-13");
    await page.getByText("Not bought: 2").click();
    expect(await shownText(page, ".plan details")).toContain(
      "Webinar 25,200 shut: Expanded enablement waits for B-13, B-05",
    );
    expect(await page.locator(".changes li").allTextContents()).toEqual([
      "Getting-started guide: quantity 3 → 2",
      "Webinar: tag: optional",
      "Developer forum (first year): new row",
    ]);
  });

  it("sends only values that were changed, and the shares and the choice as they are", async () => {
    const { page, server } = await open({ server: createFakePlan().server });
    await page.getByText("Values", { exact: true }).click();
    await page.getByLabel("Webinar × 6").fill("12,5");
    await page.getByText("Lean and stretched budget").click();
    await page.getByLabel("Lean, %").fill("50");
    await page.getByLabel("The rows of the Budget only").check();
    await suggest(page);
    expect(server.calls.at(-1)!.request).toEqual({
      budget: 60_000,
      values: { Webinar: 12.5 },
      only: "budget",
      shares: { lean: 0.5, stretch: 1.4 },
    } satisfies PlanRequest);
  });

  it.each([
    ["a value", "Values", "Webinar × 6", "-1", "value-2-error", "Type points of 0 or more."],
    [
      "a share",
      "Lean and stretched budget",
      "Stretched, %",
      "90",
      "shares-error",
      "The stretched budget is 100 to 1,000 %.",
    ],
  ])("goes to %s that is wrong and asks for no plan", async (_, summary, label, typed, error, message) => {
    const { page, server } = await open({ server: createFakePlan().server });
    await page.getByText(summary, { exact: true }).click();
    await page.getByLabel(label).fill(typed);
    await page.getByText(summary, { exact: true }).click();
    await money(page).press("Enter");
    expect(await shownText(page, `#${error}`)).toBe(message);
    expect(await page.getByLabel(label).evaluate((field) => field === document.activeElement)).toBe(true);
    expect(server.calls.some(({ name }) => name === "suggestPlan")).toBe(false);
  });

  it("does not apply a plan for other money than is typed", async () => {
    const { page } = await open({ server: createFakePlan().server });
    await suggest(page);
    await money(page).fill("70,000");
    expect(await state(page)).toBe("Changed since. Choose Suggest for a new plan.");
    expect(await apply(page).getAttribute("aria-disabled")).toBe("true");
    await suggest(page, "70,000");
    await expect.poll(() => apply(page).getAttribute("aria-disabled")).toBe("false");
  });

  it("shows the plan for what was asked last, whatever the order of the answers", async () => {
    const { page, server } = await open({ server: createFakePlan().server });
    const first = server.hold("suggestPlan");
    await money(page).fill("30,000");
    await page.keyboard.press("Enter");
    const held = await first;
    await suggest(page, "60,000");
    held.release();
    await expect.poll(() => server.calls.filter(({ name }) => name === "suggestPlan").length).toBe(2);
    expect(await shownText(page, "#plan-title")).toBe("3 activities for 33,160");
  });

  it("offers to try again when no plan came, and when it was not applied", async () => {
    const fake = createFakePlan();
    const { page, server } = await open({ server: fake.server });
    server.fail("suggestPlan", "No connection.");
    await money(page).fill("60,000");
    await page.keyboard.press("Enter");
    await expect.poll(() => state(page)).toBe("No plan: No connection.");
    await page.getByRole("button", { name: "Try again" }).click();
    await title(page).waitFor();
    server.fail("applyPlan", "Somebody else is changing this plan right now.");
    await apply(page).click();
    await expect.poll(() => state(page)).toBe("Not applied: Somebody else is changing this plan right now.");
    await page.getByRole("button", { name: "Try again" }).click();
    await expect.poll(() => state(page)).toBe("Wrote 2 rows, added 1.");
    const ids = server.calls
      .filter(({ name }) => name === "applyPlan")
      .map(({ request }) => (request as { id: string }).id);
    expect(new Set(ids).size).toBe(1);
  });

  it("suggests again when the Budget was changed meanwhile", async () => {
    const { page, server } = await open({ server: createFakePlan().server });
    await suggest(page);
    server.fail(
      "applyPlan",
      "“Webinar” in the Budget was changed meanwhile. Nothing was written. Suggest again, then apply.",
    );
    await apply(page).click();
    await page.getByRole("button", { name: "Suggest again" }).click();
    await expect.poll(() => server.calls.filter(({ name }) => name === "suggestPlan").length).toBe(2);
  });

  it.each([
    ["an empty Budget", { rows: 0, total: 0 }, "The Budget is empty, so activities come from the Catalogue."],
    ["an empty audit", { answered: 0 }, "Nothing is scored in the Audit yet."],
    ["gates that fail", {}, "2 gates do not pass: B-13, B-05."],
    [
      "rows that cannot be planned",
      { problems: [{ activity: "Booth", row: 12, why: "it has no expected cost" }] },
      "1 activity is left out Row 12, Booth: it has no expected cost",
    ],
    ["nothing to plan", { candidates: [] }, "There is nothing to plan"],
  ])("says what the plan rests on: %s", async (_, more, words) => {
    const fake = createFakePlan();
    fake.change = (form) => ({ ...form, ...more });
    const { page } = await open({ server: fake.server });
    await expect.poll(() => shownText(page, "#content")).toContain(words);
  });

  it.each([
    ["without money", "0", "Without money, nothing is bought"],
    ["with too little", "5", "This money buys nothing here"],
  ])("says so when nothing is bought: %s", async (_, amount, words) => {
    const { page } = await open({ server: createFakePlan().server });
    await suggest(page, amount);
    expect(await shownText(page, "#plan-title")).toBe(words);
  });
});

describe("the money that people type", () => {
  test.each([
    ["60000", 60_000],
    ["1.234,56", 1234.56],
    ["1,234.56", 1234.56],
    ["1 234", 1234],
    ["1\u202f234,5", 1234.5],
    ["60.000", 60_000],
    ["1.234.567", 1_234_567],
    ["1,234,567.8", 1_234_567.8],
    ["12,34,567.89", 1_234_567.89],
    ["60'000.50", 60_000.5],
    ["0.50", 0.5],
    ["0", 0],
    ["$ 60,000", 60_000],
    ["60 000 €", 60_000],
    ["CHF 60’000.-", 60_000],
    ["٦٠٬٠٠٠٫٥", 60_000.5],
  ])("%s is %d", (typed, amount) => {
    expect(readAmount(typed)).toBe(amount);
  });

  test.each([
    ["", "Type how much money there is, such as 60,000."],
    ["-5", "Type an amount, such as 60,000."],
    ["1e3", "Type an amount, such as 60,000."],
    ["0,500", "Type an amount, such as 60,000."],
    ["1,23,4", "Type an amount, such as 60,000."],
    ["1.234,567", "Type an amount, such as 60,000."],
    ["99999999999999", "That is more than can be added up to the cent."],
  ])("%s is refused", (typed, message) => {
    expect(readAmount(typed)).toBe(message);
  });

  test.each([
    ["JPY", "¥1,234", 1234],
    ["JPY", "1.23", "This currency has no cents."],
    ["KWD", "1,234.567", 1234.567],
    ["KWD", "1.234", "Type an amount, such as 60,000."],
    ["points", "1.234", 1234],
  ])("in %s, %s is %s", (currency, typed, amount) => {
    expect(readAmount(typed, minorDigits(currency))).toBe(amount);
  });

  it.each(["en-US", "de-DE", "fr-FR", "de-CH", "en-IN", "ar-EG", "hi-IN-u-nu-deva"])(
    "reads what %s writes",
    (locale) => {
      const format = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 });
      for (const amount of [0.25, 7, 999.99, 1234.5, 60_000, 1_234_567.89, 123_456_789.01])
        expect(readAmount(format.format(amount))).toBe(amount);
    },
  );
});

import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import type { NewPath, Question } from "../../src/commands/server";
import { createFakeQuestion, type FakeQuestion, FORUM, PILOT } from "./fakeQuestion";
import { describeSidebar, shownText } from "./open";

const state = (page: Page) => page.locator("#state").textContent();
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id ?? "");
const press = (page: Page, name: string) => page.getByRole("button", { name }).click();
const step = (page: Page, name: string) => page.locator(".path > li").filter({ hasText: name });

const lastSent = ({ server }: FakeQuestion, call: string) =>
  server.calls.filter(({ name }) => name === call).at(-1)?.request;

describeSidebar("Question", "the meetup question", (open) => {
  const openQuestion = async (options: Parameters<typeof open>[0] = {}) => {
    const fake = createFakeQuestion();
    const sidebar = await open({ server: fake.server, ...options });
    return { ...sidebar, fake };
  };
  const openAnswer = async (options: Parameters<typeof open>[0] = {}) => {
    const opened = await openQuestion(options);
    await press(opened.page, "Find the path");
    await opened.page.locator(".answer").waitFor();
    return opened;
  };

  it("asks six questions about the talk's own dream first", async () => {
    const { page } = await openQuestion();
    await page.locator("#heading").waitFor();
    expect(await focused(page)).toBe("heading");
    expect(await page.locator("h3").allTextContents()).toEqual([
      "1. What would it be?",
      "2. Why?",
      "3. Do newcomers succeed today?",
      "4. Where do people go the next day?",
      "5. Who would run it?",
      "6. What money, and by when?",
    ]);
    expect(await page.getByLabel("Dream").inputValue()).toBe("Meetup program, first year, 12 meetups");
  });

  it("shows what the audit says of newcomers and the next day, and leads there to correct it", async () => {
    const { page, fake } = await openQuestion();
    const third = page.getByRole("region", { name: "3. Do newcomers succeed today?" });
    expect(await shownText(page, "[aria-labelledby=question-3]")).toContain("B-13 Five-minute first app Now 0");
    expect(await shownText(page, "[aria-labelledby=question-3]")).toContain("P-03 Works in the room Not assessed");
    await third.getByRole("button", { name: "Correct in the audit: In-person" }).click();
    await expect.poll(() => lastSent(fake, "auditForm")).toEqual({ tier: "P", rating: "first" });
  });

  it("sends what was answered", async () => {
    const { page, fake } = await openQuestion();
    await page.getByLabel("How many a year").fill("1.200");
    await page.getByLabel("Stage that should move").selectOption("Adoption");
    expect(await page.getByLabel("KPI").locator("option").count()).toBe(3);
    await page.getByLabel("KPI").selectOption({ index: 2 });
    const kpi = await page.getByLabel("KPI").inputValue();
    await page.getByLabel("By how much").fill("7 to 10 %");
    await page.getByLabel("Partners").check();
    await page.getByLabel("Money in USD").fill("20,000");
    await page.getByLabel("By", { exact: true }).fill("2027-06-30");
    await page.keyboard.press("Tab");
    await page.getByRole("button", { name: "Find the path" }).focus();
    await page.keyboard.press("Enter");
    await page.locator(".answer").waitFor();
    const sent: Question = {
      activity: "Meetup program, first year, 12 meetups",
      tier: "",
      quantity: 1200,
      stage: "Adoption",
      kpi,
      change: "7 to 10 %",
      runner: "partners",
      money: 20_000,
      by: "2027-06-30",
    };
    expect(lastSent(fake, "answerQuestion")).toEqual(sent);
    expect(await focused(page)).toBe("heading");
  });

  it("drops a KPI that does not belong to the stage that is chosen then", async () => {
    const { page, fake } = await openQuestion();
    await page.getByLabel("KPI").selectOption({ index: 1 });
    await page.getByLabel("Stage that should move").selectOption("Advocacy");
    expect(await page.getByLabel("KPI").inputValue()).toBe("");
    await press(page, "Find the path");
    await page.locator(".answer").waitFor();
    expect(lastSent(fake, "answerQuestion")).toMatchObject({ stage: "Advocacy", kpi: "" });
  });

  it("takes a dream of one's own with its tier", async () => {
    const { page, fake } = await openQuestion();
    expect(await page.getByLabel("What it is").isVisible()).toBe(false);
    await page.getByLabel("Dream").selectOption("Something else…");
    await press(page, "Find the path");
    expect(await shownText(page, "#name-error")).toBe("Type what it would be.");
    expect(await focused(page)).toBe("name");
    await page.getByLabel("What it is").fill("A ship full of developers");
    await press(page, "Find the path");
    expect(await focused(page)).toBe("tier");
    await page.getByLabel("Tier").selectOption("In-person");
    await press(page, "Find the path");
    await page.locator(".answer").waitFor();
    expect(lastSent(fake, "answerQuestion")).toMatchObject({
      activity: "A ship full of developers",
      tier: "In-person",
    });
  });

  it.each([
    ["quantity", "How many a year", "0", "At least 1. To leave it out, do not add it."],
    ["money", "Money in USD", "much", "Type a whole amount, such as 20000, or nothing."],
  ])("says beside %s what is wrong with it, and asks nothing then", async (field, label, typed, words) => {
    const { page, fake } = await openQuestion();
    await page.getByLabel(label).fill(typed);
    await press(page, "Find the path");
    expect(await shownText(page, `#${field}-error`)).toBe(words);
    expect(await page.locator(`#${field}`).getAttribute("aria-invalid")).toBe("true");
    expect(lastSent(fake, "answerQuestion")).toBeUndefined();
    await page.getByLabel(label).fill("2");
    expect(await shownText(page, `#${field}-error`)).toBe("");
  });

  it("keeps the answers while the person is at the audit", async () => {
    const { page } = await openQuestion();
    await page.getByLabel("By how much").fill("7 to 10 %");
    await page.getByLabel("Partners").check();
    await page.reload();
    await page.locator("#heading").waitFor();
    expect(await page.getByLabel("By how much").inputValue()).toBe("7 to 10 %");
    expect(await page.getByLabel("Partners").isChecked()).toBe(true);
  });

  it("gives the answer in a sentence, then each step with scores, cost and weeks", async () => {
    const { page } = await openAnswer();
    expect(await shownText(page, "#heading")).toContain("opens after 4 of 5 steps, about 36,200 USD and 19 weeks");
    expect(await shownText(page, ".from-to")).toBe("Now HOLD after the path FUND");
    expect(await shownText(page, ".answer")).toContain("Begun today, the path ends on 4 Apr 2027.");
    const success = (await step(page, "Newcomers succeed").innerText()).replace(/\s+/g, " ");
    expect(success).toContain("B-05 Credentials and app (now 0), B-13 Five-minute first app (not assessed)");
    expect(success).not.toContain("B-01");
    expect(success).toContain("About 16,000 USD, 10 weeks. Weeks 1 to 10");
    expect(success).toContain("in the Budget, row 12");
    expect(await step(page, "A reason").innerText()).toContain("No money: it takes attention.");
    expect((await step(page, "Something to talk about").innerText()).replace(/\s+/g, " ")).toBe(
      "Something to talk about done",
    );
  });

  it("goes back to the questions as they were answered", async () => {
    const { page } = await openAnswer();
    await press(page, "Change answers");
    expect(await focused(page)).toBe("heading");
    await page.getByLabel("Our own staff").check();
    await press(page, "Find the path");
    await page.locator(".answer").waitFor();
  });

  it("adds the pilot with its promise, and what is ticked of the path", async () => {
    const { page, fake } = await openAnswer();
    expect(await page.getByLabel("Add the pilot and its promise").isChecked()).toBe(true);
    await page.getByLabel("Expected change").fill("Docs-reach rate: 30 to 40 %");
    await page.getByLabel("Stop rule").fill("Under 20 guests");
    await press(page, "Add 2 to Budget");
    await expect.poll(() => state(page)).toBe("Added 2 activities, in rows 7 to 9 of Budget.");
    const sent = lastSent(fake, "addPath") as NewPath;
    expect(sent).toEqual({
      id: expect.stringMatching(/^[\w-]{32,}$/),
      activities: [PILOT, FORUM],
      pilot: PILOT,
      promise: { change: "Docs-reach rate: 30 to 40 %", changeBy: "2027-04-04", stopRule: "Under 20 guests" },
    });
    expect(await step(page, "A place to go").innerText()).toContain("in the Budget, row 8");
    expect(await shownText(page, ".answer .notice")).toContain("In the Budget, row 7.");
    expect(await page.getByRole("button", { name: "Add to Budget" }).isVisible()).toBe(true);
    await press(page, "Show in Budget");
    await expect.poll(() => lastSent(fake, "showTab")).toEqual({ tab: "budget", row: 7 });
  });

  it("adds nothing when nothing is ticked, and says so", async () => {
    const { page, fake } = await openAnswer();
    await page.getByLabel("Add the pilot and its promise").uncheck();
    await page.getByLabel(FORUM).uncheck();
    await press(page, "Add to Budget");
    expect(await state(page)).toBe("Choose an activity of the path, or the pilot, first.");
    expect(lastSent(fake, "addPath")).toBeUndefined();
  });

  it("adds once when an answer is lost and the same is sent again", async () => {
    const { page, fake } = await openAnswer({ clock: true });
    const lost = fake.server.hold("addPath");
    await press(page, "Add 2 to Budget");
    const call = await lost;
    await page.clock.runFor(8_100);
    await expect.poll(() => state(page)).toContain("Trying again never adds it twice");
    const second = fake.server.hold("addPath");
    await press(page, "Try again");
    call.release();
    (await second).release();
    await expect.poll(() => state(page)).toContain("Added 2 activities");
    expect(fake.added.size).toBe(2);
  });

  it("says why there is no path, and asks again", async () => {
    const { page, fake } = await openQuestion();
    fake.server.fail("answerQuestion", "There is no Audit tab.");
    await press(page, "Find the path");
    await expect.poll(() => state(page)).toBe("No path: There is no Audit tab.");
    await press(page, "Try again");
    await page.locator(".answer").waitFor();
  });

  it("takes a late answer to the same question, and none to another", async () => {
    const { page, fake } = await openQuestion({ clock: true });
    const first = fake.server.hold("answerQuestion");
    await press(page, "Find the path");
    const slow = await first;
    await page.getByLabel("By how much").fill("more");
    slow.release();
    const second = fake.server.hold("answerQuestion");
    await press(page, "Find the path");
    const call = await second;
    expect(await page.locator(".answer").count()).toBe(0);
    await page.clock.runFor(8_100);
    await expect.poll(() => state(page)).toContain("No path: Google Sheets does not answer.");
    call.release();
    await page.locator(".answer").waitFor();
  });

  it("offers no pilot where there is none, and tells what holds one back", async () => {
    const fake = createFakeQuestion();
    fake.change.answer = (answer) => ({ ...answer, pilot: null });
    const { page } = await open({ server: fake.server });
    await press(page, "Find the path");
    await page.locator(".answer").waitFor();
    expect(await page.getByLabel("Add the pilot and its promise").count()).toBe(0);
    fake.change.answer = (answer) => ({
      ...answer,
      pilot: { ...answer.pilot!, verdict: "HOLD", mayGoAhead: false },
    });
    await press(page, "Change answers");
    await press(page, "Find the path");
    await page.getByText("No pilot yet").waitFor();
    expect(await page.getByLabel("Add the pilot and its promise").isChecked()).toBe(false);
  });

  it("gives the keyboard back to the grid with Esc", async () => {
    const { page, gridFocused } = await openQuestion();
    await page.locator("#heading").waitFor();
    await page.keyboard.press("Escape");
    expect(await gridFocused()).toBe(1);
  });
});

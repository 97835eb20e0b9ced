import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { CRITERIA } from "../../src/domain/criteria";
import { createFakeServer, scored } from "./fakeServer";
import { describeSidebar, shownText } from "./open";

const BASICS = CRITERIA.filter(({ tier }) => tier === "B");

const heading = (page: Page) => page.locator("#criterion");
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id ?? "");

describeSidebar("Audit", "the audit sidebar", (open) => {
  it("shows a criterion with all that is needed to score it", async () => {
    const { page } = await open({ server: scored(12) });
    await heading(page).waitFor();
    const text = await shownText(page, "main");
    for (const words of [
      "If developers cannot get started on their own",
      "12 of 22 scored",
      "3 of 10 gates pass",
      "Status: fails",
      "B-13 · Consideration",
      "13 of 22",
      "Five-minute first app",
      "The five-minute bar",
      "Median time for outsiders",
      "this is the bar",
      "From the talk",
      "16-60 min",
      "Not assessed",
      "Stopwatch",
    ]) {
      expect(text).toContain(words);
    }
  });

  it("opens at the first criterion without a score, and at the result when there is none", async () => {
    const { page } = await open({ server: scored(4) });
    await expect.poll(() => heading(page).textContent()).toBe("Credentials and app");
    const done = await open({ server: scored(22) });
    await expect.poll(() => heading(done.page).textContent()).toBe("Basic enablement is fully scored");
  });

  it("can be answered as a whole by the keyboard alone", async () => {
    const { page, server } = await open();
    for (const [index, { name }] of BASICS.entries()) {
      await expect.poll(() => heading(page).textContent()).toBe(name);
      expect(await focused(page)).toBe("criterion");
      await page.keyboard.press(String(index % 4));
      await page.keyboard.press("ArrowRight");
    }
    await expect.poll(() => heading(page).textContent()).toBe("Basic enablement is fully scored");
    await expect.poll(() => shownText(page, ".standing")).toContain("22 of 22 scored");
    expect(BASICS.map(({ id }) => server.answers.get(id)?.score)).toEqual(BASICS.map((_, index) => index % 4));
    expect(await shownText(page, ".result")).toContain("Fix this first B-13 Five-minute first app");
  });

  it("reaches every control by Tab, in the order in which they stand", async () => {
    const { page } = await open();
    await heading(page).waitFor();
    const names: string[] = [];
    for (let step = 0; step < 6; step++) {
      await page.keyboard.press("Tab");
      names.push(
        await page.evaluate(() => {
          const element = document.activeElement as HTMLInputElement;
          return element.id || element.name || element.textContent || "";
        }),
      );
    }
    expect(names).toEqual(["score", "evidence", "owner", "rater", "Keys", "next"]);
  });

  it("leaves digits and arrows to the texts and the scores in which they are typed", async () => {
    const { page, server } = await open();
    await page.locator("#evidence").pressSequentially("3 of 5");
    await page.keyboard.press("ArrowLeft");
    expect(await heading(page).textContent()).toBe("Messaging: what");
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => server.answers.get("B-01")).toMatchObject({ score: null, evidence: "3 of 5" });
    await page.getByRole("radio", { name: "Not assessed" }).focus();
    await page.keyboard.press("ArrowUp");
    await expect.poll(() => server.answers.get("B-01")?.score).toBe(3);
    expect(await heading(page).textContent()).toBe("Messaging: what");
    await page.keyboard.press("Alt+ArrowRight");
    await expect.poll(() => heading(page).textContent()).toBe("Messaging: success");
    await page.keyboard.press("Alt+ArrowLeft");
    await expect.poll(() => heading(page).textContent()).toBe("Messaging: what");
  });

  it("lets digits be switched off for people who dictate", async () => {
    const { page, server } = await open();
    await page.getByText("Keys", { exact: true }).click();
    await page.getByLabel("Digits pick a score").uncheck();
    await page.locator("#criterion").focus();
    await page.keyboard.press("2");
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => heading(page).textContent()).toBe("Messaging: success");
    expect(server.answers.size).toBe(0);
  });

  it("gives the keyboard back to the grid on Esc, after closing the list", async () => {
    const { page, gridFocused } = await open();
    await page.getByText("All criteria").click();
    await page.keyboard.press("Escape");
    expect(await page.locator(".jump").isVisible()).toBe(false);
    expect(await gridFocused()).toBe(0);
    await page.keyboard.press("Escape");
    expect(await gridFocused()).toBe(1);
  });

  it("lists all criteria with score and gates, to jump to", async () => {
    const { page } = await open({ server: scored(3) });
    await page.getByText("All criteria").click();
    const rows = page.locator(".jump button");
    expect(await rows.count()).toBe(22);
    expect((await rows.nth(0).innerText()).replace(/\s+/g, " ")).toBe("B-01 Messaging: what gate score 1");
    expect((await rows.nth(3).innerText()).replace(/\s+/g, " ")).toMatch(/^B-04 Account creation gate not scored –$/);
    await rows.nth(12).click();
    await expect.poll(() => heading(page).textContent()).toBe("Five-minute first app");
    expect(await focused(page)).toBe("criterion");
  });

  it("saves a score at once and a text when typing rests", async () => {
    const { page, server } = await open({ clock: true });
    await heading(page).waitFor();
    await page.getByRole("radio", { name: "3-4 of 5 can" }).check();
    await expect.poll(() => page.getByRole("status").textContent()).toBe("Saved at 14:02");
    expect(await shownText(page, "form")).toContain("Scored on 22 Nov 2026");
    await page.locator("#evidence").fill("Five outsiders, 20 Nov");
    await page.clock.runFor(900);
    expect(server.answers.get("B-01")?.evidence).toBe("");
    await page.clock.runFor(200);
    await expect.poll(() => server.answers.get("B-01")?.evidence).toBe("Five outsiders, 20 Nov");
  });

  it("saves a text on leaving its field, on Enter and on leaving the criterion", async () => {
    const { page, server } = await open({ clock: true });
    await page.locator("#evidence").fill("a");
    await page.locator("#owner").fill("b");
    await expect.poll(() => server.answers.get("B-01")?.evidence).toBe("a");
    await page.keyboard.press("Enter");
    await expect.poll(() => server.answers.get("B-01")?.owner).toBe("b");
    await page.locator("#rater").fill("c");
    await page.keyboard.press("Alt+ArrowRight");
    await expect.poll(() => server.answers.get("B-01")?.rater).toBe("c");
  });

  it("takes a score back to not assessed", async () => {
    const { page, server } = await open({ server: scored(1) });
    await page.getByRole("button", { name: "Back" }).click();
    await page.getByRole("radio", { name: "Not assessed" }).check();
    await expect.poll(() => server.answers.get("B-01")).toMatchObject({ score: null, scoredOn: "" });
    expect(await shownText(page, "form")).not.toContain("Scored on");
  });

  it("offers the rater typed last, and writes it only when asked", async () => {
    const { page, server } = await open();
    await page.locator("#rater").fill("Zoë");
    await page.getByRole("button", { name: "Next" }).click();
    await page.keyboard.press("2");
    await expect.poll(() => server.answers.get("B-02")).toMatchObject({ score: 2, rater: "" });
    await page.getByRole("button", { name: "Use Zoë" }).click();
    await expect.poll(() => server.answers.get("B-02")?.rater).toBe("Zoë");
    expect(await focused(page)).toBe("rater");
    expect(await page.getByRole("button", { name: "Use Zoë" }).count()).toBe(0);
  });

  it("says what of a tier is missing or wrong, and goes on with the rest", async () => {
    const server = createFakeServer();
    server.change.tier = (form) => ({
      ...form,
      criteria: form.criteria
        .slice(0, 3)
        .map((criterion) => ({ ...criterion, problem: "The tab holds “4” as its score." })),
      missing: ["B-05 Credentials and app"],
    });
    const { page } = await open({ server });
    await page.getByText("1 criterion has no row on the Audit tab").click();
    expect(await shownText(page, ".missing")).toContain("B-05 Credentials and app");
    const scores = page.getByRole("group", { name: "Score" });
    const problem = await scores.getAttribute("aria-describedby");
    expect(await page.locator(`#${problem}`).textContent()).toBe("The tab holds “4” as its score.");
  });

  it("shows the first fix in the Audit tab", async () => {
    const { page, server } = await open({ server: scored(22) });
    await page.getByRole("button", { name: "Show in the Audit tab" }).click();
    await expect.poll(() => server.calls.at(-1)).toEqual({ name: "showTab", request: { tab: "audit", row: 25 } });
    await page.getByRole("button", { name: "Open it here" }).click();
    expect(await heading(page).textContent()).toBe("Five-minute first app");
  });

  it("says what is still open at the end of a tier that is not done", async () => {
    const { page } = await open({ server: scored(20) });
    await heading(page).waitFor();
    for (let step = 0; step < 2; step++) await page.keyboard.press("Alt+ArrowRight");
    await expect.poll(() => heading(page).textContent()).toBe("2 of 22 not scored yet");
    await page.getByRole("button", { name: "Go to the first not scored" }).click();
    expect(await heading(page).textContent()).toBe("Onboarding measured");
  });

  it("knows a tier without gates", async () => {
    const { page } = await open({ tier: "E", server: scored(8, "E", () => 3) });
    expect(await shownText(page, ".result")).toContain("No gates: passes at half of the score");
    expect(await shownText(page, ".result")).toContain("Go on with Expanded enablement");
  });
});

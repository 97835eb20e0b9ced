import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import type { AgreementForm } from "../../src/commands/server";
import { CRITERIA } from "../../src/domain/criteria";
import { createFakeAgreement, DISPUTED, type FakeAgreement } from "./fakeAgreement";
import { TODAY } from "./fakeServer";
import { describeSidebar, shownText } from "./open";

const LOCKED = "Somebody else is changing this plan right now.";

const heading = (page: Page) => page.locator("#dispute");
const state = (page: Page) => page.locator("#state").textContent();
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id ?? "");
const settle = (page: Page) => page.getByRole("button", { name: "Settle", exact: true }).click();
const sent = (server: FakeAgreement) => server.calls.filter(({ name }) => name === "settleDispute");

/** Types a whole decision on the dispute that is shown. */
async function decide(page: Page, score = 1, evidence = "Watched the recording"): Promise<void> {
  await page.getByRole("radio").nth(score).check();
  await page.locator("#evidence").fill(evidence);
  await page.locator("#rater").fill("Ana");
}

describeSidebar("Agreement", "the second rater's page", (openAny) => {
  const open = async (server = createFakeAgreement(DISPUTED), options: Parameters<typeof openAny>[0] = {}) => ({
    ...(await openAny({ ...options, server })),
    server,
  });

  it("says why there is a second rater, who scored, and how far the two agree", async () => {
    const { page } = await open();
    const text = await shownText(page, ".overview");
    for (const words of ["keeps them honest", "First rater: Mike", "Second rater: Zoë", "same score in 1 of 4 (25%)"]) {
      expect(text).toContain(words);
    }
    await page.locator("summary", { hasText: "Tiers" }).click();
    expect(await shownText(page, ".tiers")).toContain(
      "Basic enablement: 3 of 22 scored by the second rater; same score in 1 of 3 (33%)",
    );
    expect(await shownText(page, ".tiers")).toContain("Education: not scored by a second rater yet");
  });

  it.each([
    { label: "Go on with Basic enablement", tier: "B" },
    { label: "Score Education", tier: "E" },
  ])("opens a tier for the second rater: $label", async ({ label, tier }) => {
    const { page, server } = await open();
    await page.locator("summary", { hasText: "Tiers" }).click();
    await page.getByRole("button", { name: label }).click();
    await expect.poll(() => server.calls.at(-1)).toEqual({ name: "auditForm", request: { tier, rating: "second" } });
  });

  it("shows both answers of a dispute in words, and how far they are apart", async () => {
    const { page } = await open();
    await expect.poll(() => focused(page)).toBe("dispute");
    const text = await shownText(page, ".stage");
    for (const words of [
      "B-01 1 of 3 Messaging: what",
      "The two scores are 2 apart.",
      "First rater 2 3-4 of 5 can Evidence Run 1 of B-01 Rater Mike Scored on 1 Oct 2026",
      "Second rater 0 Outsiders cannot say what it does Evidence Saw B-01 Rater Zoë Scored on 20 Nov 2026",
    ]) {
      expect(text).toContain(words);
    }
    expect(await page.locator(".score", { hasText: "3-4 of 5 can" }).innerText()).toContain("first");
    expect(await page.locator(".score", { hasText: "Outsiders cannot" }).innerText()).toContain("second");
  });

  it("settles a dispute on what was decided, and goes on with the next", async () => {
    const { page, server } = await open();
    await decide(page);
    await settle(page);
    await expect.poll(() => state(page)).toBe("B-01 is settled at 1.");
    expect(server.answers.get("B-01")).toMatchObject({
      score: 1,
      evidence: "Watched the recording",
      rater: "Ana",
      scoredOn: TODAY,
    });
    expect(await heading(page).textContent()).toBe("Credentials and app");
    expect(await focused(page)).toBe("dispute");
    expect(await page.locator("#evidence").inputValue()).toBe("");
    expect(await page.locator("#rater").inputValue()).toBe("Ana");
    expect(await page.getByRole("radio", { checked: true }).count()).toBe(0);
    expect(await shownText(page, "summary >> nth=1")).toContain("1 of 3 settled");
  });

  it("can be gone through by the keyboard alone, until no disputes are left", async () => {
    const { page, server } = await open();
    for (const [index, id] of ["B-01", "B-05", "C-01"].entries()) {
      await expect.poll(() => heading(page).textContent()).toBe(CRITERIA.find((each) => each.id === id)?.name);
      await expect.poll(() => focused(page)).toBe("dispute");
      await page.keyboard.press(String(index + 1));
      if (index === 0) {
        await page.locator("#rater").focus();
        await page.keyboard.type("Ana");
        await page.keyboard.press("Enter");
        expect(sent(server)).toHaveLength(0);
      } else await page.locator("#rater").focus();
      await page.keyboard.press("Control+Enter");
      await expect.poll(() => sent(server).length).toBe(index + 1);
      await expect.poll(() => state(page)).toContain(`is settled at ${index + 1}`);
    }
    await expect.poll(() => heading(page).textContent()).toBe("No disputes left");
    expect(await focused(page)).toBe("dispute");
    expect(await shownText(page, ".stage")).toContain("All 3 scores on which the two differed are settled.");
    expect(await page.getByRole("button", { name: "Next" }).isVisible()).toBe(false);
  });

  it("goes back and forth and jumps, and keeps what is typed", async () => {
    const { page } = await open();
    await page.locator("#evidence").fill("Half a thought");
    await page.getByRole("button", { name: "Next" }).click();
    expect(await heading(page).textContent()).toBe("Credentials and app");
    await page.locator("#dispute").press("ArrowRight");
    expect(await page.getByRole("button", { name: "Next" }).isDisabled()).toBe(true);
    await page.getByText("All disputes").click();
    expect(await shownText(page, ".jump li:first-child")).toBe("B-01 Messaging: what gate not settled 2 or 0");
    await page.locator(".jump button").first().click();
    expect(await page.locator("#evidence").inputValue()).toBe("Half a thought");
    await page.reload();
    await expect.poll(() => page.locator("#evidence").inputValue()).toBe("Half a thought");
  });

  it.each([
    { whose: "first", evidence: "Run 1 of B-01" },
    { whose: "second", evidence: "Saw B-01" },
  ])("takes over the $whose rater's evidence when asked", async ({ whose, evidence }) => {
    const { page } = await open();
    expect(await page.locator("#evidence").inputValue()).toBe("");
    await page.getByRole("button", { name: `Use the ${whose}'s` }).click();
    expect(await page.locator("#evidence").inputValue()).toBe(evidence);
    expect(await focused(page)).toBe("evidence");
  });

  it("asks for a score and a name before anything is sent", async () => {
    const { page, server } = await open();
    await heading(page).waitFor();
    await settle(page);
    expect(await shownText(page, "form")).toContain("Choose a score first.");
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).name)).toBe("score");
    await page.keyboard.press("2");
    expect(await shownText(page, "form")).not.toContain("Choose a score first.");
    await settle(page);
    expect(await shownText(page, "form")).toContain("Type who settled it.");
    expect(await focused(page)).toBe("rater");
    expect(await page.locator("#rater").getAttribute("aria-invalid")).toBe("true");
    expect(sent(server)).toHaveLength(0);
  });

  it("keeps what was typed when settling fails, and settles once on Try again", async () => {
    const { page, server } = await open();
    server.fail("settleDispute", LOCKED);
    await decide(page);
    await settle(page);
    await expect.poll(() => state(page)).toBe(`B-01 is not settled: ${LOCKED}`);
    expect(await page.locator("#evidence").inputValue()).toBe("Watched the recording");
    await page.getByRole("button", { name: "Try again" }).click();
    await expect.poll(() => state(page)).toBe("B-01 is settled at 1.");
    expect(sent(server)).toHaveLength(2);
  });

  it("ties a refusal to the field that it names", async () => {
    const { page, server } = await open();
    server.fail("settleDispute", "evidence: 5001 characters are too many; at most 5000 fit. Nothing was saved.");
    await decide(page);
    await settle(page);
    await expect.poll(() => page.locator("#evidence").getAttribute("aria-invalid")).toBe("true");
    expect(await page.locator("#evidence").getAttribute("aria-describedby")).toContain("state");
  });

  it("sends nothing twice while the sheet is at work", async () => {
    const { page, server } = await open();
    await decide(page);
    const held = server.hold("settleDispute");
    await settle(page);
    const call = await held;
    await page.getByRole("button", { name: "Settle", exact: true }).click({ force: true });
    await page.locator("#evidence").press("Control+Enter");
    expect(await page.locator("#evidence").getAttribute("readonly")).toBe("");
    call.release();
    await expect.poll(() => state(page)).toBe("B-01 is settled at 1.");
    expect(sent(server)).toHaveLength(1);
  });

  it("uses an answer that comes late, also when it was tried again meanwhile", async () => {
    const { page, server } = await open(undefined, { clock: true });
    await decide(page);
    const held = server.hold("settleDispute");
    await settle(page);
    const call = await held;
    await page.clock.runFor(8_100);
    await expect.poll(() => state(page)).toContain("No answer for B-01 yet");
    const second = server.hold("settleDispute");
    await page.getByRole("button", { name: "Try again" }).click();
    const again = await second;
    call.release();
    await expect.poll(() => state(page)).toBe("B-01 is settled at 1.");
    again.release();
    await expect.poll(() => page.locator("form").getAttribute("aria-busy")).toBe("false");
    expect(await state(page)).toBe("B-01 is settled at 1.");
    expect(await page.getByText("no longer disputed").count()).toBe(0);
    expect(server.answers.get("B-01")?.evidence).toBe("Watched the recording");
  });

  it("overwrites nobody: it shows an answer that was changed meanwhile, with what was typed", async () => {
    const { page, server } = await open();
    await decide(page);
    server.second.set("B-01", { ...server.second.get("B-01")!, score: 3, evidence: "Looked again" });
    await settle(page);
    await expect.poll(() => state(page)).toContain("B-01 is not settled: somebody changed an answer to it.");
    expect(server.answers.get("B-01")?.score).toBe(2);
    expect(await shownText(page, ".stage")).toContain("Looked again");
    expect(await page.locator("#evidence").inputValue()).toBe("Watched the recording");
    expect(await page.getByRole("radio").nth(1).isChecked()).toBe(true);
    expect(await focused(page)).toBe("dispute");
    await settle(page);
    await expect.poll(() => server.answers.get("B-01")?.evidence).toBe("Watched the recording");
  });

  it("keeps what was typed in sight when the dispute is gone", async () => {
    const { page, server } = await open();
    await decide(page);
    server.second.set("B-01", { ...server.second.get("B-01")!, score: 2 });
    await settle(page);
    const box = page.getByRole("region", { name: "B-01 is no longer disputed" });
    await expect.poll(() => box.innerText()).toContain("Watched the recording");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("B-01 is no longer disputed");
    expect(await heading(page).textContent()).toBe("Credentials and app");
    await box.getByRole("button", { name: "Done with it" }).click();
    expect(await box.count()).toBe(0);
    expect(await focused(page)).toBe("dispute");
  });

  it("leaves alone what is typed at another dispute while one is being settled", async () => {
    const { page, server } = await open();
    await decide(page);
    const held = server.hold("settleDispute");
    await settle(page);
    const call = await held;
    await page.getByRole("button", { name: "Next" }).click();
    await page.locator("#dispute").press("ArrowRight");
    await page.getByText("Show in the Audit tab").focus();
    call.release();
    await expect.poll(() => state(page)).toBe("B-01 is settled at 1.");
    expect(await shownText(page, ".stage")).toContain("2 of 2");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Show in the Audit tab");
  });

  it("shows a dispute in the Audit tab, and gives the keyboard back on Esc", async () => {
    const { page, server, gridFocused } = await open();
    await page.getByRole("button", { name: "Show in the Audit tab" }).click();
    await expect.poll(() => server.calls.at(-1)).toEqual({ name: "showTab", request: { tab: "audit", row: 13 } });
    await page.keyboard.press("Escape");
    expect(await gridFocused()).toBe(1);
  });

  it.each([
    { title: "No second rater yet", scores: { "B-01": [2, null] }, text: "Ask a colleague" },
    { title: "Nothing to compare yet", scores: { "B-01": [2, null], "B-02": [null, 1] }, text: "the same criterion" },
    {
      title: "The two agree",
      scores: { "B-01": [2, 2], "B-02": [1, 1] },
      text: "Same score in all 2 that both scored",
    },
  ] as const)("says what is to do where nothing is disputed: $title", async ({ title, scores, text }) => {
    const { page } = await open(createFakeAgreement(scores));
    await expect.poll(() => heading(page).textContent()).toBe(title);
    expect(await shownText(page, ".stage")).toContain(text);
    expect(await page.getByRole("button", { name: /Basic enablement/ }).isVisible()).toBe(true);
    expect(await page.getByText("All disputes").isVisible()).toBe(false);
  });

  it("says what keeps rows from being compared", async () => {
    const server = createFakeAgreement(DISPUTED);
    server.shape = (form: AgreementForm) => ({ ...form, problem: "B-09 stands twice on the Audit tab." });
    const { page } = await open(server);
    await expect.poll(() => page.locator(".problem").textContent()).toBe("B-09 stands twice on the Audit tab.");
  });

  it("reads again after a failed reading", async () => {
    const server = createFakeAgreement(DISPUTED);
    server.fail("readAgreement", LOCKED);
    const { page } = await open(server);
    await expect.poll(() => shownText(page, ".notice")).toContain(`Could not read both ratings ${LOCKED}`);
    await page.getByRole("button", { name: "Try again" }).click();
    await expect.poll(() => heading(page).textContent()).toBe("Messaging: what");
  });
});

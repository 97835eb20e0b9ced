import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { EMPTY, LONG_AGO, scored, TODAY } from "./fakeServer";
import { describeSidebar, shownText } from "./open";

const LOCKED = "Somebody else is changing this plan right now.";

const heading = (page: Page) => page.locator("#criterion");
const state = (page: Page) => page.locator("#state").textContent();
const still = (page: Page) => page.getByRole("button", { name: "Still true today" });
const isFocused = (page: Page, id: string) => page.evaluate((id) => document.activeElement?.id === id, id);

/** A tier that is scored as a whole, of which some scores are ageing. */
function ageing(...ids: readonly string[]) {
  const server = scored(22);
  for (const id of ids) server.answers.set(id, { ...EMPTY, score: 2, evidence: "Seen", scoredOn: LONG_AGO });
  return server;
}

describeSidebar("Audit", "scores that are ageing", (open) => {
  it("opens at the first of them when all is scored, counts them and marks them in the list", async () => {
    const { page } = await open({ server: ageing("B-05", "B-09") });
    await expect.poll(() => heading(page).textContent()).toBe("Credentials and app");
    expect(await shownText(page, ".standing")).toContain("22 of 22 scored, 2 ageing");
    expect(await shownText(page, "form")).toContain("Scored on 25 Jul 2026 Scored 120 days ago. Still true today");
    await page.getByText("All criteria").click();
    expect(await shownText(page, ".jump li:nth-child(5)")).toBe("B-05 Credentials and app gate ageing score 2");
    expect(await shownText(page, ".jump li:nth-child(6)")).not.toContain("ageing");
  });

  it("opens at what has no score before what is ageing", async () => {
    const server = ageing("B-05");
    server.answers.delete("B-20");
    const { page } = await open({ server });
    await expect.poll(() => page.locator(".pair.quiet").textContent()).toContain("B-20");
    expect(await still(page).isVisible()).toBe(false);
  });

  it("are dated today when somebody says that they are still true, by the keyboard alone", async () => {
    const { page, server } = await open({ server: ageing("B-05") });
    await still(page).focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => server.answers.get("B-05")).toMatchObject({ score: 2, evidence: "Seen", scoredOn: TODAY });
    await expect.poll(() => still(page).isVisible()).toBe(false);
    expect(await isFocused(page, "criterion")).toBe(true);
    expect(await shownText(page, "form")).toContain("Scored on 22 Nov 2026");
    expect(await shownText(page, ".standing")).toContain("22 of 22 scored Score");
    expect(server.calls.at(-1)?.request).toMatchObject({ criterion: "B-05", confirmed: true });
  });

  it("are fresh when they are scored anew, without a word on the old score", async () => {
    const { page, server } = await open({ server: ageing("B-05") });
    await still(page).waitFor();
    await page.keyboard.press("3");
    await expect.poll(() => server.answers.get("B-05")).toMatchObject({ score: 3, scoredOn: TODAY });
    expect(await still(page).isVisible()).toBe(false);
    expect(server.calls.at(-1)?.request).not.toHaveProperty("confirmed");
  });

  it("stay ageing when only their evidence is typed", async () => {
    const { page, server } = await open({ server: ageing("B-05") });
    await page.locator("#evidence").fill("Seen again");
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => server.answers.get("B-05")?.evidence).toBe("Seen again");
    await expect.poll(() => state(page)).toMatch(/^Saved at/);
    expect(await still(page).isVisible()).toBe(true);
  });

  it("are confirmed once by a second try after a failed one", async () => {
    const { page, server } = await open({ server: ageing("B-05") });
    server.fail("saveAnswer", LOCKED);
    await still(page).click();
    await expect.poll(() => state(page)).toBe(`Not saved: ${LOCKED}`);
    expect(await still(page).isVisible()).toBe(true);
    await page.getByRole("button", { name: "Try again" }).click();
    await expect.poll(() => server.answers.get("B-05")?.scoredOn).toBe(TODAY);
    await expect.poll(() => still(page).isVisible()).toBe(false);
    expect(server.calls.filter(({ name }) => name === "saveAnswer")).toHaveLength(2);
  });

  it("are not confirmed any more once another score is picked", async () => {
    const { page, server } = await open({ server: ageing("B-05") });
    server.fail("saveAnswer", LOCKED);
    await still(page).click();
    await expect.poll(() => state(page)).toBe(`Not saved: ${LOCKED}`);
    await page.locator("#criterion").focus();
    await page.keyboard.press("3");
    await expect.poll(() => server.answers.get("B-05")).toMatchObject({ score: 3, scoredOn: TODAY });
    const requests = server.calls.filter(({ name }) => name === "saveAnswer").map(({ request }) => request);
    expect(requests).toEqual([
      expect.objectContaining({ confirmed: true }),
      expect.not.objectContaining({ confirmed: true }),
    ]);
  });

  it("are not confirmed twice by a double click", async () => {
    const { page, server } = await open({ server: ageing("B-05") });
    await still(page).waitFor();
    const held = server.hold("saveAnswer");
    await still(page).dblclick();
    (await held).release();
    await expect.poll(() => still(page).isVisible()).toBe(false);
    expect(server.calls.filter(({ name }) => name === "saveAnswer")).toHaveLength(1);
  });

  it.each([
    { choice: "Keep theirs", score: 1, confirms: 1 },
    { choice: "Use mine", score: 2, confirms: 2 },
  ])("are not confirmed over the answer of somebody else: $choice", async ({ choice, score, confirms }) => {
    const { page, server } = await open({ server: ageing("B-05") });
    await still(page).waitFor();
    server.answers.set("B-05", { ...EMPTY, score: 1, evidence: "Theirs", scoredOn: TODAY });
    await still(page).click();
    await expect.poll(() => state(page)).toBe("Not saved: somebody else changed this answer.");
    await page.getByRole("button", { name: choice }).click();
    await expect.poll(() => server.answers.get("B-05")).toMatchObject({ score, scoredOn: TODAY });
    await expect.poll(() => still(page).isVisible()).toBe(false);
    await expect.poll(() => server.calls.filter(({ name }) => name === "saveAnswer").length).toBe(confirms);
  });

  it("are offered on the result, and gone from it when the last is confirmed", async () => {
    const { page } = await open({ server: ageing("B-22") });
    await heading(page).waitFor();
    await page.keyboard.press("Alt+ArrowRight");
    expect(await shownText(page, ".result")).toContain("1 score should be looked at again.");
    await page.getByRole("button", { name: "Go to the first ageing" }).click();
    await still(page).click();
    await expect.poll(() => still(page).isVisible()).toBe(false);
    await page.keyboard.press("Alt+ArrowRight");
    expect(await shownText(page, ".result")).not.toContain("looked at again");
  });
});

describeSidebar("Audit", "the five-minute bar", (open) => {
  const bar = (page: Page) => page.getByRole("region", { name: "The five-minute bar" });

  it.each([
    { key: "1", words: "Neither the gate nor the bar." },
    { key: "2", words: "Passes the gate. It does not meet the bar." },
    { key: "3", words: "Meets the bar." },
  ])("says what a score of $key means, and before it that nothing is timed", async ({ key, words }) => {
    const { page } = await open({ server: scored(12) });
    expect(await bar(page).innerText()).toContain("Not timed yet.");
    await page.keyboard.press(key);
    await expect.poll(() => bar(page).innerText()).toContain(words);
    await page.keyboard.press("Alt+ArrowLeft");
    expect(await bar(page).count()).toBe(0);
  });

  it("leads to the stopwatch once what was typed is saved", async () => {
    const { page, server } = await open({ server: scored(12) });
    await page.locator("#evidence").fill("Five outsiders");
    const held = server.hold("saveAnswer");
    await page.getByRole("button", { name: "Time it with the stopwatch" }).click();
    const save = await held;
    expect(server.calls.map(({ name }) => name)).not.toContain("stopwatchForm");
    save.release();
    await expect.poll(() => server.calls.at(-1)?.name).toBe("stopwatchForm");
    expect(server.answers.get("B-13")?.evidence).toBe("Five outsiders");
    await expect.poll(() => state(page)).toBe("Opening…");
  });

  it("keeps the form while something cannot be saved, and leaves when it can", async () => {
    const { page, server } = await open({ server: scored(12) });
    server.fail("saveAnswer", LOCKED, 2);
    await page.locator("#evidence").fill("Five outsiders");
    await page.getByRole("button", { name: "Time it with the stopwatch" }).click();
    await expect.poll(() => state(page)).toBe(`Not left, because B-13 is not saved: ${LOCKED}`);
    await page.getByRole("button", { name: "Try again" }).click();
    await expect.poll(() => server.calls.filter(({ name }) => name === "saveAnswer").length).toBe(2);
    await expect.poll(() => state(page)).toContain("Not left");
    expect(server.calls.map(({ name }) => name)).not.toContain("stopwatchForm");
    await page.getByRole("button", { name: "Try again" }).click();
    await expect.poll(() => server.calls.at(-1)?.name).toBe("stopwatchForm");
    expect(server.answers.get("B-13")?.evidence).toBe("Five outsiders");
  });

  it("keeps the form while somebody else's answer is to be decided on", async () => {
    const { page, server } = await open({ server: scored(12) });
    server.answers.set("B-13", { ...EMPTY, score: 1, scoredOn: TODAY });
    await page.locator("#evidence").fill("Five outsiders");
    await page.getByRole("button", { name: "Time it with the stopwatch" }).click();
    await expect.poll(() => state(page)).toBe("Not left, because B-13 is not saved: somebody else changed it.");
    await page.getByRole("button", { name: "Go to B-13" }).click();
    await page.getByRole("button", { name: "Keep theirs" }).click();
    await page.getByRole("button", { name: "Time it with the stopwatch" }).click();
    await expect.poll(() => server.calls.at(-1)?.name).toBe("stopwatchForm");
  });

  it("says why the stopwatch did not open, and tries again", async () => {
    const { page, server } = await open({ server: scored(12) });
    server.fail("stopwatchForm", "no right to show it");
    await page.getByRole("button", { name: "Time it with the stopwatch" }).click();
    await expect.poll(() => state(page)).toBe("Not opened: no right to show it");
    await page.getByRole("button", { name: "Try again" }).click();
    await expect.poll(() => server.calls.filter(({ name }) => name === "stopwatchForm").length).toBe(2);
  });

  it("goes on with the next tier from the result, and ends with the last one", async () => {
    const { page, server } = await open({ server: scored(22) });
    await page.getByRole("button", { name: "Go on with Community" }).click();
    await expect
      .poll(() => server.calls.at(-1))
      .toEqual({ name: "auditForm", request: { tier: "C", rating: "first" } });
    const last = await open({ tier: "P", server: scored(30, "P") });
    await last.page.locator(".result").waitFor();
    expect(await last.page.getByRole("button", { name: /Go on with/ }).count()).toBe(0);
  });
});

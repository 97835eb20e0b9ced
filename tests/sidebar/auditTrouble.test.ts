import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { createFakeServer, EMPTY, TODAY } from "./fakeServer";
import { describeSidebar, shownText } from "./open";

const LOCKED = "Somebody else is changing this plan right now. Nothing was written; try again in a moment.";

const heading = (page: Page) => page.locator("#criterion");
const state = (page: Page) => page.locator("#state").textContent();
const go = (page: Page, label: "Next" | "Back") => page.getByRole("button", { name: label }).click();

describeSidebar("Audit", "the audit sidebar in trouble", (open) => {
  it("sends one answer at a time, and the newest state last", async () => {
    const { page, server } = await open();
    await heading(page).waitFor();
    const first = server.hold("saveAnswer");
    await page.keyboard.press("0");
    const call = await first;
    await page.keyboard.press("1");
    await page.keyboard.press("2");
    expect(await state(page)).toBe("Saving…");
    expect(server.calls.filter(({ name }) => name === "saveAnswer")).toHaveLength(1);
    call.release();
    await expect.poll(() => server.answers.get("B-01")?.score).toBe(2);
    expect(server.calls.filter(({ name }) => name === "saveAnswer")).toHaveLength(2);
    await expect.poll(() => state(page)).toMatch(/^Saved at /);
  });

  it("keeps the text of a failed save, says so, and saves it on Try again", async () => {
    const { page, server } = await open();
    server.fail("saveAnswer", `Exception: ${LOCKED}`);
    await page.locator("#evidence").fill("Five outsiders");
    await page.locator("#owner").focus();
    await expect.poll(() => state(page)).toBe(`Not saved: ${LOCKED}`);
    expect(await page.locator("#evidence").inputValue()).toBe("Five outsiders");
    await page.getByRole("button", { name: "Try again" }).click();
    await expect.poll(() => server.answers.get("B-01")?.evidence).toBe("Five outsiders");
    await expect.poll(() => state(page)).toMatch(/^Saved at /);
    expect(await page.getByRole("button", { name: "Try again" }).count()).toBe(0);
  });

  it("keeps an unsaved answer while one goes on, and marks it in the list", async () => {
    const { page, server } = await open();
    await heading(page).waitFor();
    server.fail("saveAnswer", LOCKED, 2);
    await page.keyboard.press("2");
    await expect.poll(() => state(page)).toContain("Not saved: Somebody else");
    await go(page, "Next");
    await page.keyboard.press("3");
    await expect.poll(() => state(page)).toContain("Not saved: Somebody else");
    await go(page, "Next");
    expect(await state(page)).toBe("Not saved: B-01, B-02");
    await page.getByText("All criteria").click();
    expect(await shownText(page, ".jump li:first-child")).toContain("not saved");
    await page.locator(".jump button").first().click();
    expect(await page.getByRole("radio", { name: "3-4 of 5 can" }).isChecked()).toBe(true);
    await page.getByRole("button", { name: "Try again" }).click();
    await expect.poll(() => [server.answers.get("B-01")?.score, server.answers.get("B-02")?.score]).toEqual([2, 3]);
    expect(await page.locator(".unsaved", { hasText: "not saved" }).count()).toBe(0);
  });

  it("tries a failed answer again when it is changed", async () => {
    const { page, server } = await open();
    await heading(page).waitFor();
    server.fail("saveAnswer", LOCKED);
    await page.keyboard.press("2");
    await expect.poll(() => state(page)).toContain("Not saved");
    await page.keyboard.press("1");
    await expect.poll(() => server.answers.get("B-01")?.score).toBe(1);
  });

  it("ties an error to the field that it names", async () => {
    const { page, server } = await open();
    server.fail("saveAnswer", "owner: 201 characters are too many; at most 200 fit. Nothing was saved.");
    await page.locator("#owner").fill("x".repeat(201));
    await page.keyboard.press("Enter");
    await expect.poll(() => page.locator("#owner").getAttribute("aria-invalid")).toBe("true");
    expect(await page.locator("#owner").getAttribute("aria-describedby")).toContain("state");
    expect(await page.locator("#evidence").getAttribute("aria-invalid")).toBe(null);
  });

  const theirs = { ...EMPTY, score: 3, evidence: "Theirs", rater: "Ben", scoredOn: TODAY };

  it.each([
    { choice: "Keep theirs", score: 3, evidence: "Theirs" },
    { choice: "Use mine", score: 2, evidence: "Mine" },
  ])("lets somebody choose who changed an answer first: $choice", async ({ choice, score, evidence }) => {
    const { page, server } = await open();
    await heading(page).waitFor();
    server.answers.set("B-01", theirs);
    await page.locator("#evidence").fill("Mine");
    await page.getByRole("radio", { name: "3-4 of 5 can" }).check();
    await expect.poll(() => state(page)).toBe("Not saved: somebody else changed this answer.");
    expect(server.answers.get("B-01")).toEqual(theirs);
    await page.getByRole("button", { name: "Compare" }).click();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Somebody else changed this answer");
    expect(await shownText(page, ".versions")).toBe(
      "Theirs Score 3 Evidence Theirs Rater Ben Mine Score 2 Evidence Mine Rater (empty)",
    );
    await page.getByRole("button", { name: choice }).click();
    await expect.poll(() => server.answers.get("B-01")).toMatchObject({ score, evidence });
    await expect.poll(() => page.locator("#evidence").inputValue()).toBe(evidence);
    expect(await page.locator(".versions").count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("criterion");
    await page.locator("#evidence").fill("And on");
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => server.answers.get("B-01")?.evidence).toBe("And on");
  });

  it("asks nothing when somebody else gave the same answer", async () => {
    const { page, server } = await open();
    await heading(page).waitFor();
    server.answers.set("B-01", { ...EMPTY, score: 2, scoredOn: TODAY });
    await page.keyboard.press("2");
    await expect.poll(() => state(page)).toMatch(/^Saved at /);
  });

  it("goes back to a conflict from another criterion", async () => {
    const { page, server } = await open();
    await heading(page).waitFor();
    server.answers.set("B-01", theirs);
    await page.keyboard.press("2");
    await page.keyboard.press("ArrowRight");
    await page.getByRole("button", { name: "Go to B-01" }).click();
    await page.getByRole("button", { name: "Keep theirs" }).click();
    await expect.poll(() => page.getByRole("radio", { name: "5 of 5 can" }).isChecked()).toBe(true);
  });

  it("says after eight seconds what may be wrong, and uses the answer that comes after all", async () => {
    const { page, server } = await open({ clock: true });
    await heading(page).waitFor();
    const held = server.hold("saveAnswer");
    await page.keyboard.press("2");
    const call = await held;
    await page.clock.runFor(7_900);
    expect(await state(page)).toBe("Saving…");
    await page.clock.runFor(200);
    await expect.poll(() => state(page)).toContain("several Google accounts are signed in at once");
    await page.locator("#evidence").fill("Typed meanwhile");
    await page.locator("#owner").focus();
    expect(server.calls.filter(({ name }) => name === "saveAnswer")).toHaveLength(1);
    call.release();
    await expect.poll(() => server.answers.get("B-01")).toMatchObject({ score: 2, evidence: "Typed meanwhile" });
    await expect.poll(() => state(page)).toMatch(/^Saved at /);
  });

  it("takes its own late answer for its own, not for somebody else's", async () => {
    const { page, server } = await open({ clock: true });
    await heading(page).waitFor();
    const held = server.hold("saveAnswer");
    await page.keyboard.press("2");
    const call = await held;
    await page.clock.runFor(8_100);
    await page.keyboard.press("3");
    // The first call did its work, only its answer is still on the way when the second one is sent.
    server.answers.set("B-01", { ...EMPTY, score: 2, scoredOn: TODAY });
    await page.getByRole("button", { name: "Try again" }).click();
    await expect.poll(() => server.answers.get("B-01")?.score).toBe(3);
    call.fail("too late to matter");
    await expect.poll(() => state(page)).toMatch(/^Saved at /);
    expect(await page.locator(".versions").count()).toBe(0);
  });

  it("offers what was not saved when the sidebar was closed", async () => {
    const { page, server } = await open();
    server.fail("saveAnswer", LOCKED, 99);
    await page.locator("#evidence").fill("Four steps, see the recording");
    // A sidebar that is torn down may get no word of it, so the draft is kept while it is typed.
    expect(await page.evaluate(() => sessionStorage.length)).toBe(1);
    await page.reload();
    await expect.poll(() => heading(page).textContent()).toBe("Messaging: what");
    expect(await shownText(page, ".asides")).toContain("Not saved last time");
    expect(await shownText(page, ".asides")).toContain("Four steps, see the recording");
    expect(server.answers.size).toBe(0);
    await page.reload();
    server.mend();
    await page.getByRole("button", { name: "Use it" }).click();
    expect(await page.locator("#evidence").inputValue()).toBe("Four steps, see the recording");
    await expect.poll(() => server.answers.get("B-01")?.evidence).toBe("Four steps, see the recording");
    await page.reload();
    await expect.poll(() => heading(page).textContent()).toBe("Messaging: what");
    expect(await page.locator(".asides").textContent()).toBe("");
  });

  it("forgets what was not saved when it is discarded", async () => {
    const { page } = await open({
      before: () => {
        const left = '{"B-04":{"score":1,"evidence":"","owner":"","rater":""},"B-05":{"score":7}}';
        if (!sessionStorage.getItem("seen")) sessionStorage.setItem("groundwork-audit-B", left);
        sessionStorage.setItem("seen", "yes");
      },
    });
    await expect.poll(() => heading(page).textContent()).toBe("Account creation");
    await page.getByRole("button", { name: "Discard" }).click();
    expect(await page.locator(".asides").textContent()).toBe("");
    await page.reload();
    await expect.poll(() => heading(page).textContent()).toBe("Messaging: what");
  });

  it("works where storage is forbidden", async () => {
    const { page, server } = await open({
      before: () =>
        Object.defineProperty(globalThis, "sessionStorage", {
          get: () => {
            throw new Error("forbidden");
          },
        }),
    });
    await heading(page).waitFor();
    await page.keyboard.press("2");
    await expect.poll(() => server.answers.get("B-01")?.score).toBe(2);
  });

  it("says that the Audit tab is missing, and makes it", async () => {
    const server = createFakeServer();
    server.fail("readTier", "There is no Audit tab. Choose Extensions > Groundwork > Set up plan, then try again.");
    const { page } = await open({ server });
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe("The plan is not complete");
    expect(await shownText(page, ".notice")).toContain("There is no Audit tab. This form writes your answers there");
    expect(await page.locator("footer").isVisible()).toBe(false);
    const making = server.hold("setUpPlan");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    const call = await making;
    expect(await shownText(page, "#content")).toBe("Making what is missing. This can take a minute…");
    call.release();
    await expect.poll(() => heading(page).textContent()).toBe("Messaging: what");
  });

  it("goes on when a set-up that was given up ends after all", async () => {
    const server = createFakeServer();
    server.fail("readTier", "There is no Audit tab. Choose Extensions > Groundwork > Set up plan, then try again.");
    const { page } = await open({ server, clock: true });
    const making = server.hold("setUpPlan");
    await page.getByRole("button", { name: "Set up plan" }).click();
    const call = await making;
    await page.clock.runFor(61_000);
    await page.getByRole("button", { name: "Try again" }).click();
    await heading(page).waitFor();
    await page.locator("#evidence").fill("Typed");
    call.release();
    await page.clock.runFor(2_000);
    expect(await page.locator("#evidence").inputValue()).toBe("Typed");
  });

  it("says why set-up failed", async () => {
    const server = createFakeServer();
    server.fail("readTier", "There is no Audit tab. Choose Extensions > Groundwork > Set up plan, then try again.");
    server.fail("setUpPlan", LOCKED);
    const { page } = await open({ server });
    await page.getByRole("button", { name: "Set up plan" }).click();
    await expect.poll(() => shownText(page, ".notice")).toContain(LOCKED);
    await page.getByRole("button", { name: "Set up plan" }).click();
    await expect.poll(() => heading(page).textContent()).toBe("Messaging: what");
  });

  it.each([
    { message: "NetworkError: Connection failure due to HTTP 0", says: "There is no connection to Google Sheets." },
    {
      message: "We're sorry, a server error occurred. Error code PERMISSION_DENIED.",
      says: "several Google accounts are signed in at once",
    },
    { message: "", says: "Google does not say what" },
  ])("says what a failed reading means, and reads again: $message", async ({ message, says }) => {
    const server = createFakeServer();
    server.fail("readTier", message);
    const { page } = await open({ server });
    await expect.poll(() => shownText(page, ".notice")).toContain(says);
    await page.getByRole("button", { name: "Try again" }).click();
    await expect.poll(() => heading(page).textContent()).toBe("Messaging: what");
  });

  it("says after eight seconds that nothing was read, and shows what arrives late", async () => {
    const server = createFakeServer();
    const held = server.hold("readTier");
    const { page } = await open({ server, clock: true });
    const call = await held;
    expect(await shownText(page, "#content")).toBe("Reading the Audit tab…");
    expect(await page.locator("#content").getAttribute("aria-busy")).toBe("true");
    await page.clock.runFor(8_100);
    await expect.poll(() => shownText(page, ".notice")).toContain("several Google accounts");
    call.release();
    await expect.poll(() => heading(page).textContent()).toBe("Messaging: what");
  });

  it("says that it belongs into Google Sheets when it is opened elsewhere", async () => {
    const { page } = await open({ before: () => Reflect.deleteProperty(globalThis, "google") });
    await expect.poll(() => shownText(page, ".notice")).toContain("works only as a sidebar of Google Sheets");
  });

  it("says that an answer could not be read", async () => {
    const server = createFakeServer();
    server.change.tier = () => null as never;
    const { page } = await open({ server });
    await expect.poll(() => shownText(page, ".notice")).toContain("The answer of the sheet could not be read.");
  });
});

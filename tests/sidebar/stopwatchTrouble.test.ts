import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { EMPTY, type FakeServer, TODAY } from "./fakeServer";
import { createFakeStopwatch, timed } from "./fakeStopwatch";
import { describeSidebar, shownText } from "./open";

const LOCKED = "Somebody else is changing this plan right now. Nothing was written; try again in a moment.";

const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).click();
const clock = (page: Page) => page.getByRole("timer").textContent();
const state = (page: Page) => page.locator("#state").textContent();
const pass = (page: Page, seconds: number) => page.clock.runFor(seconds * 1_000);
const saved = ({ calls }: FakeServer) => calls.filter(({ name }) => name === "saveRun");

/** Starts, passes so many seconds and ends with success. */
async function run(page: Page, seconds: number): Promise<void> {
  await press(page, "Start");
  await pass(page, seconds);
  await page.keyboard.press("6");
}

/** Closes the page for so many seconds, as far as it can know. */
async function close(page: Page, seconds: number): Promise<void> {
  await page.addInitScript((milliseconds) => {
    const text = sessionStorage.getItem("groundwork-stopwatch");
    if (!text || sessionStorage.getItem("closed")) return;
    const earlier = (key: string, value: unknown) =>
      key === "at" || key === "openAt" ? Number(value) - milliseconds : value;
    sessionStorage.setItem("groundwork-stopwatch", JSON.stringify(JSON.parse(text, earlier)));
    sessionStorage.setItem("closed", "yes");
  }, seconds * 1_000);
  await page.reload();
  await page.locator("#heading").waitFor();
}

describeSidebar("Stopwatch", "the stopwatch sidebar in trouble", (open) => {
  it("goes on while the page is closed, and says so", async () => {
    const { page } = await open({ server: createFakeStopwatch().server, clock: true });
    await page.locator("#tester").fill("Zoë");
    await press(page, "Start");
    await page.locator("#notes").fill("where?");
    await pass(page, 20);
    await press(page, /Credentials and app/);
    await pass(page, 10);
    await close(page, 180);
    expect(await clock(page)).toBe("03:30");
    expect(await shownText(page, ".notice")).toContain("The clock went on since");
    expect(await shownText(page, ".notice")).toContain("closed for 3 min");
    expect(await page.locator("#notes").inputValue()).toBe("where?");
    expect(await shownText(page, ".doing")).toBe("Now: Credentials and app");
    await press(page, "Let it count");
    expect(await page.locator(".notice").count()).toBe(0);
    await pass(page, 5);
    expect(await clock(page)).toBe("03:35");
  });

  it("takes the time out in which it was closed, and stays paused there", async () => {
    const { page } = await open({ server: createFakeStopwatch().server, clock: true });
    await press(page, "Start");
    await pass(page, 30);
    await close(page, 180);
    await press(page, "Pause from when the page was closed");
    expect(await clock(page)).toBe("00:30");
    expect(await state(page)).toBe("Paused at 30 s.");
    await press(page, "Go on");
    await pass(page, 5);
    expect(await clock(page)).toBe("00:35");
  });

  it("takes the time out also after the next step was pressed", async () => {
    const { page } = await open({ server: createFakeStopwatch().server, clock: true });
    await press(page, "Start");
    await pass(page, 30);
    await close(page, 180);
    await pass(page, 4);
    await page.keyboard.press("2");
    await pass(page, 6);
    await press(page, "Pause from when the page was closed");
    expect(await clock(page)).toBe("00:40");
    expect(await shownText(page, ".doing")).toBe("Now: Credentials and app");
  });

  it("keeps a pause and an end over a reload", async () => {
    const { page } = await open({ server: createFakeStopwatch().server, clock: true });
    await press(page, "Start");
    await pass(page, 30);
    await page.keyboard.press("p");
    await close(page, 180);
    expect(await clock(page)).toBe("00:30");
    expect(await page.locator(".notice").count()).toBe(0);
    await page.keyboard.press("6");
    await page.reload();
    await expect.poll(() => page.locator("#heading").textContent()).toBe("It runs: 30 s");
  });

  it("keeps a run whose save failed, and writes it once", async () => {
    const fake = createFakeStopwatch();
    const { page, server } = await open({ server: fake.server, clock: true });
    await run(page, 60);
    server.fail("saveRun", LOCKED);
    await press(page, "Save run");
    await expect.poll(() => state(page)).toBe(`Not saved: ${LOCKED}`);
    await page.locator("#notes").fill("typed after that");
    await page.reload();
    expect(await page.locator("#notes").inputValue()).toBe("typed after that");
    server.fail("saveRun", LOCKED);
    await press(page, "Save run");
    await press(page, "Try again");
    await expect.poll(() => state(page)).toBe("Saved: 1 min.");
    expect(fake.runs).toHaveLength(1);
    expect(new Set(saved(server).map(({ request }) => (request as { id: string }).id)).size).toBe(1);
  });

  it("writes a run once that was sent again before the first answer came", async () => {
    const fake = createFakeStopwatch();
    const { page, server } = await open({ server: fake.server, clock: true });
    await run(page, 60);
    const held = server.hold("saveRun");
    await press(page, "Save run");
    const call = await held;
    await page.keyboard.press("Enter");
    expect(saved(server)).toHaveLength(1);
    await pass(page, 9);
    await expect.poll(() => state(page)).toContain("Trying again never writes a run twice.");
    expect(await page.locator("#notes").isDisabled()).toBe(true);
    await press(page, "Try again");
    await expect.poll(() => state(page)).toBe("Saved: 1 min.");
    await press(page, "Start");
    call.release();
    await pass(page, 3);
    expect(await clock(page)).toBe("00:03");
    expect(fake.runs).toHaveLength(1);
  });

  it("uses an answer that comes late", async () => {
    const { page, server } = await open({ server: createFakeStopwatch().server, clock: true });
    await run(page, 60);
    const held = server.hold("saveRun");
    await press(page, "Save run");
    const call = await held;
    await pass(page, 9);
    call.release();
    await expect.poll(() => state(page)).toBe("Saved: 1 min.");
  });

  it("works where storage is forbidden, and begins anew where something strange is stored", async () => {
    const forbidden = () =>
      Object.defineProperty(globalThis, "sessionStorage", {
        get: () => {
          throw new Error("forbidden");
        },
      });
    const strange = () => {
      const counts = { signUp: null, credentials: null };
      const humans = { signUp: false, credentials: false };
      const marks = [{ at: "now", doing: "dance" }];
      const trial = { id: "x", product: "", tester: "", notes: "", marks, counts, humans, finished: false, openAt: 1 };
      if (sessionStorage.length === 0) sessionStorage.setItem("groundwork-stopwatch", JSON.stringify(trial));
    };
    for (const before of [forbidden, strange]) {
      const { page } = await open({ server: createFakeStopwatch().server, clock: true, before });
      await press(page, "Start");
      await pass(page, 7);
      expect(await clock(page)).toBe("00:07");
    }
  });

  it("writes the scores that were chosen, with what they rest on, and no others", async () => {
    const { page, server } = await open({ server: timed(840).server });
    await page.locator("#proposals").waitFor();
    expect(server.answers.size).toBe(0);
    expect(await shownText(page, ".proposals")).toContain("B-13 Five-minute first app: not assessed → 2");
    await page.getByLabel("B-04 Account creation").uncheck();
    await press(page, "Write these scores");
    await expect.poll(() => state(page)).toBe("1 of 1 scores written to the Audit tab.");
    expect([...server.answers]).toEqual([
      ["B-13", { score: 2, evidence: "Stopwatch: By the median.", owner: "", rater: "Tester 1", scoredOn: TODAY }],
    ]);
    expect(await shownText(page, ".proposals")).toContain("B-13 Five-minute first app: 2, already so");
  });

  it("overwrites no score that somebody changed, and shows it", async () => {
    const { page, server } = await open({ server: timed(840).server });
    await page.locator("#proposals").waitFor();
    const theirs = { ...EMPTY, score: 1, evidence: "By hand", owner: "Ben", scoredOn: TODAY };
    server.answers.set("B-04", theirs);
    await press(page, "Write these scores");
    await expect.poll(() => state(page)).toBe("1 of 2 scores written to the Audit tab.");
    expect(server.answers.get("B-04")).toEqual(theirs);
    expect(await shownText(page, ".proposals")).toContain(
      "Not saved: somebody changed it to 1, By hand. Nothing was overwritten.",
    );
    await page.getByLabel("B-04 Account creation: 1 → 2").check();
    await press(page, "Write these scores");
    await expect.poll(() => server.answers.get("B-04")).toMatchObject({ score: 2, owner: "Ben" });
  });

  it("says which score was not saved, and saves it on the next try", async () => {
    const { page, server } = await open({ server: timed(840).server });
    await page.locator("#proposals").waitFor();
    server.fail("saveAnswer", LOCKED);
    await press(page, "Write these scores");
    await expect.poll(() => shownText(page, ".proposals li:first-child")).toContain(`Not saved: ${LOCKED}`);
    await expect.poll(() => state(page)).toBe("1 of 2 scores written to the Audit tab.");
    await press(page, "Write these scores");
    await expect.poll(() => server.answers.size).toBe(2);
  });
});

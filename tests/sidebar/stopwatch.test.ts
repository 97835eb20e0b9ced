import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { addRun, createFakeStopwatch, NO_RUN, timed } from "./fakeStopwatch";
import { describeSidebar, shownText } from "./open";

const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).click();
const clock = (page: Page) => page.getByRole("timer").textContent();
const state = (page: Page) => page.locator("#state").textContent();
const heading = (page: Page) => page.locator("#heading").textContent();
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id ?? "");
const pass = (page: Page, seconds: number) => page.clock.runFor(seconds * 1_000);

describeSidebar("Stopwatch", "the stopwatch sidebar", (open) => {
  it("says what a run gives before there is one, and asks for no product while there is only ours", async () => {
    const { page } = await open({ server: createFakeStopwatch().server });
    await expect.poll(() => shownText(page)).toContain("No run yet");
    expect(await shownText(page)).toContain("Press Start when sign-up opens.");
    expect(await page.getByRole("group", { name: "Product" }).count()).toBe(0);
  });

  it("times a first app by mouse, step by step, and saves it", async () => {
    const fake = createFakeStopwatch();
    fake.products.push({ product: "Acme", name: "Acme" });
    const { page } = await open({ server: fake.server, clock: true });
    await page.getByLabel("Acme").check();
    await page.locator("#tester").fill("Zoë");
    await press(page, "Start");
    await pass(page, 62);
    expect(await clock(page)).toBe("01:02");
    expect(await shownText(page, ".steps [aria-current]")).toBe("1 Sign up now 01:02");
    await press(page, /Credentials and app/);
    await pass(page, 30);
    await press(page, /Writing code/);
    await pass(page, 100);
    await press(page, /It runs/);
    expect(await heading(page)).toBe("It runs: 3 min 12 s");
    expect(await focused(page)).toBe("heading");
    expect(await shownText(page, ".verdict")).toBe("Against the bar of 5 minutes: meets the bar.");
    expect(await shownText(page, ".bars")).toContain("Writing code slowest 1 min 40 s");
    await press(page, "Save run");
    await expect.poll(() => state(page)).toBe("Saved: 3 min 12 s.");
    expect(fake.runs).toHaveLength(1);
    expect(fake.runs[0]).toMatchObject({
      product: "Acme",
      tester: "Zoë",
      finished: true,
      seconds: { ...NO_RUN.seconds, signUp: 62, credentials: 30, code: 100 },
      signUpSteps: null,
      credentialSteps: null,
    });
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  });

  it("can be worked by the keyboard alone", async () => {
    const fake = createFakeStopwatch();
    const { page } = await open({ server: fake.server, clock: true });
    await page.locator("#heading").waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.type("Ada 123");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.keyboard.press("+");
    await page.keyboard.press("+");
    await page.keyboard.press("+");
    await page.keyboard.press("-");
    await pass(page, 10);
    await page.keyboard.press("2");
    await pass(page, 5);
    await page.keyboard.press("Space");
    expect(await state(page)).toBe("Paused at 15 s.");
    await pass(page, 600);
    await page.keyboard.press("p");
    await pass(page, 5);
    await page.keyboard.press("1");
    await pass(page, 2);
    await page.keyboard.press("6");
    expect(await heading(page)).toBe("It runs: 22 s");
    await page.getByRole("button", { name: "Save run" }).focus();
    await page.keyboard.press("Enter");
    await expect
      .poll(() => fake.runs[0])
      .toMatchObject({
        tester: "Ada 123",
        seconds: { ...NO_RUN.seconds, signUp: 12, credentials: 10 },
        signUpSteps: 2,
      });
    await expect.poll(() => focused(page)).toBe("result");
  });

  it("leaves digits, signs and spaces to the notes in which they are typed, and to whom switched them off", async () => {
    const { page } = await open({ server: createFakeStopwatch().server, clock: true });
    await press(page, "Start");
    await page.locator("#notes").pressSequentially("2 keys + 1 p");
    expect(await page.locator("#notes").inputValue()).toBe("2 keys + 1 p");
    expect(await shownText(page, ".doing")).toBe("Now: Sign up");
    expect(await shownText(page, ".counter output")).toBe("not counted");
    await page.getByText("Keys", { exact: true }).click();
    await page.getByLabel("Single keys work the clock").uncheck();
    await page.keyboard.press("2");
    expect(await shownText(page, ".doing")).toBe("Now: Sign up");
  });

  it("leaves the space bar to the button that has the focus", async () => {
    const { page } = await open({ server: createFakeStopwatch().server, clock: true });
    await press(page, "Start");
    await page.getByRole("button", { name: /Reading/ }).focus();
    await page.keyboard.press("Space");
    expect(await shownText(page, ".doing")).toBe("Now: Reading");
  });

  it("announces steps, pauses and the end, and never the clock", async () => {
    const { page } = await open({ server: createFakeStopwatch().server, clock: true });
    await press(page, "Start");
    await page.evaluate(() => {
      const said: string[] = [];
      Object.assign(globalThis, { said });
      const listen = (element: Element) =>
        new MutationObserver(() => said.push(element.textContent ?? "")).observe(element, {
          childList: true,
          characterData: true,
          subtree: true,
        });
      for (const element of document.querySelectorAll("[role=status], [aria-live], output")) listen(element);
    });
    await pass(page, 30);
    await page.keyboard.press("2");
    await pass(page, 30);
    await page.keyboard.press("p");
    await pass(page, 30);
    await page.keyboard.press("p");
    await press(page, "Given up");
    expect(await page.evaluate(() => (globalThis as unknown as { said: string[] }).said)).toEqual([
      "Credentials and app, since 30 s.",
      "Paused at 1 min.",
      "Goes on: Credentials and app.",
      "Given up after 1 min. Not saved yet.",
    ]);
  });

  it("shows hours once there are any", async () => {
    const { page } = await open({ server: createFakeStopwatch().server, clock: true });
    await press(page, "Start");
    await page.clock.fastForward(3_725_000);
    expect(await clock(page)).toBe("1:02:05");
  });

  it("counts steps, takes them back to not counted, and notes who had to help", async () => {
    const fake = createFakeStopwatch();
    const { page } = await open({ server: fake.server, clock: true });
    await press(page, "Start");
    const count = page.locator(".counter output");
    await press(page, "Sign up: one step more");
    expect(await count.textContent()).toBe("1");
    await press(page, "Sign up: one step less");
    expect(await count.textContent()).toBe("0");
    await page.getByLabel("A person of ours had to act").check();
    await page.keyboard.press("2");
    await press(page, "Credentials and app: one step more");
    await press(page, "Credentials and app: one step less");
    await press(page, "Credentials and app: one step less");
    expect(await count.textContent()).toBe("not counted");
    await page.keyboard.press("3");
    expect(await page.locator(".counter").count()).toBe(0);
    await page.keyboard.press("6");
    await press(page, "Save run");
    await expect
      .poll(() => fake.runs[0])
      .toMatchObject({
        signUpSteps: 0,
        credentialSteps: null,
        signUpHuman: true,
        credentialHuman: false,
      });
  });

  it("stamps the time into the notes, where the cursor stands", async () => {
    const { page } = await open({ server: createFakeStopwatch().server, clock: true });
    await press(page, "Start");
    await pass(page, 134);
    await press(page, "Stamp the time");
    await page.keyboard.type("no key");
    await pass(page, 6);
    await press(page, "Stamp the time");
    expect(await page.locator("#notes").inputValue()).toBe("02:14 no key\n02:20 ");
    expect(await focused(page)).toBe("notes");
  });

  it("lets everything be put right before it is saved", async () => {
    const fake = createFakeStopwatch();
    const { page } = await open({ server: fake.server, clock: true });
    await press(page, "Start");
    await pass(page, 60);
    await page.keyboard.press("6");
    await page.getByLabel("No, it was given up").check();
    expect(await heading(page)).toBe("Given up after 1 min");
    expect(await shownText(page, ".verdict")).toContain("not finished, so it does not meet the bar");
    await page.getByLabel("Yes, it ran").check();
    await page.getByText("Correct the times").click();
    await page.locator("#time-docs").fill("13");
    await page.keyboard.press("Tab");
    expect(await shownText(page, ".corrections [role=status]")).toBe(
      "Reading: type minutes and seconds, such as 2:30.",
    );
    await page.locator("#time-docs").fill("13:00");
    await page.keyboard.press("Tab");
    expect(await heading(page)).toBe("It runs: 14 min");
    expect(await shownText(page, ".verdict")).toContain("9 min over the bar");
    await page.locator("#tester").fill("Ben");
    await page.locator("#notes").fill("all of it");
    await press(page, "Sign up: one step more");
    await press(page, "Save run");
    await expect
      .poll(() => fake.runs[0])
      .toMatchObject({
        finished: true,
        tester: "Ben",
        notes: "all of it",
        signUpSteps: 1,
        seconds: { ...NO_RUN.seconds, signUp: 60, docs: 780 },
      });
  });

  it.each([
    { way: "Undo the end", shows: "01:40" },
    { way: "Go on from now", shows: "01:10" },
  ])("goes back to the clock after an end that was none: $way", async ({ way, shows }) => {
    const { page } = await open({ server: createFakeStopwatch().server, clock: true });
    await press(page, "Start");
    await pass(page, 60);
    await page.keyboard.press("6");
    await pass(page, 30);
    await press(page, way);
    await pass(page, 10);
    expect(await clock(page)).toBe(shows);
    expect(await shownText(page, ".doing")).toBe("Now: Sign up");
  });

  it("asks before it discards a run", async () => {
    const { page, server } = await open({ server: createFakeStopwatch().server, clock: true });
    await press(page, "Start");
    await press(page, "Given up");
    await press(page, "Discard");
    expect(await state(page)).toBe("Discard this run? Its times and notes are lost.");
    await press(page, "Keep it");
    expect(await heading(page)).toBe("Given up after 0 s");
    await press(page, "Discard");
    await press(page, "Discard it");
    expect(await heading(page)).toBe("Time a first app");
    expect(server.calls.map(({ name }) => name)).toEqual(["readStopwatch"]);
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  });

  it("shows what the runs say, and each of them", async () => {
    const fake = timed(250, 840, 1_000);
    fake.products.push({ product: "Acme", name: "Acme Inc." });
    addRun(fake, {
      ...NO_RUN,
      id: "r",
      product: "Acme",
      tester: "Ida",
      finished: false,
      notes: "lost",
      signUpHuman: true,
    });
    const { page, server } = await open({ server: fake.server });
    await page.locator("#result").waitFor();
    const text = await shownText(page);
    for (const words of [
      "3, 3 finished",
      "14 min, 9 min over the bar of 5 min",
      "Credentials and app slowest",
      "Runs (4)",
    ])
      expect(text).toContain(words);
    expect(await shownText(page, ".log details:first-child summary")).toBe("22 Nov 2026: 0 s, given up Acme Inc. Ida");
    await page.locator(".log summary").first().click();
    expect(await shownText(page, ".log details:first-child")).toContain("not counted, a person of ours had to act");
    expect(await shownText(page, ".log .notes")).toBe("lost");
    await press(page, "Show in sheet");
    await expect.poll(() => server.calls.at(-1)).toEqual({ name: "showTab", request: { tab: "runs", row: 9 } });
    await expect.poll(() => state(page)).toBe("The Runs tab is shown.");
  });

  it("says what the time over the bar costs, and saves the sign-ups for that", async () => {
    const fake = timed(840);
    const { page } = await open({ server: fake.server });
    await page.locator("#sign-ups").fill("1,200");
    await page.keyboard.press("Enter");
    await expect.poll(() => fake.settings.signUps).toBe(1_200);
    await expect
      .poll(() => shownText(page, ".loss"))
      .toBe(
        "Developers lose about 180 hours a year to the time over 5 minutes. This assumes that each of the 1,200 takes as long as your testers did on average.",
      );
    await page.locator("#sign-ups").fill("many");
    await page.keyboard.press("Enter");
    expect(await shownText(page, "#sign-ups-state")).toBe("Type a whole number, such as 1200.");
    expect(fake.settings.signUps).toBe(1_200);
  });

  it.each([
    { choice: "Keep theirs: 500", saved: 500 },
    { choice: "Use mine: 700", saved: 700 },
  ])("overwrites no sign-ups that somebody else typed: $choice", async ({ choice, saved }) => {
    const fake = timed(840);
    const { page } = await open({ server: fake.server });
    await page.locator("#sign-ups").waitFor();
    fake.settings.signUps = 500;
    await page.locator("#sign-ups").fill("700");
    await page.keyboard.press("Tab");
    await page.getByRole("button", { name: choice }).waitFor();
    expect(fake.settings.signUps).toBe(500);
    await press(page, choice);
    await expect.poll(() => page.locator("#sign-ups").inputValue()).toBe(String(saved));
    await expect.poll(() => fake.settings.signUps).toBe(saved);
  });
});

import type { Page } from "playwright-core";
import { describe, expect, it, test } from "vitest";
import { findingOf } from "../../src/sidebar/rivals/finding";
import { ASKED, createFakeRivals, type FakeRivals, NO_ANSWER, scoredRivals } from "./fakeRivals";
import { describeSidebar, shownText } from "./open";

const LOCKED = "Somebody else is changing this plan right now. Nothing was written; try again in a moment.";

const heading = (page: Page) => page.locator("#criterion");
const state = (page: Page) => page.locator("#state").textContent();
const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).click();
const name = (page: Page, rival: number) => page.locator(`#rival-${rival}`);
const sent = ({ server }: FakeRivals, call: string) => server.calls.filter((each) => each.name === call);

describeSidebar("Rivals", "the rivals sidebar", (open) => {
  it("explains itself before there is a rival, and begins with the first name", async () => {
    const fake = createFakeRivals();
    const { page } = await open({ server: fake.server });
    await expect.poll(() => heading(page).textContent()).toBe("Developers compare. So can you.");
    expect(await page.getByRole("button", { name: "Next" }).isVisible()).toBe(false);
    await name(page, 1).fill(" Acme ");
    await page.keyboard.press("Tab");
    await expect.poll(() => fake.names).toEqual(["Acme", "", ""]);
    await expect.poll(() => heading(page).textContent()).toBe("Messaging: what");
    expect(await shownText(page, "#rival-1-state")).toMatch(/^Saved at /);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("rival-2");
    expect(await page.getByLabel("Acme 0 of 14").isChecked()).toBe(true);
  });

  it("can be answered as a whole by the keyboard alone", async () => {
    const fake = scoredRivals("2", { Acme: "" });
    const { page } = await open({ server: fake.server });
    for (const [index, criterion] of ASKED.entries()) {
      await expect.poll(() => heading(page).textContent()).toBe(criterion.name);
      expect(await page.evaluate(() => document.activeElement?.id)).toBe("criterion");
      await page.keyboard.press(String(index % 4));
      await page.keyboard.press("ArrowRight");
    }
    await expect.poll(() => heading(page).textContent()).toBe("Side by side");
    await expect
      .poll(() => ASKED.map(({ id }) => fake.answers.get(`1 ${id}`)?.score))
      .toEqual(ASKED.map((_, index) => index % 4));
    await page.keyboard.press("ArrowLeft");
    expect(await heading(page).textContent()).toBe("Status codes and errors");
  });

  it("shows our own score beside the question, and jumps to any criterion", async () => {
    const { page } = await open({ server: scoredRivals("2", { Acme: "013" }).server });
    await expect.poll(() => heading(page).textContent()).toBe("Account creation");
    expect(await shownText(page, ".ours")).toBe("Ours: not assessed");
    await page.getByText("All criteria").click();
    await page.locator(".jump button").first().click();
    expect(await shownText(page, ".ours")).toBe("Ours: 2 - 3-4 of 5 can");
    expect(await page.getByRole("radio", { name: "Outsiders cannot say" }).isChecked()).toBe(true);
  });

  it("keeps the answers of rivals apart", async () => {
    const fake = createFakeRivals("Acme", "", "Gamma");
    const { page } = await open({ server: fake.server });
    await heading(page).waitFor();
    await page.keyboard.press("1");
    await page.getByLabel("Gamma 0 of 14").check();
    await page.getByRole("radio", { name: "5 of 5 can" }).check();
    await page.locator("#evidence").fill("Their front page");
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => fake.answers.get("3 B-01")).toEqual({ score: 3, evidence: "Their front page" });
    expect(fake.answers.get("1 B-01")).toEqual({ score: 1, evidence: "" });
    await expect.poll(() => shownText(page, ".choices")).toBe("Acme 1 of 14 Gamma 1 of 14 Side by side");
  });

  it("puts all products side by side, in words and in a table with headers", async () => {
    const fake = scoredRivals("21231203312031", { Acme: "333333333333-3", Beta: "0" });
    fake.medians.set(0, 14).set(1, null);
    const { page, server } = await open({ server: fake.server });
    await page.getByLabel("Side by side").check();
    expect(await shownText(page, ".product >> nth=0")).toBe(
      "We · Groundwork Score 57% 14 of 14 scored Weakest: B-07 Docs true and complete (0) First app: median 14 min, 5 runs Slowest: Credentials and app (9 min)",
    );
    expect(await shownText(page, ".product >> nth=1")).toContain("half or more not finished");
    expect(await shownText(page, ".product >> nth=2")).toContain("Too little for a score");
    const row = page.getByRole("row", { name: /B-13/ });
    expect(await row.getByRole("rowheader").innerText()).toContain("Five-minute first app");
    expect(await row.getByRole("cell").allTextContents()).toEqual(["3", "not assessed–", "not assessed–"]);
    expect(await page.getByRole("columnheader").allTextContents()).toEqual([
      "Criterion",
      "WeGroundwork",
      "AAcme",
      "BBeta",
    ]);
    expect(await page.getByRole("row", { name: /B-01/ }).getByRole("cell").nth(1).textContent()).toBe(
      "3▲, ahead of us",
    );
    await press(page, "Time it: Beta");
    await expect.poll(() => server.calls.at(-1)?.name).toBe("stopwatchForm");
    await press(page, "Show in the Rivals tab");
    await expect.poll(() => server.calls.at(-1)).toEqual({ name: "showTab", request: { tab: "rivals" } });
  });

  it("opens the stopwatch only when everything is saved", async () => {
    const fake = createFakeRivals("Acme");
    const { page, server } = await open({ server: fake.server });
    await heading(page).waitFor();
    server.fail("saveRivalAnswer", LOCKED);
    await page.keyboard.press("2");
    await expect.poll(() => state(page)).toContain("Not saved");
    await page.getByLabel("Side by side").check();
    await press(page, "Time it: Acme");
    await expect.poll(() => state(page)).toBe(`Not left, because Acme B-01 is not saved: ${LOCKED}`);
    expect(sent(fake, "stopwatchForm")).toEqual([]);
    await press(page, "Try again");
    await expect.poll(() => sent(fake, "stopwatchForm")).toHaveLength(1);
    expect(fake.answers.get("1 B-01")?.score).toBe(2);
  });

  it("keeps an answer that was not saved, and saves it on Try again or after a reload", async () => {
    const fake = createFakeRivals("Acme");
    const { page, server } = await open({ server: fake.server });
    server.fail("saveRivalAnswer", LOCKED);
    await page.locator("#evidence").fill("Four steps");
    await page.locator("#criterion").focus();
    await expect.poll(() => state(page)).toBe(`Not saved: ${LOCKED}`);
    await page.reload();
    expect(await shownText(page, ".asides")).toContain("Four steps");
    server.fail("saveRivalAnswer", LOCKED);
    await press(page, "Use it");
    await expect.poll(() => state(page)).toBe(`Not saved: ${LOCKED}`);
    await press(page, "Try again");
    await expect.poll(() => fake.answers.get("1 B-01")).toEqual({ score: null, evidence: "Four steps" });
    await expect.poll(() => state(page)).toMatch(/^Saved at /);
  });

  it("uses an answer that comes late", async () => {
    const fake = createFakeRivals("Acme");
    const { page, server } = await open({ server: fake.server, clock: true });
    await heading(page).waitFor();
    const held = server.hold("saveRivalAnswer");
    await page.keyboard.press("2");
    const call = await held;
    await page.clock.runFor(8_100);
    await expect.poll(() => state(page)).toContain("several Google accounts");
    call.release();
    await expect.poll(() => state(page)).toBe("Saved at 14:02");
  });

  it.each([
    { choice: "Keep theirs", score: 3 },
    { choice: "Use mine", score: 2 },
  ])("lets somebody choose who changed an answer first: $choice", async ({ choice, score }) => {
    const fake = createFakeRivals("Acme");
    const { page } = await open({ server: fake.server });
    await heading(page).waitFor();
    fake.answers.set("1 B-01", { ...NO_ANSWER, score: 3 });
    await page.keyboard.press("2");
    await expect.poll(() => state(page)).toBe("Not saved: somebody else changed this answer.");
    expect(fake.answers.get("1 B-01")?.score).toBe(3);
    await press(page, "Compare");
    expect(await shownText(page, ".versions")).toBe("Theirs Score 3 Mine Score 2");
    await press(page, choice);
    await expect.poll(() => page.getByRole("radio").nth(score).isVisible()).toBe(true);
    await expect.poll(() => fake.answers.get("1 B-01")?.score).toBe(score);
    await expect.poll(() => page.locator("input[name=score]").nth(score).isChecked()).toBe(true);
    expect(await page.locator(".versions").count()).toBe(0);
  });

  it.each([
    { choice: "Keep theirs: Beta", kept: "Beta" },
    { choice: "Use mine: Gamma", kept: "Gamma" },
  ])("overwrites no name that somebody else typed: $choice", async ({ choice, kept }) => {
    const fake = createFakeRivals();
    const { page } = await open({ server: fake.server });
    await heading(page).waitFor();
    fake.names[0] = "Beta";
    await name(page, 1).fill("Gamma");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: choice }).waitFor();
    expect(fake.names[0]).toBe("Beta");
    await press(page, choice);
    await expect.poll(() => fake.names[0]).toBe(kept);
    await expect.poll(() => name(page, 1).inputValue()).toBe(kept);
  });

  it("says that a name was not saved, and saves it on Try again", async () => {
    const fake = createFakeRivals();
    const { page, server } = await open({ server: fake.server });
    server.fail("saveRivalName", LOCKED);
    await name(page, 2).fill("Acme");
    await page.keyboard.press("Enter");
    await expect.poll(() => shownText(page, "#rival-2-state")).toBe(`Not saved: ${LOCKED}`);
    await press(page, "Try again");
    await expect.poll(() => fake.names).toEqual(["", "Acme", ""]);
    await expect.poll(() => page.getByLabel("Acme 0 of 14").isChecked()).toBe(true);
  });
});

describe("what the comparison comes to", () => {
  const found = async (fake: FakeRivals) => findingOf((await fake.server.answer("readRivals", undefined)) as never);
  const timedAt = (fake: FakeRivals) => {
    fake.medians.set(0, 14);
    return fake;
  };

  test.each([
    {
      when: "nothing is scored for both",
      fake: scoredRivals("-2", { Acme: "3" }),
      says: "No criterion is scored for a rival and for you yet, so nothing can be compared; your own first app was never timed.",
    },
    {
      when: "all is known",
      fake: timedAt(scoredRivals("11111111111111", { Acme: "22222000111111" })),
      says: "Acme is ahead of you on 5 of 14, and behind on 3; you are slowest at Credentials and app (9 min).",
    },
    {
      when: "some is unknown on either side",
      fake: timedAt(scoredRivals("1-11", { Acme: "22-1" })),
      says: "Acme is ahead of you on 1 of the 2 criteria that are scored for both; you are slowest at Credentials and app (9 min).",
    },
    {
      when: "two are equally far ahead",
      fake: timedAt(scoredRivals("11", { Acme: "21", Beta: "12" })),
      says: "Acme and Beta are ahead of you on 1 criterion each; you are slowest at Credentials and app (9 min).",
    },
    {
      when: "nobody is ahead",
      fake: timedAt(scoredRivals("22", { Acme: "21", Beta: "2" })),
      says: "Nobody is ahead of you on a criterion scored for both (Acme: 2 of 14, Beta: 1 of 14); you are slowest at Credentials and app (9 min).",
    },
  ])("is said in one sentence when $when", async ({ fake, says }) => {
    expect(await found(fake)).toBe(says);
  });
});

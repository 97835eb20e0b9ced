import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { createFakeSnapshots, type FakeSnapshots, springAndSummer, summerAndNow } from "./fakeSnapshots";
import { describeSidebar, shownText } from "./open";

const LOCKED = "Somebody else is changing this plan right now.";

const state = (page: Page) => page.locator("#state").textContent();
const region = (page: Page, name: string) => page.getByRole("region", { name });
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const focusedText = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? "");
const sent = (server: FakeSnapshots, name = "takeSnapshot") => server.calls.filter((call) => call.name === name);
const sentence = (page: Page) => page.locator("#compared").textContent();
const words = async (page: Page, name: string) => (await region(page, name).innerText()).replace(/\s+/g, " ").trim();

describeSidebar("Snapshots", "the snapshots sidebar", (openAny) => {
  const open = async (server = summerAndNow(), options: Parameters<typeof openAny>[0] = {}) => ({
    ...(await openAny({ ...options, server })),
    server,
  });

  it("says what a snapshot gives while there is none, and keeps the first one", async () => {
    const server = createFakeSnapshots();
    server.score({ "B-01": 2, "B-02": 1 });
    const { page } = await open(server);
    expect(await words(page, "Snapshots")).toContain("No snapshot yet");
    expect(await words(page, "This audit")).toBe("This audit 2 of 56 scored.");
    expect(await region(page, "Compare").isVisible()).toBe(false);
    await press(page, "Take a snapshot");
    await expect.poll(() => state(page)).toBe("Snapshot kept with 2 scores.");
    expect(await words(page, "Snapshots")).toContain("22 Nov 2026, 14:02 2 scores");
    expect(await region(page, "Compare").isVisible()).toBe(true);
  });

  it("takes one with a note, by the keyboard alone, and shows it in the sheet", async () => {
    const { page, server } = await open();
    await page.locator("#note").focus();
    await page.keyboard.type("After the relaunch");
    await page.keyboard.press("Enter");
    await expect.poll(() => state(page)).toBe("Snapshot kept with 18 scores.");
    expect(server.kept[0]).toMatchObject({ note: "After the relaunch" });
    expect(await page.locator("#note").inputValue()).toBe("");
    expect(await words(page, "Snapshots")).toMatch(/Kept so far 22 Nov 2026, 14:02 After the relaunch 18 scores/);
    await press(page, "Show in sheet");
    await expect.poll(() => server.calls.at(-1)).toEqual({ name: "showTab", request: { tab: "history", row: 7 } });
  });

  it("shows an older snapshot in the sheet", async () => {
    const { page, server } = await open();
    await page.getByRole("button", { name: "Show in sheet snapshot of 1 Jul 2026, 09:30" }).click();
    await expect.poll(() => server.calls.at(-1)).toEqual({ name: "showTab", request: { tab: "history", row: 5 } });
    await expect.poll(() => state(page)).toBe("The snapshot is shown.");
  });

  it("keeps the note of a failed snapshot, and writes it once on Try again", async () => {
    const { page, server } = await open();
    server.fail("takeSnapshot", LOCKED);
    await page.locator("#note").fill("End of Q3");
    await press(page, "Take a snapshot");
    await expect.poll(() => state(page)).toBe(`No snapshot taken: ${LOCKED}`);
    expect(await page.locator("#note").inputValue()).toBe("End of Q3");
    await press(page, "Try again");
    await expect.poll(() => state(page)).toContain("Snapshot kept");
    expect(server.kept).toHaveLength(3);
    const ids = sent(server).map(({ request }) => (request as { id: string }).id);
    expect(ids).toEqual([ids[0], ids[0]]);
  });

  it("gives every snapshot an id of its own", async () => {
    const { page, server } = await open();
    for (const count of [3, 4]) {
      await press(page, "Take a snapshot");
      await expect.poll(() => server.kept.length).toBe(count);
      await expect.poll(() => page.locator("form").getAttribute("aria-busy")).toBe("false");
    }
  });

  it("writes once what was sent again because no answer came, and uses the answer that comes late", async () => {
    const { page, server } = await open(undefined, { clock: true });
    await page.locator("#note").fill("End of Q3");
    const held = server.hold("takeSnapshot");
    await press(page, "Take a snapshot");
    const call = await held;
    await page.clock.runFor(8_100);
    await expect.poll(() => state(page)).toContain("No answer yet: Google Sheets does not answer.");
    const second = server.hold("takeSnapshot");
    await press(page, "Try again");
    const again = await second;
    call.release();
    await expect.poll(() => state(page)).toContain("Snapshot kept");
    await page.locator("#note").fill("Typed meanwhile");
    again.release();
    await expect.poll(() => words(page, "Snapshots")).toContain("End of Q3");
    expect(server.kept).toHaveLength(3);
    expect(await page.locator("#note").inputValue()).toBe("Typed meanwhile");
  });

  it("ties a refusal to the note when it names it", async () => {
    const { page, server } = await open();
    server.fail("takeSnapshot", "note: 5001 characters are too many; at most 5000 fit. Nothing was saved.");
    await press(page, "Take a snapshot");
    await expect.poll(() => page.locator("#note").getAttribute("aria-invalid")).toBe("true");
  });

  it("starts a re-audit after a yes, says what is left, and leads to the first tier", async () => {
    const { page, server } = await open();
    await press(page, "Start a re-audit…");
    expect(await focusedText(page)).toBe("Start a re-audit?");
    const question = await words(page, "Start a re-audit?");
    for (const told of ["A snapshot of today is kept first", "every score counts as ageing", "No score is deleted"]) {
      expect(question).toContain(told);
    }
    expect(sent(server)).toHaveLength(0);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect
      .poll(() => words(page, "This audit"))
      .toBe("This audit This audit began on 22 Nov 2026; 56 of 56 still to score or confirm.");
    expect(await focusedText(page)).toBe("This audit");
    expect(server.kept).toHaveLength(3);
    expect(await region(page, "Start a re-audit?").isVisible()).toBe(false);
    await press(page, "Score the first tier");
    await expect
      .poll(() => server.calls.at(-1))
      .toEqual({ name: "auditForm", request: { tier: "B", rating: "first" } });
  });

  it.each([
    { way: "No, not now", leave: (page: Page) => press(page, "No, not now") },
    { way: "Esc", leave: (page: Page) => page.keyboard.press("Escape") },
  ])("does not start a re-audit on $way", async ({ leave }) => {
    const { page, server, gridFocused } = await open();
    await press(page, "Start a re-audit…");
    await leave(page);
    expect(await region(page, "Start a re-audit?").isVisible()).toBe(false);
    expect(await focusedText(page)).toBe("Start a re-audit…");
    expect(sent(server)).toHaveLength(0);
    expect(await gridFocused()).toBe(0);
    await page.keyboard.press("Escape");
    expect(await gridFocused()).toBe(1);
  });

  it("starts a re-audit once when the first try fails", async () => {
    const { page, server } = await open();
    server.fail("takeSnapshot", LOCKED);
    await press(page, "Start a re-audit…");
    await press(page, "Yes, start it");
    await expect.poll(() => state(page)).toBe(`Not started: ${LOCKED}`);
    expect(await region(page, "Start a re-audit?").isVisible()).toBe(true);
    await press(page, "Try again");
    await expect.poll(() => words(page, "This audit")).toContain("This audit began on 22 Nov 2026");
    expect(server.kept).toHaveLength(3);
  });

  it("does not take a failed snapshot for the one that a re-audit needs", async () => {
    const { page, server } = await open();
    server.fail("takeSnapshot", LOCKED);
    await press(page, "Take a snapshot");
    await expect.poll(() => state(page)).toContain("No snapshot taken");
    await press(page, "Start a re-audit…");
    await press(page, "Yes, start it");
    await expect.poll(() => words(page, "This audit")).toContain("This audit began");
    const ids = sent(server).map(({ request }) => (request as { id: string }).id);
    expect(ids[0]).not.toBe(ids[1]);
  });

  it("compares the newest snapshot with now, by the keyboard alone", async () => {
    const { page, server } = await open();
    await page.locator("#to").focus();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect
      .poll(() => sentence(page))
      .toBe("2 rose, 1 fell, 1 newly assessed, 1 no longer assessed, 1 went stale since 1 Aug 2026, 10:00.");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("compared");
    const text = await shownText(page, ".comparison");
    for (const told of [
      "50 criteria unchanged.",
      "Rose (2) B-05 Credentials and app: 2 → 3",
      "B-13 Five-minute first app: 1 → 3",
      "Fell (1) B-01 Messaging: what: 1 → 0",
      "Newly assessed (1) B-20",
      "No longer assessed (1) B-02 Messaging: success: was 1",
      "Gone stale (1) B-04 Account creation: still 1",
    ]) {
      expect(text).toContain(told);
    }
    expect(sent(server, "compareSnapshots").at(-1)?.request).toEqual({ from: "kept 2026-08-01 10:00", to: "now" });
  });

  it("shows the tiers at both times in a table", async () => {
    const { page } = await open();
    await press(page, "Compare");
    const table = page.getByRole("table", { name: "The tiers at both times" });
    const row = table.getByRole("row", { name: /Basic enablement/ });
    expect((await row.innerText()).replace(/\s+/g, " ").trim()).toBe(
      "Basic enablement 35% → 41% fails 1 of 10 → 2 of 10",
    );
    const education = table.getByRole("row", { name: /Education/ });
    expect((await education.innerText()).replace(/\s+/g, " ").trim()).toBe("Education no score – unknown none");
    expect(await table.getByRole("columnheader").allInnerTexts()).toEqual(["Tier", "Score", "Status", "Gates"]);
  });

  it("offers only later times to compare with, and says between which it compared", async () => {
    const { page } = await open();
    expect(await page.locator("#to option").allInnerTexts()).toEqual(["Now"]);
    await page.locator("#from").selectOption("kept 2026-07-01 09:30");
    expect(await page.locator("#to option").allInnerTexts()).toEqual(["Now", "1 Aug 2026, 10:00"]);
    await page.locator("#to").selectOption("1 Aug 2026, 10:00");
    await press(page, "Compare");
    await expect.poll(() => sentence(page)).toBe("1 rose between 1 Jul 2026, 09:30 and 1 Aug 2026, 10:00.");
    await page.locator("#from").selectOption("kept 2026-08-01 10:00");
    expect(await page.locator("#to").inputValue()).toBe("now");
    expect(await page.locator(".comparison").textContent()).toBe("");
  });

  it("says that nothing changed", async () => {
    const { page, server } = await open();
    server.stale.clear();
    await press(page, "Take a snapshot");
    await expect.poll(() => state(page)).toContain("Snapshot kept");
    await page.locator("#from").selectOption(server.kept[0]!.id);
    await press(page, "Compare");
    await expect.poll(() => sentence(page)).toBe("Nothing changed since 22 Nov 2026, 14:02.");
    expect(await page.locator(".comparison").innerText()).toContain("56 criteria unchanged.");
  });

  it("shows a changed criterion in the Audit tab", async () => {
    const { page, server } = await open();
    await press(page, "Compare");
    await page.getByRole("button", { name: /B-05 Credentials and app/ }).click();
    await expect.poll(() => server.calls.at(-1)).toEqual({ name: "showTab", request: { tab: "audit", row: 17 } });
  });

  it("keeps what was compared while another snapshot is taken", async () => {
    const { page } = await open();
    await press(page, "Compare");
    await expect.poll(() => sentence(page)).toContain("2 rose");
    await press(page, "Take a snapshot");
    await expect.poll(() => state(page)).toContain("Snapshot kept");
    expect(await sentence(page)).toContain("since 1 Aug 2026, 10:00");
    expect(await page.locator("#from").inputValue()).toBe("kept 2026-08-01 10:00");
  });

  it("says why it could not compare, and tries again", async () => {
    const { page, server } = await open();
    server.fail("compareSnapshots", LOCKED);
    await press(page, "Compare");
    await expect.poll(() => words(page, "Compare")).toContain(`Not compared: ${LOCKED}`);
    await press(page, "Try again");
    await expect.poll(() => sentence(page)).toContain("2 rose");
  });

  it("shows the comparison that was asked last, whatever comes last", async () => {
    const { page, server } = await open();
    const held = server.hold("compareSnapshots");
    await press(page, "Compare");
    const call = await held;
    await page.locator("#from").selectOption("kept 2026-07-01 09:30");
    await press(page, "Compare");
    await expect.poll(() => sentence(page)).toContain("since 1 Jul 2026");
    call.release();
    await press(page, "Take a snapshot");
    await expect.poll(() => state(page)).toContain("Snapshot kept");
    expect(await sentence(page)).toContain("since 1 Jul 2026");
  });

  it("reads again after a failed reading", async () => {
    const server = summerAndNow();
    server.fail("readSnapshots", LOCKED);
    const { page } = await open(server);
    await expect.poll(() => shownText(page, ".notice")).toContain(`Could not read the snapshots ${LOCKED}`);
    await press(page, "Try again");
    await expect.poll(() => words(page, "This audit")).toContain("18 of 56 scored, 1 of them ageing.");
  });
});

describeSidebar("Snapshots", "going through time", (openAny) => {
  const open = async (server = springAndSummer()) => {
    const { page, ...rest } = await openAny({ server });
    await page.locator("#moment").waitFor();
    return { ...rest, page, server };
  };
  const valueText = (page: Page) => page.locator("#moment").getAttribute("aria-valuetext");
  const cells = async (page: Page, table: string, row: string) => {
    const found = page.getByRole("table", { name: table }).getByRole("row", { name: new RegExp(`^${row}`) });
    return (await found.getByRole("cell").allInnerTexts()).map((text) => text.replace(/\s+/g, " ").trim());
  };

  it("begins with now, beside the newest snapshot", async () => {
    const { page } = await open();
    expect(await valueText(page)).toBe("Now");
    expect(await shownText(page, "#moment-title")).toBe("Now");
    expect(await page.locator(".replay").innerText()).toContain("Beside 1 Sept 2026, 09:00");
    expect(await page.locator(".replay").innerText()).toContain("Nothing changed.");
  });

  it("goes by the arrow keys, Home and End, and says where it is with date and note", async () => {
    const { page } = await open();
    await page.locator("#moment").focus();
    await page.keyboard.press("ArrowLeft");
    expect(await valueText(page)).toBe("1 Sept 2026, 09:00");
    await page.keyboard.press("ArrowLeft");
    expect(await valueText(page)).toBe("1 Jun 2026, 09:00: Docs funded");
    await page.keyboard.press("Home");
    expect(await valueText(page)).toBe("1 Mar 2026, 09:00: Before the docs sprint");
    expect(await page.locator(".replay").innerText()).toContain("there is none before it");
    await page.keyboard.press("End");
    expect(await valueText(page)).toBe("Now");
  });

  it("goes by its buttons, which end where time does", async () => {
    const { page } = await open();
    await page.getByRole("button", { name: "Later", exact: true }).focus();
    await page.keyboard.press("Enter");
    expect(await valueText(page)).toBe("Now");
    for (const _ of [1, 2, 3]) await press(page, "Earlier");
    expect(await valueText(page)).toBe("1 Mar 2026, 09:00: Before the docs sprint");
    const disabled = (name: string) => page.getByRole("button", { name, exact: true }).getAttribute("aria-disabled");
    expect([await disabled("Earlier"), await disabled("Later")]).toEqual(["true", "false"]);
  });

  it("tells what changed, what it cost, and that the one is not yet the cause of the other", async () => {
    const { page } = await open();
    await press(page, "Earlier");
    const summer = await words(page, "Go through time");
    expect(summer).toContain("Time to first success fell from 2,400 to 1,200 minutes, which is better.");
    expect(summer).toContain("Adoption rose from 100 to 130 developers (Q1, then Q2).");
    expect(summer).toContain("What moved in the same time need not have caused each other: that is not yet a cause.");
    await press(page, "Earlier");
    const spring = await words(page, "Go through time");
    expect(spring).toMatch(/42,000 USD more is planned in it/);
    expect(spring).toContain("12,000 USD more was paid (0 USD before, 12,000 USD after).");
    expect(spring).not.toContain("not yet a cause");
  });

  it("shows both times side by side: tiers, money, verdicts, KPIs and the funnel", async () => {
    const { page } = await open();
    await press(page, "Earlier");
    expect(await cells(page, "Tiers", "Basic enablement")).toEqual(["35% 1 of 10 gates", "35% 1 of 10 gates"]);
    expect(await cells(page, "Steering KPIs", "Time to first success")).toEqual([
      "2,400 minutes target 5",
      "1,200 minutes target 5",
    ]);
    expect(await cells(page, "Funnel, developers", "Adoption")).toEqual(["100 Q1", "130 Q2"]);
    await press(page, "Earlier");
    expect(await cells(page, "Expected cost in USD", "Basic enablement")).toEqual(["8,000", "50,000"]);
    expect(await cells(page, "Expected cost in USD", "Paid")).toEqual(["0", "12,000"]);
    expect(await cells(page, "Expected cost by verdict in USD", "FUND FIRST")).toEqual([
      "8,000 1 activity",
      "50,000 1 activity",
    ]);
    const heads = page.getByRole("table", { name: "Tiers" }).getByRole("columnheader");
    expect(await heads.allInnerTexts()).toEqual(["What", "1 Mar 2026, 09:00", "1 Jun 2026, 09:00"]);
  });

  it("shows what is another value than before in bold, and nothing else", async () => {
    const { page } = await open();
    await press(page, "Earlier");
    expect(await page.locator(".beside .changed").allInnerTexts()).toEqual(["1,200 minutes\ntarget 5", "130\nQ2"]);
    await page.locator("#moment").focus();
    await page.keyboard.press("Home");
    expect(await page.locator(".beside .changed").count()).toBe(0);
  });

  it("keeps a table closed that a person closed", async () => {
    const { page } = await open();
    await page.locator("summary", { hasText: "Tiers" }).click();
    await press(page, "Earlier");
    expect(await page.getByRole("table", { name: "Tiers" }).isVisible()).toBe(false);
    expect(await page.getByRole("table", { name: "Steering KPIs" }).isVisible()).toBe(true);
  });

  it("is not there without a snapshot, and with one goes from it to now", async () => {
    const server = createFakeSnapshots();
    const { page } = await openAny({ server });
    await expect.poll(() => words(page, "Snapshots")).toContain("No snapshot yet");
    expect(await region(page, "Go through time").isVisible()).toBe(false);
    await press(page, "Take a snapshot");
    await expect.poll(() => region(page, "Go through time").isVisible()).toBe(true);
    await press(page, "Earlier");
    expect(await valueText(page)).toBe("22 Nov 2026, 14:02");
  });

  it("stays at its moment when another snapshot is taken", async () => {
    const { page } = await open();
    await page.locator("#moment").focus();
    await page.keyboard.press("Home");
    await press(page, "Take a snapshot");
    await expect.poll(() => state(page)).toContain("Snapshot kept");
    expect(await valueText(page)).toBe("1 Mar 2026, 09:00: Before the docs sprint");
  });

  it("says of a snapshot from before money was kept that it is not known, and not nothing", async () => {
    const server = createFakeSnapshots();
    const { rest } = server;
    server.rest = { ...rest, activities: null };
    server.keep("2026-01-01 08:00");
    server.rest = rest;
    const { page } = await open(server);
    expect(await words(page, "Go through time")).toContain("no money was kept at the earlier time");
    expect(await cells(page, "Expected cost in USD", "Paid")).toEqual(["not known –", "0"]);
  });

  it("names damaged rows and shows them in the sheet", async () => {
    const server = springAndSummer();
    server.damaged.push({ row: 17, why: "its kind is “rumour”, which is none of ours" });
    const { page } = await open(server);
    await page.getByText("1 row of the History tab is damaged").click();
    await page.getByRole("button", { name: "Row 17: its kind is “rumour”, which is none of ours" }).click();
    await expect.poll(() => server.calls.at(-1)).toEqual({ name: "showTab", request: { tab: "history", row: 17 } });
  });

  it("tells what any two times differ in, and what that cost", async () => {
    const { page } = await open();
    await page.locator("#from").selectOption("kept 2026-03-01 09:00");
    await page.locator("#to").selectOption("kept 2026-09-01 09:00");
    await press(page, "Compare");
    await expect.poll(() => sentence(page)).toContain("1 rose between");
    const told = await shownText(page, ".comparison");
    for (const part of ["12,000 USD more was paid", "fell from 2,400 to 1,200 minutes", "not yet a cause"])
      expect(told).toContain(part);
  });
});

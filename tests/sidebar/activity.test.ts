import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { createFakeServer, EMPTY } from "./fakeServer";
import { describeSidebar, shownText } from "./open";

const search = (page: Page) => page.getByRole("combobox", { name: "Activity" });
const state = (page: Page) => page.locator("#state").textContent();
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id ?? "");

async function choose(page: Page, words: string): Promise<void> {
  await search(page).fill(words);
  await page.keyboard.press("Enter");
}

describeSidebar("Activity", "the activity sidebar", (open) => {
  it("adds an activity by the keyboard alone", async () => {
    const { page, server } = await open();
    await search(page).waitFor();
    expect(await focused(page)).toBe("search");
    await page.keyboard.type("community");
    await expect.poll(() => page.getByRole("option").count()).toBe(9);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    const active = await search(page).getAttribute("aria-activedescendant");
    expect(await shownText(page, `#${active}`)).toContain("Chat community");
    await page.keyboard.press("Enter");
    expect(await search(page).inputValue()).toBe("Chat community, Slack or Discord (first year)");
    expect(await search(page).getAttribute("aria-expanded")).toBe("false");
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe("quantity");
    await page.keyboard.press("Control+a");
    await page.keyboard.type("2");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Q3");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Zoë");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await page.getByText("What the rules say").waitFor();
    // Over the rules and the three cheaper activities.
    for (let step = 0; step < 5; step++) await page.keyboard.press("Tab");
    expect(await focused(page)).toBe("add");
    await page.keyboard.press("Enter");
    await expect.poll(() => state(page)).toBe("Added to row 7 of Budget.");
    expect(server.rows).toEqual([
      {
        id: expect.stringMatching(/^[\w-]{32,}$/),
        own: null,
        activity: "Chat community, Slack or Discord (first year)",
        quantity: 2,
        quarter: "Q3",
        owner: "Zoë",
        running: true,
        listeningTrip: false,
      },
    ]);
    expect(await focused(page)).toBe("search");
    expect(await search(page).inputValue()).toBe("");
    await page.getByRole("button", { name: "Show in Budget" }).click();
    await expect.poll(() => server.calls.at(-1)).toEqual({ name: "showTab", request: { tab: "budget", row: 7 } });
  });

  it("groups the catalogue by tier, foundation first, and finds by words", async () => {
    const { page } = await open();
    await search(page).waitFor();
    const groups = page.getByRole("group");
    expect(await groups.evaluateAll((each) => each.map((group) => group.firstElementChild?.textContent))).toEqual([
      "Basic enablement",
      "Community",
      "Education",
      "Expanded enablement",
      "In-person",
    ]);
    await search(page).fill("hackathon adoption");
    expect(await page.getByRole("option").allTextContents()).toEqual([
      expect.stringContaining("Online hackathon"),
      expect.stringContaining("In-person hackathon"),
    ]);
    await search(page).fill("zzz");
    expect(await shownText(page, "#content")).toContain("No activity found. Try fewer words.");
    expect(await search(page).getAttribute("aria-expanded")).toBe("false");
  });

  it("goes round the list with the arrows, and clears the search with Esc before it leaves", async () => {
    const { page, gridFocused } = await open();
    await search(page).fill("hackathon");
    const selected = () => page.locator('[aria-selected="true"]').textContent();
    await page.keyboard.press("ArrowUp");
    expect(await selected()).toContain("In-person hackathon");
    await page.keyboard.press("ArrowDown");
    expect(await selected()).toContain("Online hackathon");
    await page.keyboard.press("Escape");
    expect(await search(page).inputValue()).toBe("");
    expect(await gridFocused()).toBe(0);
    await page.keyboard.press("Escape");
    expect(await gridFocused()).toBe(1);
  });

  it("lists everything again when a chosen activity is to be exchanged", async () => {
    const { page } = await open();
    await choose(page, "C06");
    await search(page).click();
    expect(await page.locator("#found").getByRole("option").count()).toBe(45);
    await page.getByRole("option", { name: "Developer forum" }).click();
    await expect.poll(() => shownText(page, ".choice")).toContain("C01 · Community");
    expect(await focused(page)).toBe("search");
  });

  it("shows at once what it costs, on what basis, how long it takes and what it lifts", async () => {
    const { page } = await open();
    await choose(page, "B06");
    const cost = page.getByRole("region", { name: "Cost" });
    await page.locator("#quantity").fill("1.200");
    expect(await shownText(page, "#quantity-hint")).toBe("Read as 1,200");
    const text = (await cost.innerText()).replace(/\s+/g, " ");
    expect(text).toContain("Cost in USD");
    expect(text).toMatch(/Low [\d,]+ Expected 3,192,000 High [\d,]+/);
    expect(text).toContain("1,200 × guide x language. Basis: planning assumption");
    expect(text).toContain("2 weeks from decision to effect.");
    expect(text).toContain(
      "Lifts B-10 Getting-started guide (not assessed), B-11 Copy-and-paste code (not assessed), B-13 Five-minute",
    );
  });

  it("writes numbers as people do where they are", async () => {
    const { page } = await open({ locale: "de-DE" });
    await choose(page, "B06");
    expect(await shownText(page, ".cost")).toContain("2.660");
  });

  it("says beside the quantity what is wrong with it, and adds nothing then", async () => {
    const { page, server } = await open();
    await choose(page, "B06");
    const quantity = page.locator("#quantity");
    await quantity.fill("1.5");
    expect(await shownText(page, "#quantity-error")).toBe("Type a whole number, such as 2.");
    expect(await quantity.getAttribute("aria-invalid")).toBe("true");
    expect(await quantity.getAttribute("aria-describedby")).toContain("quantity-error");
    await page.getByRole("button", { name: "Add to Budget" }).click();
    expect(await focused(page)).toBe("quantity");
    await quantity.fill("");
    expect(await shownText(page, "#quantity-error")).toBe("");
    await page.getByRole("button", { name: "Add to Budget" }).click();
    expect(await shownText(page, "#quantity-error")).toBe("Type how many, such as 1.");
    expect(server.rows).toEqual([]);
  });

  it("asks for an activity before it adds one", async () => {
    const { page, server } = await open();
    await search(page).fill("forum");
    await page.getByRole("button", { name: "Add to Budget" }).click();
    expect(await shownText(page, "#search-error")).toBe("Choose an activity from the list first.");
    expect(await focused(page)).toBe("search");
    expect(server.calls.some(({ name }) => name === "addActivity")).toBe(false);
  });

  it("offers a listening trip for an event in person only", async () => {
    const { page, server } = await open();
    await choose(page, "C06");
    expect(await page.getByLabel("Listening trip").isVisible()).toBe(false);
    await choose(page, "P01");
    await page.getByLabel("Listening trip").check();
    await page.getByRole("button", { name: "Add to Budget" }).click();
    await expect.poll(() => server.rows.at(-1)?.listeningTrip).toBe(true);
    await choose(page, "C06");
    await page.getByRole("button", { name: "Add to Budget" }).click();
    await expect.poll(() => server.rows.at(-1)?.activity).toContain("champions");
    expect(server.rows.at(-1)?.listeningTrip).toBe(false);
  });

  it("gives the verdict on what is typed last, whatever the order of the answers", async () => {
    const server = createFakeServer();
    server.change.check = ({ quantity }) => ({
      verdict: quantity === 3 ? "FUND" : "HOLD",
      reason: `Of ${quantity}.`,
      rules: [],
    });
    const { page } = await open({ server });
    const first = server.hold("checkActivity");
    await choose(page, "P01");
    const slow = await first;
    // Both within the pause before a question, however busy the machine is.
    await page.locator("#quantity").evaluate((element: HTMLInputElement) => {
      for (const typed of ["2", "3"]) {
        element.value = typed;
        element.dispatchEvent(new Event("input"));
      }
    });
    const verdict = page.getByRole("region", { name: "Verdict" });
    await expect.poll(() => verdict.innerText()).toMatch(/FUND\s+Of 3\./);
    slow.release();
    await page.locator("#owner").fill("does not change the verdict");
    await page.waitForTimeout(500);
    expect(await verdict.innerText()).toMatch(/FUND\s+Of 3\./);
    expect(server.calls.filter(({ name }) => name === "checkActivity")).toHaveLength(2);
  });

  it("says why there is no verdict, and asks again", async () => {
    const server = createFakeServer();
    server.fail(
      "checkActivity",
      "There is no Audit tab. Choose Extensions > Groundwork > Set up plan, then try again.",
    );
    server.change.check = () => ({ verdict: "", reason: "choose a stage", rules: [] });
    const { page } = await open({ server });
    await choose(page, "P01");
    const verdict = page.getByRole("region", { name: "Verdict" });
    await expect.poll(() => verdict.innerText()).toContain("There is no Audit tab.");
    await verdict.getByRole("button", { name: "Try again" }).click();
    await expect.poll(() => verdict.innerText()).toMatch(/No verdict:\s+choose a stage/);
  });

  it("keeps the form when adding fails, and adds on Try again", async () => {
    const { page, server } = await open();
    await choose(page, "B06");
    await page.locator("#owner").fill("Ana");
    server.fail("addActivity", "Somebody else is changing this plan right now.");
    await page.getByRole("button", { name: "Add to Budget" }).click();
    await expect.poll(() => state(page)).toBe("Not added: Somebody else is changing this plan right now.");
    expect(await page.locator("#owner").inputValue()).toBe("Ana");
    await page.getByRole("button", { name: "Try again" }).click();
    await expect.poll(() => server.rows).toHaveLength(1);
  });

  it("adds once, however often the button is pressed meanwhile", async () => {
    const { page, server } = await open();
    await choose(page, "B06");
    const held = server.hold("addActivity");
    const add = page.getByRole("button", { name: "Add to Budget" });
    await add.click();
    await add.click({ force: true });
    expect(await add.getAttribute("aria-disabled")).toBe("true");
    expect(await page.locator("#content").getAttribute("aria-busy")).toBe("true");
    (await held).release();
    await expect.poll(() => state(page)).toBe("Added to row 7 of Budget.");
    expect(server.rows).toHaveLength(1);
  });

  it("adds once when an answer is lost and the same is sent again", async () => {
    const { page, server } = await open({ clock: true });
    await choose(page, "B06");
    const lost = server.hold("addActivity");
    await page.getByRole("button", { name: "Add to Budget" }).click();
    const call = await lost;
    await page.clock.runFor(8_100);
    await expect.poll(() => state(page)).toContain("Trying again never adds it twice");
    expect(await page.locator("#content").getAttribute("aria-busy")).toBe("false");
    const second = server.hold("addActivity");
    await page.getByRole("button", { name: "Try again" }).click();
    // The first did its work; its answer comes while the second is on its way.
    call.release();
    (await second).release();
    await expect.poll(() => state(page)).toBe("Added to row 7 of Budget.");
    expect(server.rows).toHaveLength(1);
    const sent = server.calls.filter(({ name }) => name === "addActivity").map(({ request }) => request);
    expect(sent[1]).toEqual(sent[0]);
    await choose(page, "B06");
    await page.getByRole("button", { name: "Add to Budget" }).click();
    await expect.poll(() => server.rows).toHaveLength(2);
  });

  it("takes an answer that comes late", async () => {
    const { page, server } = await open({ clock: true });
    await choose(page, "B06");
    const held = server.hold("addActivity");
    await page.getByRole("button", { name: "Add to Budget" }).click();
    const call = await held;
    await page.clock.runFor(8_100);
    call.release();
    await expect.poll(() => state(page)).toBe("Added to row 7 of Budget.");
  });

  it("says what it lifts, with the scores of today", async () => {
    const server = createFakeServer();
    server.answers.set("B-05", { ...EMPTY, score: 1 });
    const { page } = await open({ server });
    await choose(page, "B04");
    const text = await shownText(page, "section[aria-label=Cost]");
    expect(text).toContain("Lifts B-05 Credentials and app (now 1), B-13 Five-minute first app (not assessed)");
  });

  it("offers at most three cheaper activities for the same stage, and a click takes one", async () => {
    const { page } = await open();
    await choose(page, "P06");
    const cheaper = page.getByRole("region", { name: "Cheaper, for the same stage" });
    // All three stages of the hackathon; the fake's hour costs 95.
    expect(await cheaper.getByRole("button").allTextContents()).toEqual([
      expect.stringContaining("Video tutorial, 5-10 minutes"),
      expect.stringContaining("External help: Stack Overflow, GitHub, social"),
      expect.stringContaining("Open, searchable reference docs (first year)"),
    ]);
    await cheaper.getByRole("button", { name: "Video tutorial" }).click();
    expect(await search(page).inputValue()).toBe("Video tutorial, 5-10 minutes");
    await expect.poll(() => shownText(page, ".choice")).toContain("E03 · Education");
    expect(await focused(page)).toBe("search");
  });

  it("explains the rules that a verdict cites", async () => {
    const { page } = await open();
    await choose(page, "P01");
    await page.getByText("What the rules say").click();
    expect(await shownText(page, ".rules")).toBe(
      "What the rules say R02 If developers' basic needs are not met, nothing above them pays.",
    );
  });

  it("adds something of one's own, with its verdict at once", async () => {
    const { page, server } = await open();
    await page.getByRole("button", { name: "Something of your own" }).click();
    expect(await focused(page)).toBe("own-name");
    await page.keyboard.type("Road show");
    await page.getByLabel("Tier").selectOption("In-person");
    await page.getByLabel("Awareness").check();
    await page.getByLabel("Expected", { exact: true }).fill("2000");
    await page.getByLabel("High", { exact: true }).fill("4,000");
    await page.getByLabel("Staff hours").fill("12");
    await page.locator("#quantity").fill("3");
    const cost = (await shownText(page, "section[aria-label=Cost]")).replace(/\s+/g, " ");
    expect(cost).toMatch(/Low 6,000 Expected 6,000 High 12,000/);
    await expect.poll(() => page.getByRole("region", { name: "Verdict" }).innerText()).toContain("HOLD");
    await page.getByLabel("Listening trip").check();
    await page.getByRole("button", { name: "Add to Budget" }).click();
    await expect.poll(() => server.rows).toHaveLength(1);
    expect(server.rows[0]).toMatchObject({
      activity: "Road show",
      quantity: 3,
      listeningTrip: true,
      own: { tier: "In-person", stages: ["Awareness"], low: 2000, expected: 2000, high: 4000, hours: 12 },
    });
    await expect.poll(() => page.locator("#own-name").inputValue()).toBe("");
    await page.getByRole("button", { name: "Choose from the Catalogue" }).click();
    expect(await focused(page)).toBe("search");
  });

  it.each([
    ["no name", "name", { name: "" }, "Type what it is."],
    ["no tier", "tier", { tier: "" }, "Choose a tier."],
    ["no cost", "expected", { expected: "" }, "Type what one costs, such as 1200."],
    ["a low cost over the expected", "low", { low: "2001" }, "At most the expected cost."],
    ["a high cost under the expected", "high", { high: "1999" }, "At least the expected cost."],
    ["hours in words", "hours", { hours: "many" }, "Type a whole number, such as 1200."],
  ])("says beside the field what is wrong with %s, and adds nothing", async (_, key, wrong, words) => {
    const { page, server } = await open();
    await page.getByRole("button", { name: "Something of your own" }).click();
    const typed = { name: "Road show", low: "1000", expected: "2000", high: "3000", hours: "1", ...wrong };
    for (const field of ["name", "low", "expected", "high", "hours"] as const) {
      await page.locator(`#own-${field}`).fill(typed[field]);
    }
    await page.getByLabel("Tier").selectOption("tier" in wrong ? "" : "Education");
    await page.getByRole("button", { name: "Add to Budget" }).click();
    expect(await shownText(page, `#own-${key}-error`)).toBe(words);
    expect(await focused(page)).toBe(`own-${key}`);
    expect(server.calls.some(({ name }) => name === "addActivity")).toBe(false);
  });

  it("says what is missing without a Catalogue, and without a row in it", async () => {
    const server = createFakeServer();
    server.fail(
      "readActivities",
      "There is no Catalogue tab. Choose Extensions > Groundwork > Set up plan, then try again.",
    );
    const { page } = await open({ server });
    await expect.poll(() => shownText(page, ".notice")).toContain("There is no Catalogue tab.");
    await page.getByRole("button", { name: "Set up plan" }).click();
    await search(page).waitFor();

    const empty = createFakeServer();
    empty.change.activities = (form) => ({ ...form, activities: [] });
    const second = await open({ server: empty });
    await expect.poll(() => shownText(second.page, ".notice")).toContain("The Catalogue is empty");
  });
});

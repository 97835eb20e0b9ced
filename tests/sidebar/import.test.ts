import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { COUNTS, createFakeImport, EVENTS } from "./fakeImport";
import { describeSidebar, shownText } from "./open";

const state = (page: Page) => page.locator("#state").textContent();
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent);
const press = async (page: Page, name: string) => {
  await page.getByRole("button", { name, exact: true }).focus();
  await page.keyboard.press("Enter");
};

async function paste(page: Page, text: string): Promise<void> {
  await page.locator("#pasted").fill(text);
  await press(page, "Read what is pasted");
  await expect.poll(() => focused(page)).toBe("What would be imported");
}

const GOOD = [
  ["007", "Awareness", "2026-03-04", "DE"],
  ["007", "Consideration", "2026-03-04T10:00:00Z", "DE"],
  ["8", '=HYPERLINK("x")', "2026-03-05", ""],
  ["9", "Adoption", "2026-03-06", "US"],
  ["10", "Awareness", "2026-03-04T12:00:00", "US"],
];

describeSidebar("Import", "the sidebar that brings events and counts in", (open) => {
  it("shows what would be written, and writes it part by part, by the keyboard alone", async () => {
    const fake = createFakeImport();
    const { page } = await open({ server: fake.server });
    await paste(page, EVENTS);
    expect(await shownText(page, '[aria-label="Preview"]')).toBe(
      'The first 5 as they will be read 007 Awareness · 2026-03-04 · DE 007 Consideration · 2026-03-04T10:00:00Z · DE 8 =HYPERLINK("x") · 2026-03-05 9 Adoption · 2026-03-06 · US 10 Awareness · 2026-03-04T12:00:00 · US',
    );
    expect(await shownText(page, ".reading")).toContain("5 rows can be imported, 2 are left out.");
    await page.getByText("What is left out").click();
    expect(await shownText(page, ".reading details >> nth=0")).toContain(
      "no developer: 1 a time that cannot be read: 1 All of them: Line 5: no developer Line 6: a time that cannot be read, soon",
    );
    expect(fake.begun).toBeUndefined();
    await press(page, "Import 5 rows");
    await expect.poll(() => focused(page)).toBe("The events are in");
    expect(fake.begun).toMatchObject({ mode: "below", rows: 5 });
    expect([...fake.parts]).toEqual([
      [0, GOOD.slice(0, 2)],
      [1, GOOD.slice(2, 4)],
      [2, GOOD.slice(4)],
    ]);
    expect(fake.isDone).toBe(true);
    await press(page, "Count the Funnel from these");
    await expect.poll(() => state(page)).toBe("The Funnel counts these events now.");
  });

  it("reads a chosen file like what is pasted", async () => {
    const { page } = await open({ server: createFakeImport().server });
    await page.locator("#file").setInputFiles({
      name: "events.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(`\ufeff${EVENTS.replaceAll(",", ";")}`),
    });
    await expect.poll(() => shownText(page, "main")).toContain("events.csv: 8 rows, separated by semicolons.");
    expect(await page.getByRole("button", { name: "Import 5 rows" }).count()).toBe(1);
  });

  it("lets the columns be chosen", async () => {
    const { page } = await open({ server: createFakeImport().server });
    await paste(page, "who;what;when\nu1;Adoption;2026-01-01\n");
    const go = page.locator("#actions .primary");
    expect(await go.getAttribute("aria-disabled")).toBe("true");
    expect(await shownText(page, ".reading")).toBe("Choose a column for: developer id, stage or event, time.");
    await page.getByLabel("Developer id").selectOption("who");
    await page.getByLabel("Stage or event").selectOption("what");
    await page.getByLabel("Time", { exact: true }).selectOption("when");
    expect(await shownText(page, '[aria-label="Preview"]')).toContain("u1 Adoption · 2026-01-01");
    expect(await go.textContent()).toBe("Import 1 row");
    await page.getByLabel("The first row names the columns").uncheck();
    expect(await shownText(page, ".reading")).toContain("1 row can be imported, 1 is left out.");
  });

  it("never guesses between day first and month first", async () => {
    const fake = createFakeImport();
    const { page } = await open({ server: fake.server });
    await paste(page, "user,event,time\nu1,Adoption,03/04/2026\nu2,Adoption,25/12/2026\n");
    const go = page.locator("#actions .primary");
    expect(await go.getAttribute("aria-disabled")).toBe("true");
    expect(await shownText(page, ".reading")).toBe("Some days can be read in two ways. Choose one above.");
    await page.getByLabel("March 4 (month first)").check();
    expect(await shownText(page, '[aria-label="Preview"]')).toContain("2026-03-04");
    await page.getByLabel("3 April (day first)").check();
    expect(await shownText(page, '[aria-label="Preview"]')).toContain("2026-04-03");
    expect(await go.textContent()).toBe("Import 2 rows");
  });

  it("asks what becomes of the events that are there", async () => {
    const fake = createFakeImport();
    fake.form = { ...fake.form, events: 4000 };
    const { page } = await open({ server: fake.server });
    await paste(page, EVENTS);
    expect(await page.locator("#actions .primary").getAttribute("aria-disabled")).toBe("true");
    await page.getByLabel("Replace them").check();
    await press(page, "Import 5 rows");
    await expect.poll(() => focused(page)).toBe("The events are in");
    expect(fake.begun).toMatchObject({ mode: "replace" });
    expect(await page.getByRole("button", { name: "Take them out again" }).count()).toBe(0);
  });

  it("goes on with the part that failed", async () => {
    const fake = createFakeImport();
    const { page } = await open({ server: fake.server });
    await paste(page, EVENTS);
    const call = fake.server.hold("importEvents");
    await press(page, "Import 5 rows");
    const first = await call;
    fake.server.fail("importEvents", "There is no connection to Google Sheets.");
    first.release();
    await expect.poll(() => state(page)).toBe("Stopped: There is no connection to Google Sheets.");
    expect(await page.getByRole("progressbar").getAttribute("value")).toBe("2");
    await press(page, "Go on");
    await expect.poll(() => focused(page)).toBe("The events are in");
    expect([...fake.parts.values()].flat()).toEqual(GOOD);
    const parts = fake.server.calls.filter(({ name }) => name === "importEvents");
    expect(parts.map(({ request }) => (request as { part: number }).part)).toEqual([0, 1, 1, 2]);
  });

  it("takes out what is written when it is cancelled, even while a part is on its way", async () => {
    const fake = createFakeImport();
    const { page } = await open({ server: fake.server });
    await paste(page, EVENTS);
    const call = fake.server.hold("importEvents");
    await press(page, "Import 5 rows");
    const held = await call;
    await press(page, "Cancel the import");
    await expect.poll(() => state(page)).toBe("Cancelling…");
    expect(fake.server.calls.some(({ name }) => name === "cancelImport")).toBe(false);
    held.release();
    await expect.poll(() => focused(page)).toBe("Nothing was imported");
    expect([fake.begun, fake.parts.size, fake.isDone]).toEqual([undefined, 0, false]);
  });

  it("takes finished events out again", async () => {
    const fake = createFakeImport();
    const { page } = await open({ server: fake.server });
    await paste(page, EVENTS);
    await press(page, "Import 5 rows");
    await expect.poll(() => focused(page)).toBe("The events are in");
    await press(page, "Take them out again");
    await expect.poll(() => state(page)).toBe("The import was taken out again.");
    expect(fake.parts.size).toBe(0);
  });

  it("writes counts to the stages and periods that it shows, and undoes it", async () => {
    const fake = createFakeImport();
    const { page } = await open({ server: fake.server });
    await paste(page, COUNTS);
    expect(await shownText(page, '[aria-label="As the file says it"]')).toBe(
      "As the file says it Feb Awareness 1,200 · Consideration 310 · Adoption 45 · Paying 3",
    );
    expect(await shownText(page, ".plan [role=status]")).toBe(
      "3 counts would be written. No number that is there is replaced.",
    );
    await page.getByText("Which column each period goes to").click();
    await page.getByLabel("Feb").selectOption("Jan");
    expect(await shownText(page, ".plan [role=status]")).toContain("3 of them replace other numbers.");
    await press(page, "Write the counts");
    await expect.poll(() => focused(page)).toBe("The counts are in");
    expect(fake.counts).toEqual([
      {
        id: expect.stringMatching(/^[\w-]{8,64}$/),
        periods: [{ key: "developers", name: "Feb", counts: [1200, 310, 45], seen: [1000, 300, 40], seenName: "Jan" }],
      },
    ]);
    await press(page, "Undo");
    await expect.poll(() => state(page)).toBe("Undid “Import counts”: 3 cells put back.");
  });

  it("refuses counts that are none, and two rows of one stage", async () => {
    const { page } = await open({ server: createFakeImport().server });
    await paste(page, "Stage,Feb\nAwareness,many\nAdoption,3\n");
    await page.getByLabel("Counts: how many").check();
    expect(await shownText(page, ".plan [role=status]")).toContain(
      "“Awareness” holds something that is no whole number",
    );
    await page.getByText("Which stage each row is").click();
    await page.getByLabel("Awareness", { exact: true }).selectOption("Adoption");
    expect(await shownText(page, ".plan [role=status]")).toBe("Two rows are the same stage. Leave one of them out.");
    expect(await page.locator("#actions .primary").getAttribute("aria-disabled")).toBe("true");
  });
});

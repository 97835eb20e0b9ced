import type { Browser, FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type RunningPreview, startPreview } from "../../scripts/preview-server.mjs";
import { cell } from "../plan";
import { clickMenu, describeInBrowser, launchBrowser, shown, type Visit, visit } from "./browser";

/** Three developers, one of them with an event that is no stage, and a row without a time. */
const EVENTS = [
  "user;what;when",
  "ada;Awareness;2026-03-01",
  "ada;Consideration;2026-03-04",
  "ben;Awareness;2026-03-02",
  "cleo;newsletter;2026-03-03",
  "dan;Awareness;soon",
].join("\n");

describeInBrowser("a manager goes from the funnel to what would help", () => {
  let preview: RunningPreview;
  let browser: Browser;
  let manager: Visit;
  let page: Page;
  let form: FrameLocator;

  beforeAll(async () => {
    [preview, browser] = await Promise.all([startPreview({ port: 0 }), launchBrowser()]);
    manager = await visit(browser, preview.url);
    page = manager.page;
    form = page.frameLocator("#sidebar iframe");
  });
  afterAll(async () => {
    await browser?.close();
    await preview?.close();
  });

  const open = (name: string) => clickMenu(page, "Funnel", name);
  const press = (name: string | RegExp) => form.getByRole("button", { name }).first().click();
  const display = (...[tab, column, row]: Parameters<typeof cell>) => shown(page, cell(tab, column, row));
  const budget = async () => {
    const rows = Array.from({ length: 30 }, (_, index) => index + 1);
    return Promise.all(rows.map((row) => display("budget", "activity", row)));
  };

  it("reads where developers are stuck, and adds what helps with its promise", async () => {
    // The example plans all that helps; somebody takes the cheapest out.
    const guide = cell("budget", "activity", (await budget()).indexOf("Getting-started guide") + 1);
    await page.evaluate((address) => window.groundworkPreview.host?.type(address, ""), guide);
    await open("Find where developers are stuck");
    const sentence = form.locator("#content p").first();
    await expect.poll(() => sentence.textContent()).toMatch(/^Developers are stuck at \w+/);
    await press("Add to Budget");
    await press("Add with this promise");
    await expect.poll(() => form.locator("#state").textContent(), { timeout: 15_000 }).toMatch(/^Added to row \d+/);
    const row = (await budget()).indexOf("Getting-started guide") + 1;
    expect(await display("budget", "promise", row)).toBe("open");
    expect(await display("budget", "verdict", row)).toBe("FUND FIRST");
  });

  it("pastes events, sees what is left out, and lets the Funnel count them", async () => {
    await open("Import events or counts");
    await form.getByRole("textbox", { name: /paste/i }).fill(EVENTS);
    await press("Read what is pasted");
    await form.getByLabel("Stage or event").selectOption({ label: "what" });
    await form.getByLabel("Time", { exact: true }).selectOption({ label: "when" });
    await expect.poll(() => form.locator("body").innerText()).toContain("4 rows can be imported, 1 is left out");
    await press(/^Import/);
    await press("Count the Funnel from these");
    const counts = () => Promise.all([1, 2, 3, 4].map((row) => display("funnel", "shown", row)));
    await expect.poll(counts, { timeout: 15_000 }).toEqual(["2", "1", "0", "0"]);
  });

  it("gets the same funnel as SQL", async () => {
    await open("SQL for this funnel");
    await form.getByRole("textbox", { name: "Table" }).fill("my-project.devrel.events");
    const sql = form.getByRole("textbox", { name: "SQL for BigQuery" });
    await expect.poll(() => sql.inputValue()).toContain("`my-project.devrel.events`");
    expect(await sql.inputValue()).toContain("'Awareness'");
  });

  it("nothing went wrong on the page, and nothing was asked of any other machine", () => {
    expect(manager.problems).toEqual([]);
  });
});

import type { Browser, FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type RunningPreview, startPreview } from "../../scripts/preview-server.mjs";
import { cell } from "../plan";
import { clickMenu, describeInBrowser, launchBrowser, shown, type Visit, visit } from "./browser";

describeInBrowser("a manager audits with two colleagues", () => {
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

  const open = (name: string) => clickMenu(page, "Audit", name);
  const press = (name: string | RegExp) => form.getByRole("button", { name }).first().click();
  const display = (...[tab, column, row]: Parameters<typeof cell>) => shown(page, cell(tab, column, row));

  it("times an outsider's first app, and writes the scores that follow after a yes", async () => {
    expect(await display("audit", "score", 13)).toBe("0");
    await open("First-app stopwatch");
    await form.locator("#tester").fill("Zoë");
    await press("Start");
    await page.keyboard.press("+");
    await press(/Credentials/);
    await press(/First success/);
    await press("Save run");
    await expect.poll(() => form.locator("#state").textContent(), { timeout: 15_000 }).toContain("Saved");
    expect(await display("runs", "tester", 1)).toBe("Zoë");
    expect(await display("audit", "score", 13)).toBe("0");
    await press("Write these scores");
    await expect.poll(() => display("audit", "score", 13), { timeout: 15_000 }).toBe("3");
    expect(await display("audit", "evidence", 13)).toContain("Stopwatch, 1 run");
    expect(await shown(page, "Audit!C10")).toBe("passes the gate and meets the five-minute bar");
  });

  it("has a colleague score blind, and settles where the two differ", async () => {
    await open("Second rater");
    await press("Score Community");
    await form.getByRole("radio", { name: /^3/ }).waitFor();
    expect(await form.locator("#criterion").textContent()).toBe("Safe harbour");
    await form.getByRole("radio", { name: /^3/ }).check();
    await form.locator("#rater").fill("Ben");
    await page.keyboard.press("Enter");
    await expect.poll(() => display("raters", "rater", 23), { timeout: 15_000 }).toBe("Ben");
    expect(await display("raters", "score", 23)).toBe("3");
    expect(await display("audit", "score", 23)).toBe("2");
    await open("Second rater");
    await form.locator("#dispute").waitFor();
    await form.getByRole("radio", { name: /^1/ }).check();
    await form.locator("#rater").fill("Ana and Ben");
    await press("Settle");
    await expect.poll(() => display("audit", "rater", 23), { timeout: 15_000 }).toBe("Ana and Ben");
    expect(await display("audit", "score", 23)).toBe("1");
    expect(await display("raters", "score", 23)).toBe("3");
  });

  it("puts a rival beside the own program", async () => {
    await open("Rivals");
    await form.getByRole("textbox").first().fill("Acme");
    await page.keyboard.press("Enter");
    await expect.poll(() => display("rivals", "rival1", 0), { timeout: 15_000 }).toBe("Acme");
    await form.getByRole("radio", { name: /^2/ }).first().check();
    await expect.poll(() => display("rivals", "rival1", 1), { timeout: 15_000 }).toBe("2");
  });

  it("keeps a snapshot, and names what has changed since", async () => {
    await open("Snapshots");
    await form.locator("#note").fill("Spring");
    await press("Take a snapshot");
    await expect.poll(() => display("history", "note", 1), { timeout: 15_000 }).toBe("Spring");
    await open("Basic enablement");
    await form.getByText("All criteria").click();
    await press(/B-13/);
    await form.getByRole("radio", { name: /^0/ }).check();
    await expect.poll(() => display("audit", "score", 13), { timeout: 15_000 }).toBe("0");
    await open("Snapshots");
    await press("Compare");
    await form.locator("#compared").waitFor();
    expect(await form.locator("body").innerText()).toContain("B-13");
    expect(await form.locator("body").innerText()).toContain("1 fell");
  });

  it("nothing went wrong on the page, and nothing was asked of any other machine", () => {
    expect(manager.problems).toEqual([]);
  });
});

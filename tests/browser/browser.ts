import { existsSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, describe, expect } from "vitest";
import type { Host } from "../../src/preview/host";

declare global {
  interface Window {
    /** What `src/preview/page/main.ts` offers to tests. */
    groundworkPreview: { readonly host: Host | undefined; readonly ready: Promise<void> };
  }
}

/** The shell first: without the browser's own windows it opens pages about twice as fast. */
const CANDIDATES = [
  process.env.CHROMIUM_PATH,
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const browserPath = CANDIDATES.find((path) => path && existsSync(path));

/** Every address outside the preview that a page of these tests asked for, or was kept from asking for. */
const foreign: string[] = [];

/** Like `describe`, and fails if a page asked anybody but the preview for anything; without a browser it is skipped and says so, or fails where CI asks for a browser. */
export function describeInBrowser(title: string, body: () => void): void {
  const isRequired = process.env.REQUIRE_BROWSER === "1";
  const isSkipped = !browserPath && !isRequired;
  const reason = isSkipped ? " (skipped: no Chromium or Chrome found; set CHROMIUM_PATH)" : "";
  describe.skipIf(isSkipped)(`${title}${reason}`, () => {
    afterAll(() => expect(foreign.splice(0)).toEqual([]));
    body();
  });
}

export async function launchBrowser(): Promise<Browser> {
  if (!browserPath)
    throw new Error("No Chromium or Chrome found, and REQUIRE_BROWSER=1 asks for one. Set CHROMIUM_PATH.");
  return chromium.launch({ executablePath: browserPath, args: FLAGS });
}

/** A page of the preview, and what went wrong on it so far. */
export interface Visit {
  readonly page: Page;
  /** Console errors, uncaught errors, refusals of the security policy and requests to another origin. */
  readonly problems: string[];
  close(): Promise<void>;
}

export interface VisitOptions {
  readonly width?: number;
  readonly height?: number;
}

/** Opens the preview as a newcomer would, with nothing stored, and waits until it can be used. */
export async function visit(
  browser: Browser,
  url: string,
  { width = 1440, height = 900 }: VisitOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width, height }, acceptDownloads: true });
  // Shorter than a test may take, so that a failure names the step that hung.
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("console", (message) => {
    if (message.type() !== "error") return;
    problems.push(`console: ${message.text()}`);
    // What the policy refuses is never sent, and would not be seen as a request.
    if (message.text().includes("Content Security Policy")) foreign.push(message.text());
  });
  page.on("pageerror", (error) => problems.push(`uncaught: ${error.stack ?? error.message}`));
  page.on("requestfailed", (request) => problems.push(`failed: ${request.url()}`));
  page.on("websocket", (socket) => foreign.push(socket.url()));
  await context.route("**", (route) => {
    const address = route.request().url();
    if (address.startsWith(`${url}/`) || address.startsWith("data:") || address.startsWith("blob:"))
      return route.continue();
    foreign.push(address);
    problems.push(`foreign address: ${address}`);
    return route.abort();
  });
  await page.goto(url);
  await untilReady(page);
  return { page, problems, close: () => context.close() };
}

export async function untilReady(page: Page): Promise<void> {
  // Seconds on an idle machine; the set-up of the whole example is what takes long on a busy one.
  await page.waitForSelector("body[data-ready]", { timeout: 60_000 });
  await page.evaluate(() => window.groundworkPreview.ready);
}

/** Opens the example anew in the same page, answering the question about changes. */
export async function resetToExample(page: Page): Promise<void> {
  const opening = () => page.locator("body").getAttribute("data-ready");
  const before = await opening();
  await page.locator("#strip").getByRole("button", { name: "Reset to the example" }).click();
  const confirm = page.getByRole("dialog", { name: "Discard" }).getByRole("button", { name: "Reset to the example" });
  const isAnew = async () => {
    if (await confirm.isVisible()) await confirm.click();
    const now = await opening();
    return now !== null && now !== before;
  };
  await expect.poll(isAnew, { timeout: 15_000 }).toBe(true);
}

/** Clicks through Extensions > Groundwork > …, as a person does. */
export async function clickMenu(page: Page, ...labels: readonly string[]): Promise<void> {
  await page.locator('.o-topbar-menu[data-id="extensions"]').click();
  for (const [depth, label] of ["Groundwork", ...labels].entries()) {
    const item = page.locator(".o-menu").nth(depth).getByRole("menuitem", { name: label, exact: true });
    if (depth === labels.length) await item.click();
    else await item.hover();
  }
}

/** Where a cell of the open tab is on the screen. */
export async function cellCenter(page: Page, a1: string): Promise<{ x: number; y: number }> {
  return page.evaluate((name) => {
    const { host } = window.groundworkPreview;
    if (!host) throw new Error("No workbook is open.");
    const { getters } = host.model;
    const zone = getters.getRangeFromSheetXC(getters.getActiveSheetId(), name).zone;
    const cell = getters.getVisibleRect(zone);
    const cells = document.querySelector(".o-grid-overlay")!.getBoundingClientRect();
    const header = getters.getGridOffset();
    return { x: cells.x - header.x + cell.x + cell.width / 2, y: cells.y - header.y + cell.y + cell.height / 2 };
  }, a1);
}

/** Types into a cell and leaves it by Enter. */
export async function typeInto(page: Page, a1: string, text: string): Promise<void> {
  const { x, y } = await cellCenter(page, a1);
  await page.mouse.click(x, y);
  // On a slow machine the keys would otherwise arrive before the cell is the selected one.
  await expect.poll(() => page.locator(".o-named-range-selector input").inputValue()).toBe(a1);
  await painted(page);
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
}

/** Resolves when the browser has drawn what was changed so far. */
async function painted(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
}

/** What a cell of the open tab shows. */
export async function shown(page: Page, a1: string): Promise<string> {
  return page.evaluate((name) => window.groundworkPreview.host?.display(name) ?? "", a1);
}

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import type { Rating } from "../../src/commands/server";
import type { TierId } from "../../src/domain/tiers";
import { describeInBrowser, launchBrowser } from "../browser/browser";
import { createFakeServer, type FakeServer } from "./fakeServer";

const ORIGIN = "https://sidebar.test";
const axeSource = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export type PageName =
  | "Audit"
  | "Agreement"
  | "Stopwatch"
  | "Rivals"
  | "Snapshots"
  | "Activity"
  | "Question"
  | "Plan"
  | "Stop"
  | "Sql"
  | "Stuck"
  | "Import"
  | "Share"
  | "Help";

export interface Sidebar {
  readonly page: Page;
  /** Console errors, uncaught errors, dialogs and requests to anywhere. */
  readonly problems: string[];
  /** How often the page gave the keyboard back to the grid. */
  gridFocused(): Promise<number>;
  close(): Promise<void>;
}

export interface SidebarOptions {
  readonly server: FakeServer;
  readonly tier?: TierId;
  readonly rating?: Rating;
  readonly width?: number;
  readonly height?: number;
  readonly locale?: string;
  /** At two minutes past two in the afternoon, with a clock that only the test moves. */
  readonly clock?: boolean;
  /** Runs in the page before its own script. */
  readonly before?: () => void;
}

const newContext = (browser: Browser, locale: string): Promise<BrowserContext> =>
  browser.newContext({ locale, timezoneId: "UTC", reducedMotion: "reduce" });

/** Contexts by their locale: making one takes longer than opening a page, and each page has a session of its own. */
const contexts = new WeakMap<Browser, Map<string, Promise<BrowserContext>>>();

function sharedContext(browser: Browser, locale: string): Promise<BrowserContext> {
  const known = contexts.get(browser) ?? new Map<string, Promise<BrowserContext>>();
  contexts.set(browser, known);
  const context = known.get(locale) ?? newContext(browser, locale);
  known.set(locale, context);
  return context;
}

/** Opens a built page as Google does, with a `google.script.run` that the fake server answers. */
export async function openSidebar(browser: Browser, name: PageName, options: SidebarOptions): Promise<Sidebar> {
  const { server, width = 300, height = 720, locale = "en-GB" } = options;
  const built = await readFile(`dist/${name}.html`, "utf8");
  const rating = options.rating === "second" ? "second" : "";
  const html = built
    .replace('data-tier=""', `data-tier="${options.tier ?? "B"}"`)
    .replace('data-rating=""', `data-rating="${rating}"`);
  // A clock that stands still does so for every page of its context, and a strange script in the page stays alone too.
  const isAlone = options.clock === true || options.before !== undefined;
  const context = isAlone ? await newContext(browser, locale) : await sharedContext(browser, locale);
  const page = await context.newPage();
  await page.setViewportSize({ width, height });
  const problems: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => problems.push(`uncaught: ${error.stack ?? error.message}`));
  page.on("dialog", (dialog) => {
    problems.push(`dialog: ${dialog.message()}`);
    return dialog.dismiss();
  });
  await page.route("**", (route) => {
    const address = route.request().url();
    if (address.startsWith(`${ORIGIN}/${name}.html`)) return route.fulfill({ contentType: "text/html", body: html });
    if (!address.endsWith("favicon.ico")) problems.push(`request: ${address}`);
    return route.abort();
  });
  await page.exposeFunction("answerCall", async (call: string, request: string | undefined) => {
    try {
      const parsed = request === undefined ? undefined : JSON.parse(request);
      return { reply: JSON.stringify(await server.answer(call as Parameters<FakeServer["answer"]>[0], parsed)) };
    } catch (error) {
      return { message: (error as Error).message };
    }
  });
  if (options.clock) {
    await page.clock.install({ time: new Date("2026-11-22T14:02:00Z") });
    await page.clock.pauseAt(new Date("2026-11-22T14:02:01Z"));
  }
  await page.addInitScript(fakeGoogle);
  if (options.before) await page.addInitScript(options.before);
  await page.goto(`${ORIGIN}/${name}.html`);
  return {
    page,
    problems,
    gridFocused: () => page.evaluate(() => (globalThis as unknown as { gridFocused: number }).gridFocused),
    close: () => (isAlone ? context.close() : page.close()),
  };
}

/** Google's client as documented: each with… gives a new runner, and only JSON crosses. Runs in the page. */
function fakeGoogle(): void {
  const page = globalThis as unknown as {
    google: unknown;
    gridFocused: number;
    answerCall(name: string, request: string | undefined): Promise<{ reply?: string; message?: string }>;
  };
  type Handlers = { success?: ((reply: unknown) => void) | undefined; failure?: ((error: Error) => void) | undefined };
  const runner = (handlers: Handlers): unknown =>
    new Proxy(
      {},
      {
        get: (_, name: string) => {
          if (name === "withSuccessHandler") return (success: Handlers["success"]) => runner({ ...handlers, success });
          if (name === "withFailureHandler") return (failure: Handlers["failure"]) => runner({ ...handlers, failure });
          return (...requests: unknown[]) => {
            if (requests.length > 1) throw new Error("one request at most");
            page.answerCall(name, requests.length === 0 ? undefined : JSON.stringify(requests[0])).then((answer) => {
              if (answer.message !== undefined) handlers.failure?.(new Error(answer.message));
              else handlers.success?.(answer.reply === undefined ? null : JSON.parse(answer.reply));
            });
          };
        },
      },
    );
  page.gridFocused = 0;
  const focus = () => {
    page.gridFocused++;
  };
  page.google = { script: { run: runner({}), host: { editor: { focus } } } };
}

/** What axe has to look at; names, roles and structure stay the same when only the size or the colours change. */
export const RULES = {
  all: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  layout: { type: "rule", values: ["target-size", "scrollable-region-focusable", "color-contrast"] },
  colours: { type: "rule", values: ["color-contrast"] },
} as const;

/** What axe finds wrong, in a line each, and whether something sticks out to the side. */
export async function faults(page: Page, rules: keyof typeof RULES = "all"): Promise<string[]> {
  return [...(await violations(page, rules)), ...(await sticksOut(page))];
}

async function violations(page: Page, rules: keyof typeof RULES): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axeSource);
  const { violations } = await page.evaluate(
    (runOnly) =>
      (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({
        runOnly,
        // What passes need not be described, which is most of the work.
        resultTypes: ["violations"],
      }),
    RULES[rules],
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
}

/** What reaches beyond the page, on either side. */
export const sticksOut = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const limit = document.documentElement.clientWidth;
    return [...document.querySelectorAll("body *")]
      .filter((each) => {
        const { left, right, width } = each.getBoundingClientRect();
        return !each.classList.contains("spoken") && width > 0 && (left < -0.5 || right > limit + 0.5);
      })
      .map((each) => `sticks out: ${each.outerHTML.slice(0, 120)}`);
  });

/** The words a person sees, a space between lines. */
export async function shownText(page: Page, selector = "body"): Promise<string> {
  return (await page.locator(selector).innerText()).replace(/\s+/g, " ").trim();
}

/** Like `describeInBrowser`, with a way to open a page; what went wrong on it, seen or not, fails the test. */
export function describeSidebar(
  name: PageName,
  title: string,
  body: (open: (options?: Partial<SidebarOptions>) => Promise<Sidebar & { readonly server: FakeServer }>) => void,
): void {
  describeInBrowser(title, () => {
    let browser: Browser;
    let opened: Sidebar[] = [];
    beforeAll(async () => {
      browser = await launchBrowser();
    });
    afterAll(() => browser?.close());
    afterEach(async () => {
      const closing = opened;
      opened = [];
      for (const sidebar of closing) await sidebar.close();
      expect(closing.flatMap(({ problems }) => problems)).toEqual([]);
    });
    body(async (options = {}) => {
      const server = options.server ?? createFakeServer();
      const sidebar = await openSidebar(browser, name, { ...options, server });
      opened.push(sidebar);
      return { ...sidebar, server };
    });
  });
}

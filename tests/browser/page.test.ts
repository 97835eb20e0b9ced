import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { unzipSync } from "fflate";
import type { Browser, FrameLocator, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { type RunningPreview, startPreview } from "../../scripts/preview-server.mjs";
import {
  cellCenter,
  clickMenu,
  describeInBrowser,
  launchBrowser,
  resetToExample,
  shown,
  typeInto,
  untilReady,
  type Visit,
  visit,
} from "./browser";

const FIXTURE = fileURLToPath(new URL("fixture", import.meta.url));

describeInBrowser("the preview page", () => {
  let preview: RunningPreview;
  let browser: Browser;
  let current: Visit | undefined;
  let page: Page;

  beforeAll(async () => {
    [preview, browser] = await Promise.all([startPreview({ port: 0, dist: FIXTURE }), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await preview?.close();
  });
  beforeEach(async () => {
    if (current) return resetToExample(page);
    current = await visit(browser, preview.url);
    page = current.page;
  });
  afterEach(async ({ task }) => {
    const problems = current?.problems.splice(0) ?? [];
    // What a failed test leaves open would fail the next one too.
    if (task.result?.state === "fail") {
      await current?.close();
      current = undefined;
    }
    expect(problems).toEqual([]);
  });

  /** For a test in which the page rightly logs an error. */
  const forgiveProblems = () => current?.problems.splice(0);
  const panel = (): FrameLocator => page.frameLocator("#sidebar iframe");
  const saved = () => expect.poll(() => page.locator("#save-state").textContent()).toBe("Saved in this browser");

  // The browser never reports the end of an input event whose frame goes away meanwhile, so these happen inside, later.
  const clickThatClosesItsFrame = (button: Locator) =>
    button.evaluate((element: HTMLElement) => void setTimeout(() => element.click()));
  const pressEscapeInside = (target: Locator) =>
    target.evaluate((element) => {
      setTimeout(() => element.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true })));
    });

  it("opens with the example, on its first tab", async () => {
    expect(await page.title()).toBe("Groundwork example plan");
    expect(await page.locator(".o-sheet.active").textContent()).toContain("Start");
    expect(await shown(page, "A2")).toBe("example");
  });

  it("marks when it can be used", async () => {
    const marks = await page.evaluate(() => performance.getEntriesByName("usable").length);
    expect(marks).toBe(1);
  });

  it("holds the add-on's menu under Extensions, with its lines and submenus", async () => {
    await page.locator('.o-topbar-menu[data-id="extensions"]').click();
    await page.getByRole("menuitem", { name: "Groundwork", exact: true }).hover();
    const items = page.locator(".o-menu").nth(1).locator(".o-menu-item-name, .o-separator");
    await items.first().waitFor();
    expect(await items.allTextContents()).toEqual(["Set up", "Write a value", "", "Open the panel", "Windows", "Fail"]);
    await page.getByRole("menuitem", { name: "Windows", exact: true }).hover();
    await expect
      .poll(() => page.getByRole("menuitem", { name: "A toast that stays", exact: true }).isVisible())
      .toBe(true);
  });

  it("opens menus by the keyboard", async () => {
    await page.locator('.o-topbar-menu[data-id="extensions"]').focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain("Groundwork");
  });

  it("runs a menu item and shows what it did", async () => {
    await clickMenu(page, "Write a value");
    await expect.poll(() => shown(page, "B2")).toBe("41");
    const toast = page.locator(".toast");
    expect(await toast.locator(".toast-title").textContent()).toBe("Done");
    expect(await toast.locator(".toast-message").textContent()).toBe("Wrote 1 cell");
  });

  it("keeps a toast of no end until it is dismissed", async () => {
    await clickMenu(page, "Windows", "A toast that stays");
    await page.getByRole("button", { name: "Dismiss" }).click();
    await expect.poll(() => page.locator(".toast").count()).toBe(0);
  });

  it("shows an error of a script with its words and a way out", async () => {
    await clickMenu(page, "Fail");
    const dialog = page.getByRole("dialog", { name: "Groundwork" });
    await expect.poll(() => dialog.textContent()).toContain("The budget tab is missing.");
    await dialog.getByRole("button", { name: "Dismiss" }).click();
    await expect.poll(() => page.locator("dialog").count()).toBe(0);
  });

  it("shows a sidebar of 300 pixels whose google.script.run works", async () => {
    await clickMenu(page, "Open the panel");
    const sidebar = page.getByRole("complementary", { name: "Panel" });
    await sidebar.waitFor();
    expect((await sidebar.boundingBox())?.width).toBe(300);
    expect((await page.locator("#sidebar iframe").boundingBox())?.width).toBe(300);

    await panel().getByRole("button", { name: "Add one to B2" }).click();
    const answer = panel().getByRole("status");
    await expect.poll(() => answer.textContent()).toBe('{"cell":"B2","value":1} u1');
    expect(await shown(page, "B2")).toBe("1");

    await panel().getByRole("button", { name: "Send a word" }).click();
    await expect.poll(() => answer.textContent()).toContain("The amount must be a number.");
    await clickThatClosesItsFrame(panel().getByRole("button", { name: "Close" }));
    await expect.poll(() => sidebar.isVisible()).toBe(false);
  });

  it("gives a sidebar no way to the page or to private functions, and refuses what cannot travel", async () => {
    await clickMenu(page, "Open the panel");
    await panel().getByRole("button", { name: "Close" }).waitFor();
    const frame = page.frames().find((each) => each !== page.mainFrame())!;
    const policy = await frame.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
    expect(policy).toMatch(/^default-src 'none'; script-src 'nonce-[^']+'; style-src 'nonce-[^']+'; img-src data:;/);
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    const found = await frame.evaluate(() => {
      // biome-ignore lint/suspicious/noExplicitAny: what a page of the add-on has is not typed
      const run = (globalThis as any).google.script.run;
      const reach = (attempt: () => unknown) => {
        try {
          return attempt() ?? "reached";
        } catch (error) {
          return (error as Error).message;
        }
      };
      const loop: Record<string, unknown> = {};
      loop.self = loop;
      return {
        parent: reach(() => parent.document.title),
        private: reach(() => run.hidden_()),
        unknown: reach(() => run.nowhere()),
        date: reach(() => run.echo({ when: new Date() })),
        callback: reach(() => run.echo(() => 1)),
        node: reach(() => run.echo(document.body)),
        cycle: reach(() => run.echo(loop)),
        kept: run.withSuccessHandler(() => {}) !== run,
      };
    });
    expect(found.parent).toMatch(/cross-origin|Blocked/);
    expect(found.private).toMatch(/hidden_ is not a function/);
    expect(found.unknown).toMatch(/nowhere is not a function/);
    for (const refused of [found.date, found.callback, found.node, found.cycle])
      expect(refused).toMatch(/illegal value in property/);
    expect(found.kept).toBe(true);
  });

  it("sends a form as an object of its filled-in fields", async () => {
    await clickMenu(page, "Open the panel");
    await panel().getByRole("button", { name: "Close" }).waitFor();
    const frame = page.frames().find((each) => each !== page.mainFrame())!;
    const received = await frame.evaluate(
      () =>
        new Promise((resolve) => {
          // biome-ignore lint/suspicious/noExplicitAny: what a page of the add-on has is not typed
          (globalThis as any).google.script.run.withSuccessHandler(resolve).echo(document.getElementById("form"));
        }),
    );
    expect(received).toEqual({ stage: "Adoption" });
  });

  it("opens a dialog that Esc closes, from outside and from inside its page", async () => {
    await clickMenu(page, "Windows", "A dialog");
    const dialog = page.getByRole("dialog", { name: "A dialog" });
    const frame = dialog.frameLocator("iframe");
    await frame.getByRole("button", { name: "Close" }).waitFor();
    expect(await dialog.locator("iframe").boundingBox()).toMatchObject({ width: 420, height: 260 });
    await page.keyboard.press("Escape");
    await expect.poll(() => dialog.count()).toBe(0);

    await clickMenu(page, "Windows", "A dialog");
    await pressEscapeInside(frame.getByRole("button", { name: "Add one to B2" }));
    await expect.poll(() => dialog.count()).toBe(0);
  });

  it("opens a window beside which the sheet can be used", async () => {
    await clickMenu(page, "Windows", "A window");
    await page.getByRole("dialog", { name: "A window" }).waitFor();
    await typeInto(page, "A6", "still here");
    expect(await shown(page, "A6")).toBe("still here");
    await page.getByRole("dialog").getByRole("button", { name: "Close" }).first().click();
    await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
  });

  it("shows a note to the pointer and to the keyboard", async () => {
    const note = page.locator(".note-popover");
    const { x, y } = await cellCenter(page, "A1");
    await page.mouse.move(x - 5, y);
    await page.mouse.move(x, y);
    await expect.poll(() => note.textContent()).toBe("Written by the add-on.\nSecond line.");
    await page.mouse.move(x + 400, y + 300);
    await expect.poll(() => note.count()).toBe(0);

    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    expect(await page.locator("#spoken").textContent()).toContain("Written by the add-on.");
    await page.keyboard.press("Shift+F2");
    await expect.poll(() => note.count()).toBe(1);
    await page.keyboard.press("Escape");
    await expect.poll(() => note.count()).toBe(0);
  });

  it("keeps an edit over a reload", async () => {
    await typeInto(page, "C3", "kept");
    expect(await shown(page, "C3")).toBe("kept");
    await page.reload();
    await untilReady(page);
    expect(await shown(page, "C3")).toBe("kept");
    expect(await shown(page, "A2")).toBe("example");

    await typeInto(page, "C3", "regretted");
    await saved();
    await page.keyboard.press("Control+z");
    expect(await shown(page, "C3")).toBe("kept");
    await page.reload();
    await untilReady(page);
    expect(await shown(page, "C3")).toBe("kept");
  });

  it("says when what was saved cannot be opened, and keeps it until a choice is made", async () => {
    await typeInto(page, "C3", "mine");
    await saved();
    await page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const opening = indexedDB.open("groundwork-preview");
          opening.onsuccess = () => {
            const store = opening.result.transaction("workbook", "readwrite").objectStore("workbook");
            store.put({ workbook: { engine: { sheets: 7 } }, fileName: "Broken", changed: true }, "current").onsuccess =
              () => resolve();
          };
        }),
    );
    await page.reload();
    const failure = page.getByRole("alert");
    await expect.poll(() => failure.textContent()).toContain("Your saved workbook could not be opened");
    expect(await failure.getByRole("button", { name: "Download what was saved" }).isVisible()).toBe(true);
    forgiveProblems();
    await failure.getByRole("button", { name: "Reset to the example" }).click();
    await untilReady(page);
    expect(await shown(page, "A2")).toBe("example");
  });

  it("asks before a changed workbook goes, and starts empty", async () => {
    await typeInto(page, "C3", "mine");
    await page.getByRole("button", { name: "Start empty" }).click();
    const question = page.getByRole("dialog", { name: "Discard this workbook?" });
    await question.getByRole("button", { name: "Cancel" }).click();
    expect(await shown(page, "C3")).toBe("mine");

    await page.getByRole("button", { name: "Start empty" }).click();
    await question.getByRole("button", { name: "Start empty" }).click();
    await expect.poll(() => page.title()).toBe("Untitled spreadsheet");
    await untilReady(page);
    expect(await shown(page, "A2")).toBe("");
    await clickMenu(page, "Write a value");
    await expect.poll(() => shown(page, "B2")).toBe("41");
  });

  it("resets to the example without a question when nothing was changed", async () => {
    await page.getByRole("button", { name: "Start empty" }).click();
    await expect.poll(() => page.title()).toBe("Untitled spreadsheet");
    await untilReady(page);
    await page.getByRole("button", { name: "Reset to the example" }).click();
    await expect.poll(() => page.title()).toBe("Groundwork example plan");
    await untilReady(page);
    expect(await shown(page, "A2")).toBe("example");
  });

  it("shows the example after a reset and a reload, not the workbook before", async () => {
    await typeInto(page, "A6", "soon gone");
    await saved();
    await resetToExample(page);
    await saved();
    await page.reload();
    await untilReady(page);
    expect(await shown(page, "A6")).toBe("");
    expect(await shown(page, "A2")).toBe("example");
  });

  it("says so when it is open twice", async () => {
    const second = await page.context().newPage();
    await second.goto(preview.url);
    await untilReady(second);
    await expect.poll(() => second.locator(".toast").textContent()).toContain("another tab");
    expect(await shown(second, "A2")).toBe("example");
    await second.close();
  });

  it("downloads an .xlsx", async () => {
    const waiting = page.waitForEvent("download");
    await page.getByRole("button", { name: "Download .xlsx" }).click();
    const download = await waiting;
    expect(download.suggestedFilename()).toBe("Groundwork example plan.xlsx");
    const parts = Object.keys(unzipSync(new Uint8Array(await readFile(await download.path()))));
    expect(parts).toContain("xl/workbook.xml");
  });

  it("says how it differs from Google Sheets", async () => {
    const toggle = page.getByRole("button", { name: "How it differs from Google Sheets" });
    await toggle.click();
    expect(await page.locator("#differences dt").count()).toBeGreaterThan(4);
    await page.keyboard.press("Escape");
    expect(await page.locator("#differences").isVisible()).toBe(false);
  });

  it("goes through its parts by F6", async () => {
    await clickMenu(page, "Open the panel");
    await panel().getByRole("button", { name: "Close" }).waitFor();
    const where = () =>
      page.evaluate(() => document.activeElement?.closest("#sidebar, #strip, .o-topbar-top, .o-grid")?.className ?? "");
    await expect.poll(where).toMatch(/o-grid/);
    for (const part of [/sidebar/, /strip/, /o-topbar-top/, /o-grid/]) {
      await page.keyboard.press("F6");
      await expect.poll(where).toMatch(part);
    }
  });

  it("has nothing that axe finds wrong, with everything open in turn", async () => {
    await page.evaluate(await readFile(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8"));
    const violations = () =>
      page.evaluate(async () => {
        // biome-ignore lint/suspicious/noExplicitAny: axe puts itself on the window, untyped
        const found = await (globalThis as any).axe.run(document, { iframes: false });
        return found.violations.map((each: { id: string; nodes: { html: string }[] }) => [
          each.id,
          each.nodes[0]?.html,
        ]);
      });
    await page.getByRole("button", { name: "How it differs from Google Sheets" }).click();
    expect(await violations()).toEqual([]);
    await page.keyboard.press("Escape");
    await clickMenu(page, "Open the panel");
    await clickMenu(page, "Windows", "A toast that stays");
    await page.locator(".toast").waitFor();
    expect(await violations()).toEqual([]);
    await clickMenu(page, "Fail");
    await page.getByRole("dialog").waitFor();
    expect(await violations()).toEqual([]);
    await page.keyboard.press("Escape");
    await page.locator('.o-topbar-menu[data-id="extensions"]').click();
    await page.locator(".o-menu").waitFor();
    expect(await violations()).toEqual([]);
    await page.keyboard.press("Escape");
  });

  it("works in a window of 1024 pixels beside the sidebar", async () => {
    await page.setViewportSize({ width: 1024, height: 700 });
    await clickMenu(page, "Open the panel");
    await page.locator("#sidebar iframe").waitFor();
    const grid = await page.locator(".o-grid").boundingBox();
    expect((grid?.x ?? 0) + (grid?.width ?? 0)).toBeLessThanOrEqual(1024 - 300);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(1024);
  });
});

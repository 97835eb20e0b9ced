import { readFile, writeFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type RunningPreview, startPreview } from "../../scripts/preview-server.mjs";
import { budgetTab } from "../../src/tabs/budget";
import { BEHIND, BEHIND_COUNT } from "../../src/tabs/summaryPage";
import { cell } from "../plan";
import {
  cellCenter,
  clickMenu,
  describeInBrowser,
  launchBrowser,
  shown,
  typeInto,
  untilReady,
  type Visit,
  visit,
} from "./browser";
import { itWithOffice, onPaper, PAPERS, pagesOf, recalculate, withWrongResults } from "./office";

/** The A1 address of a cell of a fresh plan, without its tab. */
const at = (...[tab, column, row]: Parameters<typeof cell>): string => cell(tab, column, row).replace(/^.*!/, "");

describeInBrowser("a newcomer plays the manager of the example plan", () => {
  let preview: RunningPreview;
  let browser: Browser;
  let manager: Visit;
  let page: Page;

  beforeAll(async () => {
    [preview, browser] = await Promise.all([startPreview({ port: 0 }), launchBrowser()]);
    manager = await visit(browser, preview.url);
    page = manager.page;
  });
  afterAll(async () => {
    await browser?.close();
    await preview?.close();
  });

  const show = (tab: string) => page.locator(".o-sheet", { hasText: tab }).first().click();
  const display = (a1: string) => shown(page, a1);
  /** The table row of an activity, counted from 1. */
  const rowOfActivity = (name: string) =>
    page.evaluate(
      ([activity, header, rows]) => {
        const { host } = window.groundworkPreview;
        for (let row = 1; row <= Number(rows); row += 1)
          if (host?.value(`Budget!A${Number(header) + row}`) === activity) return row;
        throw new Error(`${activity} is not in the Budget`);
      },
      [name, String(budgetTab.headerRow), String(budgetTab.rows)] as const,
    );

  it("opens on Start, which says where the plan stands and what to do next", async () => {
    expect(await page.locator(".o-sheet.active").textContent()).toContain("Start");
    expect(await display("Start!C5")).toContain("52 of 56 criteria scored");
    expect(await display("Start!B12")).toContain("Read why money is on hold");
  });

  it("a score given in the sidebar lands on the Audit tab and turns a verdict in the Budget", async () => {
    const row = await rowOfActivity("Clean up errors and status codes");
    const verdict = cell("budget", "verdict", row);
    expect(await display(verdict)).toBe("FUND FIRST");
    await show("Audit");
    await clickMenu(page, "Audit", "Basic enablement");
    const form = page.frameLocator("#sidebar iframe");
    await form.getByText("All criteria").waitFor();
    // B-14 is the one gate that this activity lifts.
    await form.getByText("All criteria").click();
    await form.getByRole("button", { name: /B-14/ }).click();
    await form.getByRole("radio", { name: /^2/ }).check();
    await expect.poll(() => form.getByRole("status").first().textContent(), { timeout: 15_000 }).toContain("Saved");
    expect(await display(cell("audit", "score", 14))).toBe("2");
    expect(await display(cell("audit", "result", 14))).toBe("passes");
    expect(await display(verdict)).toBe("FUND");
    await page.getByRole("complementary").getByRole("button", { name: "Close" }).click();
  });

  it("a changed quantity changes the row's cost and the total, and the Summary says that the plan has changed", async () => {
    await show("Budget");
    const row = await rowOfActivity("Getting-started guide");
    const before = await display("Budget!A4");
    await typeInto(page, at("budget", "quantity", row), "5");
    expect(await display(cell("budget", "expected", row))).toBe("9,100");
    expect(await display("Budget!A4")).not.toBe(before);
    expect(await display("Summary!J1")).toContain("The plan has changed since");
  });

  it("=FUNNEL_DROPOFF( gets its help while it is typed, and then the right numbers", async () => {
    await show("Sheet1");
    await typeInto(page, "A1", "Our own counts");
    for (const [index, count] of [1000, 400, 100, 20].entries()) await typeInto(page, `A${index + 2}`, String(count));
    const free = await cellCenter(page, "C2");
    await page.mouse.click(free.x, free.y);
    await page.keyboard.type("=FUNNEL_DROPOFF(");
    const help = page.locator(".o-formula-assistant");
    await help.waitFor();
    expect(await help.textContent()).toContain("counts");
    await page.keyboard.type("A2:A5)");
    await page.keyboard.press("Enter");
    // Contract example: 1000, 400, 100, 20 gives empty, 0.6, 0.75, 0.8.
    await expect
      .poll(async () => Promise.all(["C2", "C3", "C4", "C5"].map((a1) => shown(page, a1))))
      .toEqual(["", "0.6", "0.75", "0.8"]);
  });

  it("Refresh summary brings the page up to date and shows it, with its chart", async () => {
    await clickMenu(page, "Refresh summary");
    await expect.poll(() => page.locator(".o-sheet.active").textContent()).toContain("Summary");
    await expect.poll(() => display("Summary!J1")).toBe("Up to date with the plan.");
    await page.locator(".o-figure canvas").first().waitFor();
  });

  it("everything is there after a reload, verdicts and all", async () => {
    await expect
      .poll(() => page.locator("#save-state").textContent(), { timeout: 15_000 })
      .toBe("Saved in this browser");
    const row = await rowOfActivity("Clean up errors and status codes");
    await page.reload();
    await untilReady(page);
    expect(await display(cell("budget", "verdict", row))).toBe("FUND");
    expect(await display("Sheet1!C5")).toBe("0.8");
    expect(await display("Summary!J1")).toBe("Up to date with the plan.");
  });

  itWithOffice(
    "the downloaded .xlsx is recomputed by LibreOffice to the same Summary, figure by figure",
    async () => {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: "Download .xlsx" }).click(),
      ]);
      const xlsx = new Uint8Array(await readFile((await download.path())!));
      if (process.env.KEEP_XLSX) await writeFile(process.env.KEEP_XLSX, xlsx);
      const figures = await page.evaluate(
        (length) => {
          const { host } = window.groundworkPreview;
          const rows = Array.from({ length }, (_, row) =>
            "ABCDEFGHIJ".split("").map((column) => host?.value(`Summary!${column}${row + 1}`)),
          );
          return rows.map((row) => row.map((value) => (value instanceof Date ? null : value)));
        },
        BEHIND + BEHIND_COUNT - 1,
      );
      const office = recalculate(withWrongResults(xlsx)).Summary!;
      const seen: string[] = [];
      for (const [row, cells] of figures.entries()) {
        for (const [column, value] of cells.entries()) {
          // The day of the refresh is a value, and nothing is calculated from it but its own words.
          if (value === null) continue;
          const calculated = office[row]?.[column] ?? "";
          const where = `${"ABCDEFGHIJ"[column]}${row + 1}`;
          if (typeof value !== "number") expect([where, calculated]).toEqual([where, String(value ?? "")]);
          else {
            seen.push(where);
            expect([where, typeof calculated]).toEqual([where, "number"]);
            expect(Math.abs(Number(calculated) - value), `${where}: ${calculated} for ${value}`).toBeLessThan(
              1e-9 * Math.max(1, value),
            );
          }
        }
      }
      expect(seen.length).toBeGreaterThan(80);
      // Letter is as wide as the page with its margins in Sheets' pixels, and narrower than LibreOffice's.
      expect(pagesOf(onPaper(xlsx, "Summary", PAPERS.A4, "100 %"))).toBe(1);
      expect(pagesOf(onPaper(xlsx, "Summary", PAPERS.Letter, "fit to page"))).toBe(1);
    },
    180_000,
  );

  it("nothing went wrong on the page, and nothing was asked of any other machine", () => {
    expect(manager.problems).toEqual([]);
  });
});

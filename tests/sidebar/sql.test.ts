import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { createFakeSql } from "./fakeSql";
import { describeSidebar } from "./open";

const sql = (page: Page) => page.locator("#sql").inputValue();
const state = (page: Page) => page.locator("#state").textContent();
interface Runner {
  withSuccessHandler(done: (reply: unknown) => void): { readSqlForm(): void };
}

const canCopy = (page: Page) => page.locator("#copy").getAttribute("aria-disabled");

/** Catches what the page copies, as no browser lets a test look into its clipboard. */
function catchCopies(): void {
  const page = globalThis as unknown as { copied: string[] };
  page.copied = [];
  const writeText = async (text: string) => {
    page.copied.push(text);
  };
  Object.defineProperty(navigator, "clipboard", { value: { writeText } });
}

function forbidCopies(): void {
  Object.defineProperty(navigator, "clipboard", { value: { writeText: () => Promise.reject(new Error("no")) } });
}

describeSidebar("Sql", "the sidebar that says a funnel in SQL", (open) => {
  it("starts with the stages and the window of the plan, and writes as one types", async () => {
    const fake = createFakeSql();
    const { page, server } = await open({ server: fake.server });
    await expect.poll(() => page.locator("#sql-state").textContent()).toContain("Name the table");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("table");
    expect(await page.locator("#stages").inputValue()).toBe("Awareness\nAdoption");
    expect(await page.locator("#window").inputValue()).toBe("30");
    expect(await canCopy(page)).toBe("true");
    await page.keyboard.type("p.d.events");
    await expect.poll(() => sql(page)).toBe("SELECT 'Awareness', 'Adoption' FROM p.d.events");
    expect(server.calls.at(-1)).toEqual({
      name: "composeSql",
      request: {
        question: "counts",
        table: "p.d.events",
        id: "user_id",
        stage: "event_name",
        time: "event_timestamp",
        timeKind: "timestamp",
        segment: "country",
        stages: ["Awareness", "Adoption"],
        window: 30,
      },
    });
    // One call for all letters of the name, after the one with which it opened.
    expect(server.calls.filter(({ name }) => name === "composeSql").length).toBeLessThan(5);
  });

  it.each([
    ["0,5", 0.5],
    ["", null],
    ["7", 7],
  ])("reads a window of %j days", async (typed, days) => {
    const { page, server } = await open({ server: createFakeSql().server });
    await page.locator("#table").fill("t");
    await page.locator("#window").fill(typed);
    await expect
      .poll(() => (server.calls.at(-1)?.request as { window?: unknown; table?: string } | undefined)?.window)
      .toBe(days);
    await expect.poll(() => canCopy(page)).toBe("false");
  });

  it("says at the window that it is no number, and asks nothing", async () => {
    const { page, server } = await open({ server: createFakeSql().server });
    await page.locator("#table").fill("t");
    await expect.poll(() => canCopy(page)).toBe("false");
    const before = server.calls.length;
    await page.locator("#window").fill("soon");
    await expect.poll(() => page.locator("#window-error").textContent()).toContain("Use a number of days");
    expect(await page.locator("#window").getAttribute("aria-invalid")).toBe("true");
    expect([await sql(page), await canCopy(page), server.calls.length]).toEqual(["", "true", before]);
  });

  it("leaves fields alone until somebody was there, and on Copy goes to the first that is wrong", async () => {
    const { page } = await open({ server: createFakeSql().server });
    await expect.poll(() => page.locator("#sql-state").textContent()).toContain("Name the table");
    expect(await page.locator("#table-error").textContent()).toBe("");
    await page.locator("#copy").focus();
    await page.keyboard.press("Enter");
    expect(await page.locator("#table-error").textContent()).toBe("Name the table, such as project.dataset.events.");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("table");
  });

  it("copies what it shows", async () => {
    const { page } = await open({ server: createFakeSql().server, before: catchCopies });
    await page.locator("#table").fill("t");
    await expect.poll(() => canCopy(page)).toBe("false");
    await page.locator("#copy").click();
    await expect.poll(() => state(page)).toBe("Copied.");
    expect(await page.evaluate(() => (globalThis as unknown as { copied: string[] }).copied)).toEqual([
      "SELECT 'Awareness', 'Adoption' FROM t",
    ]);
  });

  it("selects it where copying is forbidden", async () => {
    const { page } = await open({ server: createFakeSql().server, before: forbidCopies });
    await page.locator("#table").fill("t");
    await expect.poll(() => canCopy(page)).toBe("false");
    await page.locator("#copy").click();
    await expect.poll(() => state(page)).toContain("press Ctrl+C");
    const selected = await page.locator("#sql").evaluate((box) => {
      const { selectionStart, selectionEnd, value } = box as HTMLTextAreaElement;
      return value.slice(selectionStart, selectionEnd);
    });
    expect(selected).toBe("SELECT 'Awareness', 'Adoption' FROM t");
  });

  it("shows what was asked last, whatever the order of the answers", async () => {
    const { page, server } = await open({ server: createFakeSql().server });
    await expect.poll(() => page.locator("#sql-state").textContent()).toContain("Name the table");
    const first = server.hold("composeSql");
    await page.locator("#table").fill("old");
    const held = await first;
    await page.locator("#table").fill("new");
    await expect.poll(() => sql(page)).toContain("FROM new");
    held.release();
    // Answers arrive in the order in which they are given: after this one the old one has arrived too.
    await page.evaluate(
      () =>
        new Promise((done) => {
          const { google } = globalThis as unknown as { google: { script: { run: Runner } } };
          google.script.run.withSuccessHandler(done).readSqlForm();
        }),
    );
    expect(await sql(page)).toContain("FROM new");
  });

  it("tries again after a failure", async () => {
    const fake = createFakeSql();
    fake.server.fail("composeSql", "The network is down.");
    const { page } = await open({ server: fake.server });
    await page.getByRole("button", { name: "Try again" }).click();
    await expect.poll(() => page.locator("#sql-state").textContent()).toContain("Name the table");
  });

  it("asks for the column of the segment only where it is needed", async () => {
    const { page } = await open({ server: createFakeSql().server });
    expect(await page.locator("#segment").isVisible()).toBe(false);
    await page.getByLabel("Question").selectOption("segments");
    expect(await page.locator("#segment").isVisible()).toBe(true);
  });

  it("remembers the table when it is opened again", async () => {
    const { page } = await open({ server: createFakeSql().server });
    await page.locator("#table").fill("p.d.kept");
    await expect.poll(() => canCopy(page)).toBe("false");
    await page.reload();
    await expect.poll(() => page.locator("#table").inputValue()).toBe("p.d.kept");
    await expect.poll(() => sql(page)).toContain("p.d.kept");
  });

  it("keeps hostile stages text", async () => {
    const fake = createFakeSql();
    const hostile = `<img src=x onerror="document.title='gone'">`;
    fake.form = { stages: [hostile, "'; DROP TABLE x; --"], window: null };
    const { page } = await open({ server: fake.server });
    await page.locator("#table").fill("t");
    await expect.poll(() => sql(page)).toContain(hostile);
    expect(await page.locator("#stages").inputValue()).toBe(`${hostile}\n'; DROP TABLE x; --`);
    expect(await page.locator("img").count()).toBe(0);
    expect(await page.title()).toBe("SQL for this funnel");
  });
});

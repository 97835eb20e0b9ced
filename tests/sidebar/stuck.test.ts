import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { createFakeStuck, offer, stuckChain, stuckWork } from "./fakeStuck";
import { describeSidebar, shownText } from "./open";

const state = (page: Page) => page.locator("#state").textContent();
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent);
const press = async (page: Page, name: string) => {
  await page.getByRole("button", { name, exact: true }).first().focus();
  await page.keyboard.press("Enter");
};

describeSidebar("Stuck", "the sidebar that says where developers are stuck", (open) => {
  it("goes from the sentence to the Budget and back by the keyboard alone", async () => {
    const fake = createFakeStuck();
    const { page } = await open({ server: fake.server });
    await expect.poll(() => focused(page)).toBe("Stuck at Consideration");
    expect(await shownText(page, ".sentence")).toBe(
      "Developers are stuck at Consideration: Time to first success stands at 33 minutes, the target is 5; the weakest that the audit found there is Five-minute first app (B-13, 1 of 3), and Quickstart rewrite lifts it for about 4,200 USD in 3 weeks.",
    );
    await press(page, "Add to Budget");
    expect(await page.evaluate(() => (document.activeElement as HTMLTextAreaElement).value)).toBe(
      "Time to first success: from 33 to 5 minutes",
    );
    await page.keyboard.type("By March: ");
    await press(page, "Add with this promise");
    await expect.poll(() => state(page)).toBe("Added to row 14 of Budget.");
    expect(fake.added).toEqual([
      {
        id: expect.stringMatching(/^[\w-]{8,64}$/),
        activity: "Quickstart rewrite",
        promise: expect.objectContaining({ changeBy: "2026-12-13" }),
      },
    ]);
    expect(fake.added[0]!.promise.change).toContain("By March:");
    expect(await focused(page)).toBe("Show in Budget");
    await press(page, "Undo");
    await expect.poll(() => state(page)).toBe("Undid “Add Quickstart rewrite”: 6 cells put back.");
    expect(fake.added).toEqual([]);
    await press(page, "Read again");
    await page.getByRole("button", { name: "Add to Budget" }).waitFor();
  });

  it("takes the person to the cell of each name", async () => {
    const { page, server } = await open({ server: createFakeStuck().server });
    for (const name of ["Time to first success", "Five-minute first app", "Quickstart rewrite"]) {
      await page.locator(".sentence").getByRole("button", { name }).click();
      await expect.poll(() => state(page)).toBe("The cell is shown.");
    }
    expect(server.calls.filter(({ name }) => name === "showTab").map(({ request }) => request)).toEqual([
      { tab: "kpis", row: 8, column: "kpi" },
      { tab: "audit", row: 24, column: "score" },
      { tab: "catalogue", row: 12, column: "activity" },
    ]);
  });

  it("switches to another KPI that is behind", async () => {
    const { page } = await open({ server: createFakeStuck().server });
    await page.getByText("All 2 KPIs that are behind").click();
    expect(await page.locator(".jump [aria-current]").textContent()).toContain("Time to first success");
    await page.getByRole("button", { name: "Active advocates" }).click();
    expect(await focused(page)).toBe("Stuck at Advocacy");
    const text = await shownText(page, "main");
    expect(text).toContain("only watched");
    expect(text).toContain("3 criteria of this stage are not assessed: a weaker one may hide there.");
  });

  it("says what goes first, what takes attention, and what is in the Budget already", async () => {
    const fake = createFakeStuck();
    const work = [
      stuckWork("Credentials and app", { isBefore: true, activities: [offer("Key console", { planned: 9 })] }),
      stuckWork("Kept fresh", { score: null, activities: [] }),
    ];
    fake.form = { ...fake.form, chains: [stuckChain("Answers", { work })], unjudged: [] };
    const { page } = await open({ server: fake.server });
    const text = await shownText(page, '[aria-label="What to do"]');
    expect(text).toContain("What to do, in this order");
    expect(text).toContain("B-13 · Basic enablement · 1 of 3 · a gate below, goes first");
    expect(text).toContain("In the Budget, row 9.");
    expect(text).toContain(
      "not assessed Show in Audit Nothing of the Catalogue lifts it: it takes attention, not money.",
    );
    expect(await page.getByText("KPIs that are behind").isVisible()).toBe(false);
  });

  it.each([
    ["nothing can be judged", 0, "No KPI can be judged yet"],
    ["nothing is behind", 7, "Nothing is stuck"],
  ])("ends honestly when %s, with what cannot be judged and why", async (_title, judged, title) => {
    const fake = createFakeStuck();
    fake.form = { ...fake.form, chains: [], judged };
    const { page, server } = await open({ server: fake.server });
    await expect.poll(() => focused(page)).toBe(title);
    await page.getByText("1 KPI cannot be judged").click();
    expect(await shownText(page, "main")).toContain("Docs-reach rate: type what was measured.");
    await press(page, "Show the row");
    await expect.poll(() => server.calls.at(-1)?.request).toEqual({ tab: "kpis", row: 6, column: "kpi" });
  });

  it("adds once, however often it is sent after a failure", async () => {
    const fake = createFakeStuck();
    fake.server.fail("addRemedy", "Somebody else is changing this plan right now.");
    const { page } = await open({ server: fake.server });
    await press(page, "Add to Budget");
    await press(page, "Add with this promise");
    await expect.poll(() => state(page)).toContain("Not added: Somebody else is changing this plan right now.");
    await press(page, "Try again");
    await expect.poll(() => state(page)).toBe("Added to row 14 of Budget.");
    const sent = fake.server.calls.filter(({ name }) => name === "addRemedy").map(({ request }) => request);
    expect(sent).toHaveLength(2);
    expect(sent[1]).toEqual(sent[0]);
  });

  it("keeps the promise from being sent when it is cancelled, and Esc goes back to the grid", async () => {
    const fake = createFakeStuck();
    const { page, gridFocused } = await open({ server: fake.server });
    await press(page, "Add to Budget");
    await press(page, "Cancel");
    expect(await focused(page)).toBe("Add to Budget");
    expect(fake.added).toEqual([]);
    await page.keyboard.press("Escape");
    expect(await gridFocused()).toBe(1);
  });
});

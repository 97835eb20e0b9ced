import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import type { Server } from "../../src/commands/server";
import { createFakeServer } from "./fakeServer";
import { describeSidebar, type PageName, shownText } from "./open";

/** What each page asks first; the help needs nobody. */
const FIRST: readonly (readonly [page: PageName, call: keyof Server])[] = [
  ["Audit", "readTier"],
  ["Agreement", "readAgreement"],
  ["Stopwatch", "readStopwatch"],
  ["Rivals", "readRivals"],
  ["Snapshots", "readSnapshots"],
  ["Activity", "readActivities"],
  ["Question", "readQuestion"],
  ["Plan", "readPlanForm"],
  ["Stop", "readStopAndMove"],
  ["Sql", "readSqlForm"],
  ["Stuck", "readStuck"],
  ["Import", "readImport"],
  ["Share", "readShare"],
];

const notice = (page: Page) => shownText(page, ".notice");
const again = (page: Page) => page.getByRole("button", { name: "Try again" });
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? "");

for (const [name, call] of FIRST) {
  describeSidebar(name, `the page ${name} when Google Sheets cannot be reached`, (open) => {
    it("says within eight seconds that nobody answers, what is the usual cause and what to do, and asks again", async () => {
      const server = createFakeServer();
      const held = server.hold(call);
      const { page } = await open({ server, clock: true });
      await held;
      await page.clock.runFor(8_000);
      await expect.poll(() => notice(page)).toContain("Google Sheets does not answer.");
      expect(await notice(page)).toContain("Sign in with one account only, or open this sheet in a private window.");
      expect(await focused(page)).toBe("No answer yet");
      const second = server.hold(call);
      await again(page).click();
      await second;
      expect(server.calls.filter((each) => each.name === call)).toHaveLength(2);
    });

    it("says what to allow when a permission was refused, and asks again", async () => {
      const server = createFakeServer();
      const scope = "https://www.googleapis.com/auth/spreadsheets.currentonly";
      server.fail(
        call,
        `Exception: Specified permissions are not sufficient to call SpreadsheetApp.getActiveSpreadsheet. Required permissions: ${scope}`,
      );
      const { page } = await open({ server });
      await expect
        .poll(() => notice(page))
        .toContain("Choose Help under Extensions > Groundwork and allow both things");
      expect(await notice(page)).not.toContain("SpreadsheetApp");
      const second = server.hold(call);
      await again(page).click();
      await second;
    });
  });
}

describeSidebar("Audit", "a connection that is lost while somebody works", (open) => {
  it("is noticed in three seconds, keeps what was typed, and is tried again", async () => {
    const { page, server } = await open({ clock: true });
    await page.locator("#criterion").waitFor();
    const held = server.hold("saveAnswer");
    await page.locator("#evidence").fill("Seen on the landing page");
    await page.context().setOffline(true);
    await page.locator("#owner").focus();
    await held;
    await page.clock.runFor(3_100);
    await expect.poll(() => page.locator("#state").textContent()).toContain("There is no connection to Google Sheets.");
    expect(await page.locator("#evidence").inputValue()).toBe("Seen on the landing page");
    await page.context().setOffline(false);
    await again(page).click();
    await expect.poll(() => server.answers.get("B-01")?.evidence).toBe("Seen on the landing page");
  });

  it("that comes back in time loses nothing and says nothing", async () => {
    const { page, server } = await open({ clock: true });
    await page.locator("#criterion").waitFor();
    const held = server.hold("saveAnswer");
    await page.keyboard.press("2");
    const call = await held;
    await page.context().setOffline(true);
    await page.clock.runFor(2_000);
    await page.context().setOffline(false);
    await page.clock.runFor(3_000);
    call.release();
    await expect.poll(() => page.locator("#state").textContent()).toMatch(/^Saved at /);
    expect(server.calls.filter(({ name }) => name === "saveAnswer")).toHaveLength(1);
  });
});

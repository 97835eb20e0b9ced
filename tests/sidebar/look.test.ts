import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { AGREEMENT } from "./agreementScenes";
import { createFakeServer, EMPTY, LONG_AGO, scored, TODAY } from "./fakeServer";
import { IMPORT } from "./importScenes";
import { describeSidebar, faults, sticksOut } from "./open";
import { PLAN, STOP } from "./planScenes";
import { QUESTION } from "./questionScenes";
import { RIVALS } from "./rivalsScenes";
import { failing, LONG, NO_TAB, type Scene } from "./scenes";
import { SHARE } from "./shareScenes";
import { SNAPSHOTS } from "./snapshotScenes";
import { SQL } from "./sqlScenes";
import { STOPWATCH } from "./stopwatchScenes";
import { STUCK } from "./stuckScenes";

const SIZES = [
  { width: 300, height: 720 },
  // At 200% zoom the sidebar has half of its pixels.
  { width: 150, height: 360 },
];

const score = async (page: Page) => {
  await page.locator("#criterion").waitFor();
  await page.keyboard.press("2");
};

const choose = async (page: Page, words = "P06") => {
  await page.getByRole("combobox").fill(words);
  await page.keyboard.press("Enter");
};

const AUDIT: readonly Scene[] = [
  { name: "first criterion", act: (page) => page.locator("#criterion").waitFor() },
  { name: "saved", server: () => scored(12), act: score },
  { name: "list", server: () => scored(12), act: (page) => page.getByText("All criteria").click() },
  { name: "keys", act: (page) => page.getByText("Keys", { exact: true }).click() },
  { name: "not saved", server: failing("saveAnswer", `Somebody else is changing this plan. ${LONG}`), act: score },
  {
    name: "conflict",
    async act(page, server) {
      await page.locator("#criterion").waitFor();
      server.answers.set("B-01", { ...EMPTY, score: 3, evidence: LONG, rater: "Zoë", scoredOn: TODAY });
      await score(page);
      await page.getByRole("button", { name: "Compare" }).click();
    },
  },
  {
    name: "draft of last time",
    async act(page, server) {
      server.fail("saveAnswer", "no");
      await page.locator("#evidence").fill(LONG);
      await page.reload();
      await page.getByRole("button", { name: "Use it" }).waitFor();
    },
  },
  {
    name: "suggestion",
    async act(page) {
      await page.locator("#rater").fill(LONG.slice(0, 100));
      await page.getByRole("button", { name: "Next" }).click();
    },
  },
  {
    name: "missing rows and problems",
    server: () => {
      const server = createFakeServer();
      server.change.tier = (form) => ({
        ...form,
        missing: ["B-05 Credentials and app", LONG],
        criteria: form.criteria.map((criterion) => ({ ...criterion, problem: `The tab holds ${LONG}.` })),
      });
      return server;
    },
    act: (page) => page.getByText("2 criteria have no row").click(),
  },
  {
    name: "ageing",
    server: () => {
      const server = scored(22);
      server.answers.set("B-05", { ...EMPTY, score: 2, scoredOn: LONG_AGO });
      return server;
    },
    act: (page) => page.getByText("All criteria").click(),
  },
  { name: "five-minute bar", server: () => scored(12), act: score },
  {
    name: "not left",
    server: () => {
      const server = scored(12);
      server.fail("saveAnswer", LONG, 9);
      return server;
    },
    async act(page) {
      await page.locator("#evidence").fill("Five outsiders");
      await page.getByRole("button", { name: "Time it with the stopwatch" }).click();
      await page.getByText("Not left").waitFor();
    },
  },
  { name: "second rater", options: { rating: "second" }, act: score },
  {
    name: "result of a second rater",
    options: { rating: "second" },
    server: () => {
      const server = createFakeServer();
      for (let position = 1; position <= 22; position++) {
        server.second.set(`B-${String(position).padStart(2, "0")}`, { ...EMPTY, score: 1, scoredOn: TODAY });
      }
      return server;
    },
    act: (page) => page.locator(".result").waitFor(),
  },
  { name: "result", server: () => scored(22) },
  { name: "result of a tier that passes", server: () => scored(8, "E", () => 3), options: { tier: "E" } },
  { name: "no tab", server: failing("readTier", NO_TAB), act: (page) => page.locator("h2").waitFor() },
  { name: "not read", server: failing("readTier", LONG), act: (page) => page.locator("h2").waitFor() },
  {
    name: "reading",
    server: () => {
      const server = createFakeServer();
      server.hold("readTier");
      return server;
    },
  },
];

const ACTIVITY: readonly Scene[] = [
  { name: "list", act: (page) => page.getByRole("combobox").waitFor() },
  {
    name: "search",
    async act(page) {
      await page.getByRole("combobox").fill("adv");
      await page.keyboard.press("ArrowDown");
    },
  },
  { name: "nothing found", act: (page) => page.getByRole("combobox").fill("zzz") },
  {
    name: "chosen",
    async act(page) {
      await choose(page);
      await page.locator(".chip").waitFor();
    },
  },
  {
    name: "rules and scores",
    server: () => {
      const server = createFakeServer();
      server.answers.set("B-05", { ...EMPTY, score: 1 });
      return server;
    },
    async act(page) {
      await choose(page, "B04");
      await page.getByText("What the rules say").click();
    },
  },
  {
    name: "of one's own",
    async act(page) {
      await page.getByRole("button", { name: "Something of your own" }).click();
      await page.locator("#own-name").fill(LONG);
      await page.locator("#own-tier").selectOption("In-person");
      await page.locator("#own-low").fill("2000");
      await page.locator("#own-expected").fill("1000");
    },
  },
  { name: "no verdict", server: failing("checkActivity", LONG), act: (page) => choose(page) },
  {
    name: "wrong quantity",
    async act(page) {
      await choose(page);
      await page.locator("#quantity").fill("1.5");
    },
  },
  { name: "nothing chosen", act: (page) => page.getByRole("button", { name: "Add to Budget" }).click() },
  {
    name: "added",
    async act(page) {
      await choose(page);
      await page.getByRole("button", { name: "Add to Budget" }).click();
      await page.getByRole("button", { name: "Show in Budget" }).waitFor();
    },
  },
  { name: "no tab", server: failing("readActivities", NO_TAB), act: (page) => page.locator("h2").waitFor() },
];

const HELP: readonly Scene[] = [
  { name: "closed" },
  {
    name: "every function open",
    async act(page) {
      for (const summary of await page.locator("summary").all()) await summary.click();
    },
  },
];

for (const [name, scenes] of [
  ["Audit", AUDIT],
  ["Agreement", AGREEMENT],
  ["Plan", PLAN],
  ["Stop", STOP],
  ["Sql", SQL],
  ["Stuck", STUCK],
  ["Import", IMPORT],
  ["Share", SHARE],
  ["Stopwatch", STOPWATCH],
  ["Rivals", RIVALS],
  ["Question", QUESTION],
  ["Snapshots", SNAPSHOTS],
  ["Activity", ACTIVITY],
  ["Help", HELP],
] as const) {
  describeSidebar(name, `how the ${name} page looks`, (open) => {
    it.each(scenes)("has no fault: $name", async ({ server, options, act }) => {
      const sidebar = await open({ ...options, ...(server ? { server: server() } : {}) });
      await act?.(sidebar.page, sidebar.server);
      const { page } = sidebar;
      for (const [index, size] of SIZES.entries()) {
        await page.setViewportSize(size);
        expect(await faults(page, index > 0 ? "layout" : "all")).toEqual([]);
      }
      // Arabic and Hebrew sheets turn their sidebars round.
      await page.evaluate(() => document.documentElement.setAttribute("dir", "rtl"));
      for (const size of SIZES) {
        await page.setViewportSize(size);
        expect(await sticksOut(page)).toEqual([]);
      }
      await page.evaluate(() => document.documentElement.removeAttribute("dir"));
      await page.emulateMedia({ forcedColors: "active" });
      expect(await faults(page, "colours")).toEqual([]);
    });
  });
}

describeSidebar("Audit", "what has the focus", (open) => {
  it("is never hidden by the buttons at the bottom", async () => {
    for (const size of SIZES) {
      const { page } = await open({ ...size, server: scored(12) });
      await page.locator("#criterion").waitFor();
      for (let step = 0; step < 12; step++) {
        await page.keyboard.press("Tab");
        const visible = await page.evaluate(() => {
          const element = document.activeElement!;
          const { left, top, width, height } = element.getBoundingClientRect();
          const at = document.elementFromPoint(left + width / 2, top + Math.min(height / 2, 12));
          return element.contains(at) || element === document.body || at?.closest("label")?.contains(element) || false;
        });
        expect(visible).toBe(true);
      }
    }
  });
});

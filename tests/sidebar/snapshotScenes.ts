import type { Page } from "playwright-core";
import { createFakeSnapshots, springAndSummer, summerAndNow } from "./fakeSnapshots";
import { failing, LONG, NO_TAB, type Scene } from "./scenes";

const compare = async (page: Page) => {
  await page.getByRole("button", { name: "Compare", exact: true }).click();
};

export const SNAPSHOTS: readonly Scene[] = [
  { name: "empty", server: createFakeSnapshots, act: (page) => page.locator(".notice h2").waitFor() },
  {
    name: "list",
    server: () => {
      const server = summerAndNow();
      server.keep("2026-10-01 08:00", LONG);
      return server;
    },
    act: (page) => page.locator("#from").waitFor(),
  },
  {
    name: "gone through time",
    server: springAndSummer,
    async act(page) {
      await page.locator("#moment").focus();
      await page.keyboard.press("ArrowLeft");
      await page.getByRole("heading", { name: "1 Sept 2026, 09:00" }).waitFor();
    },
  },
  {
    name: "at the first of two hundred, with long words and damaged rows",
    server: () => {
      const server = springAndSummer();
      const [kpi] = server.rest.kpis;
      server.rest = { ...server.rest, kpis: [{ ...kpi!, name: LONG, unit: LONG }], stages: [] };
      for (let count = 0; count < 200; count++) server.keep(`2026-10-01 10:${String(count).padStart(3, "0")}`, LONG);
      for (let row = 5; row < 105; row++) server.damaged.push({ row, why: `its kind is “${LONG}”` });
      return server;
    },
    async act(page) {
      await page.locator("#moment").focus();
      await page.keyboard.press("ArrowLeft");
      await page.getByText("100 rows of the History tab").click();
    },
  },
  {
    name: "taken",
    server: summerAndNow,
    async act(page) {
      await page.getByRole("button", { name: "Take a snapshot" }).click();
      await page.getByRole("button", { name: "Show in sheet", exact: true }).waitFor();
    },
  },
  {
    name: "not taken",
    server: () => {
      const server = summerAndNow();
      server.fail("takeSnapshot", `note: ${LONG}`, 9);
      return server;
    },
    async act(page) {
      await page.getByRole("button", { name: "Take a snapshot" }).click();
      await page.getByRole("button", { name: "Try again" }).waitFor();
    },
  },
  {
    name: "re-audit to confirm",
    server: summerAndNow,
    act: (page) => page.getByRole("button", { name: "Start a re-audit…" }).click(),
  },
  {
    name: "re-audit begun",
    server: summerAndNow,
    async act(page) {
      await page.getByRole("button", { name: "Start a re-audit…" }).click();
      await page.getByRole("button", { name: "Yes, start it" }).click();
      await page.getByRole("button", { name: "Score the first tier" }).waitFor();
    },
  },
  {
    name: "compared",
    server: summerAndNow,
    async act(page) {
      await compare(page);
      await page.locator("#compared").waitFor();
    },
  },
  {
    name: "not compared",
    server: () => {
      const server = summerAndNow();
      server.fail("compareSnapshots", LONG, 9);
      return server;
    },
    async act(page) {
      await compare(page);
      await page.getByRole("button", { name: "Try again" }).waitFor();
    },
  },
  { name: "no tab", server: failing("readSnapshots", NO_TAB), act: (page) => page.locator("h2").waitFor() },
];

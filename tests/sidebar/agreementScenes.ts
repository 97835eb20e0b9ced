import type { Page } from "playwright-core";
import { createFakeAgreement, DISPUTED } from "./fakeAgreement";
import { EMPTY, TODAY } from "./fakeServer";
import { failing, LONG, NO_TAB, type Scene } from "./scenes";

const decide = async (page: Page, evidence = LONG) => {
  await page.getByRole("radio").first().check();
  await page.locator("#evidence").fill(evidence);
  await page.locator("#rater").fill("Ana");
  await page.getByRole("button", { name: "Settle", exact: true }).click();
};

export const AGREEMENT: readonly Scene[] = [
  { name: "dispute", server: () => createFakeAgreement(DISPUTED), act: (page) => page.locator("#dispute").waitFor() },
  {
    name: "tiers and list",
    server: () => createFakeAgreement(DISPUTED),
    async act(page) {
      await page.locator("#dispute").waitFor();
      for (const summary of await page.locator("summary").all()) await summary.click();
    },
  },
  {
    name: "long words and a problem",
    server: () => {
      const server = createFakeAgreement(DISPUTED);
      const answer = { ...EMPTY, score: 3, evidence: LONG, rater: LONG, scoredOn: TODAY };
      server.second.set("B-01", answer);
      server.shape = (form) => ({ ...form, problem: `A row holds ${LONG}.` });
      return server;
    },
    act: (page) => page.getByRole("button", { name: "Use the second's" }).click(),
  },
  {
    name: "nothing typed",
    server: () => createFakeAgreement(DISPUTED),
    async act(page) {
      await page.getByRole("button", { name: "Settle", exact: true }).click();
      await page.keyboard.press("2");
      await page.getByRole("button", { name: "Settle", exact: true }).click();
    },
  },
  {
    name: "not settled",
    server: () => {
      const server = createFakeAgreement(DISPUTED);
      server.fail("settleDispute", LONG, 9);
      return server;
    },
    async act(page) {
      await decide(page);
      await page.getByRole("button", { name: "Try again" }).waitFor();
    },
  },
  {
    name: "settled by somebody else",
    server: () => createFakeAgreement(DISPUTED),
    async act(page, server) {
      await page.locator("#dispute").waitFor();
      server.second.set("B-01", { ...EMPTY, score: 2, scoredOn: TODAY });
      await decide(page);
      await page.getByRole("button", { name: "Done with it" }).waitFor();
    },
  },
  {
    name: "no disputes left",
    server: () => createFakeAgreement({ "B-01": [2, 0] }),
    async act(page) {
      await decide(page, "Seen");
      await page.getByText("No disputes left").waitFor();
    },
  },
  { name: "no second rater", server: () => createFakeAgreement({}), act: (page) => page.locator("h2").waitFor() },
  { name: "no tab", server: failing("readAgreement", NO_TAB), act: (page) => page.locator("h2").waitFor() },
];

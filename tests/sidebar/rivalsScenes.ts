import type { Page } from "playwright-core";
import { createFakeRivals, scoredRivals } from "./fakeRivals";
import { failing, LONG, NO_TAB, type Scene } from "./scenes";

const ready = (page: Page) => page.locator("#criterion").waitFor();

const score = async (page: Page) => {
  await ready(page);
  await page.keyboard.press("2");
};

const allScored = () => {
  const fake = scoredRivals("21231203312031", { Acme: "33333333333333", Beta: "0000000000000-", [LONG]: "3" });
  fake.medians.set(0, 14).set(1, null);
  return fake;
};

/** Every state of the rivals page. */
export const RIVALS: readonly Scene[] = [
  { name: "no rival yet", server: () => createFakeRivals().server, act: ready },
  { name: "a criterion", server: () => scoredRivals("2", { Acme: "" }).server, act: ready },
  { name: "three rivals", server: () => createFakeRivals("Acme", "Beta", LONG).server, act: score },
  {
    name: "list",
    server: () => scoredRivals("2", { Acme: "013" }).server,
    act: (page) => page.getByText("All criteria").click(),
  },
  {
    name: "a name that somebody else changed",
    server: () => {
      const fake = createFakeRivals("Acme");
      fake.server.hold("saveRivalName").then((call) => {
        fake.names[1] = LONG;
        call.release();
      });
      return fake.server;
    },
    async act(page) {
      await page.getByText("Who we compare with").click();
      await page.locator("#rival-2").fill("Beta");
      await page.keyboard.press("Enter");
      await page.getByRole("button", { name: "Use mine" }).waitFor();
    },
  },
  {
    name: "a name not saved",
    server: () => createFakeRivals("Acme").server,
    async act(page, server) {
      await page.getByText("Who we compare with").click();
      server.fail("saveRivalName", LONG);
      await page.locator("#rival-2").fill(LONG);
      await page.keyboard.press("Enter");
      await page.getByRole("button", { name: "Try again" }).waitFor();
    },
  },
  {
    name: "not saved",
    server: () => createFakeRivals("Acme").server,
    async act(page, server) {
      server.fail("saveRivalAnswer", LONG);
      await score(page);
      await page.getByRole("button", { name: "Try again" }).waitFor();
    },
  },
  {
    name: "side by side",
    server: () => allScored().server,
    async act(page) {
      await ready(page);
      await page.getByLabel("Side by side").check();
      await page.locator("table").waitFor();
    },
  },
  {
    name: "side by side, nothing scored",
    server: () => createFakeRivals("Acme").server,
    act: (page) => page.getByLabel("Side by side").check(),
  },
  { name: "no tab", server: failing("readRivals", NO_TAB), act: (page) => page.locator("h2").waitFor() },
];

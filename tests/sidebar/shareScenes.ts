import type { ShareForm } from "../../src/commands/server";
import { createFakeShare } from "./fakeShare";
import { failing, LONG, NO_TAB, type Scene } from "./scenes";

const serverWith = (change: Partial<ShareForm>) => () => {
  const fake = createFakeShare();
  fake.form = { ...fake.form, ...change };
  return fake.server;
};

export const SHARE: readonly Scene[] = [
  { name: "as it opens", server: serverWith({}), act: (page) => page.locator("#pdf").waitFor() },
  {
    name: "old, without a link, with long names",
    server: serverWith({ state: "changed", pdf: null, tab: LONG, packs: [LONG, "Board pack"], markdown: LONG }),
    act: (page) => page.getByRole("button", { name: "Refresh the summary" }).waitFor(),
  },
  {
    name: "nothing on the page",
    server: serverWith({ markdown: "", state: "never" }),
    act: (page) => page.getByText("There is nothing on the page yet").waitFor(),
  },
  {
    name: "pack made",
    server: serverWith({}),
    async act(page) {
      await page.getByRole("button", { name: "Make a board pack" }).click();
      await page.getByText("Made so far").waitFor();
    },
  },
  {
    name: "pack not made",
    server: () => {
      const server = serverWith({ state: "unknown" })();
      server.fail("makeBoardPack", LONG, 9);
      return server;
    },
    async act(page) {
      await page.getByRole("button", { name: "Make a board pack" }).click();
      await page.getByRole("button", { name: "Try again" }).waitFor();
    },
  },
  { name: "no tab", server: failing("readShare", NO_TAB), act: (page) => page.locator("h2").waitFor() },
  { name: "not read", server: failing("readShare", LONG), act: (page) => page.locator("h2").waitFor() },
];

import type { Page } from "playwright-core";
import { COUNTS, createFakeImport, EVENTS, type FakeImport } from "./fakeImport";
import { failing, LONG, NO_TAB, type Scene } from "./scenes";

const withFake = (change: (fake: FakeImport) => void) => () => {
  const fake = createFakeImport();
  change(fake);
  return fake.server;
};

const plain = () => createFakeImport().server;

const paste = (text: string) => async (page: Page) => {
  await page.locator("#pasted").fill(text);
  await page.getByRole("button", { name: "Read what is pasted" }).click();
};

const seen = (text: string) => async (page: Page) => {
  await paste(text)(page);
  await page.getByText("What is in it").waitFor();
};

/** Every state of the page that brings files in. */
export const IMPORT: readonly Scene[] = [
  { name: "nothing chosen", server: plain, act: (page) => page.locator("#file").waitFor() },
  {
    name: "rows left over",
    server: withFake((fake) => {
      fake.form = { ...fake.form, leftOver: 25_000 };
    }),
    act: (page) => page.getByText("cut off").waitFor(),
  },
  { name: "nothing pasted", server: plain, act: paste(" ") },
  {
    name: "events with everything that can be wrong",
    server: withFake((fake) => {
      fake.form = { ...fake.form, events: 4000 };
    }),
    async act(page) {
      await seen(`${EVENTS}${LONG},${LONG},03/04/2026\n${"x".repeat(600)},a,2026-01-01\n`)(page);
      await page.getByLabel("3 April").check();
      for (const summary of await page.locator("summary").all()) await summary.click();
    },
  },
  { name: "no columns", server: plain, act: seen("colour,size\nred,3") },
  {
    name: "too many",
    server: withFake((fake) => {
      fake.form = { ...fake.form, room: 2 };
    }),
    act: seen(EVENTS),
  },
  { name: "counts", server: plain, act: seen(COUNTS) },
  { name: "counts that are wrong, long words", server: plain, act: seen(`Stage,${LONG}\nAwareness,many\n${LONG},3\n`) },
  {
    name: "stopped",
    server: withFake(({ server }) => server.fail("importEvents", LONG)),
    async act(page) {
      await seen(EVENTS)(page);
      await page.getByRole("button", { name: "Import 5 rows" }).click();
      await page.getByRole("button", { name: "Go on" }).waitFor();
    },
  },
  {
    name: "done",
    server: plain,
    async act(page) {
      await seen(EVENTS)(page);
      await page.getByRole("button", { name: "Import 5 rows" }).click();
      await page.getByText("The events are in").waitFor();
    },
  },
  {
    name: "counts written",
    server: plain,
    async act(page) {
      await seen(COUNTS)(page);
      await page.getByRole("button", { name: "Write the counts" }).click();
      await page.getByRole("button", { name: "Undo" }).waitFor();
    },
  },
  { name: "no tab", server: failing("readImport", NO_TAB), act: (page) => page.locator("h2").waitFor() },
];

import type { Page } from "playwright-core";
import { EMPTY, TODAY } from "./fakeServer";
import { addRun, createFakeStopwatch, NO_RUN, timed } from "./fakeStopwatch";
import { failing, LONG, NO_TAB, type Scene } from "./scenes";

const press = (name: string | RegExp) => (page: Page) => page.getByRole("button", { name }).click();

const start = press("Start");
const finish = async (page: Page) => {
  await start(page);
  await page.keyboard.press("6");
};

const withRivals = () => {
  const fake = timed(250, 840, 4_000);
  fake.products.push({ product: "Acme", name: "Acme" }, { product: LONG, name: LONG });
  const hurt = `No key after sign-up, and the page said nothing.\n${LONG}`;
  addRun(fake, { ...NO_RUN, id: "r", product: LONG, tester: LONG, finished: false, notes: hurt, signUpHuman: true });
  return fake;
};

/** Puts a run into the page that began a while ago, because axe needs a clock that runs: marks by seconds ago. */
async function keep(page: Page, marks: readonly (readonly [number, string])[], closedFor = 0): Promise<void> {
  await page.locator("#heading").waitFor();
  await page.evaluate(
    ([times, closed]) => {
      const ago = (seconds: number) => Date.now() - seconds * 1_000;
      const trial = {
        id: "kept",
        product: "",
        tester: "Zoë",
        notes: "00:40 Where is the key?",
        marks: times.map(([seconds, doing]) => ({ at: ago(seconds), doing })),
        counts: { signUp: 4, credentials: null },
        humans: { signUp: true, credentials: false },
        finished: true,
        corrected: {},
        openAt: ago(closed),
      };
      sessionStorage.setItem("groundwork-stopwatch", JSON.stringify(trial));
    },
    [marks, closedFor] as const,
  );
  await page.reload();
  await page.locator("#heading").waitFor();
}

/** Every state of the stopwatch page. */
export const STOPWATCH: readonly Scene[] = [
  { name: "no run yet", server: () => createFakeStopwatch().server, act: (page) => page.locator("#heading").waitFor() },
  { name: "runs", server: () => timed(250, 840, 4_000).server, act: (page) => page.locator("#result").waitFor() },
  {
    name: "runs of rivals, opened",
    server: () => withRivals().server,
    async act(page) {
      for (const summary of await page.locator(".log summary").all()) await summary.click();
    },
  },
  {
    name: "more runs than are shown",
    server: () => {
      const fake = timed(250);
      fake.change = (form) => ({ ...form, allRuns: 73 });
      return fake.server;
    },
    act: (page) => page.locator("#result").waitFor(),
  },
  {
    name: "hours lost",
    server: () => {
      const fake = timed(840);
      fake.settings.signUps = 12_000;
      return fake.server;
    },
    act: (page) => page.locator("#result").waitFor(),
  },
  {
    name: "sign-ups that are no number",
    server: () => timed(840).server,
    async act(page) {
      await page.locator("#sign-ups").fill("many");
      await page.keyboard.press("Enter");
    },
  },
  {
    name: "sign-ups that somebody else changed",
    server: () => {
      const fake = timed(840);
      const { hold } = fake.server;
      // Somebody types another number as soon as the page has read its own.
      hold("saveSignUps").then((call) => {
        fake.settings.signUps = 500;
        call.release();
      });
      return fake.server;
    },
    async act(page) {
      await page.locator("#sign-ups").fill("700");
      await page.keyboard.press("Enter");
      await page.getByRole("button", { name: "Use mine" }).waitFor();
    },
  },
  {
    name: "sign-ups not saved",
    async act(page, server) {
      await page.locator("#sign-ups").fill("500");
      server.fail("saveSignUps", LONG);
      await page.keyboard.press("Enter");
      await page.getByRole("button", { name: "Try again" }).waitFor();
    },
    server: () => timed(840).server,
  },
  {
    name: "scores written, one of them not",
    server: () => timed(840).server,
    async act(page, server) {
      await page.locator("#proposals").waitFor();
      server.answers.set("B-04", { ...EMPTY, score: 1, evidence: LONG, scoredOn: TODAY });
      await press("Write these scores")(page);
      await page.getByText("Nothing was overwritten").waitFor();
    },
  },
  { name: "running", server: () => withRivals().server, act: start },
  {
    name: "paused",
    server: () => timed(840).server,
    act: (page) =>
      keep(page, [
        [4_100, "signUp"],
        [300, "credentials"],
        [20, "pause"],
      ]),
  },
  {
    name: "waiting for somebody",
    server: () => timed(840).server,
    async act(page) {
      await start(page);
      await page.keyboard.press("5");
    },
  },
  {
    name: "went on while it was closed",
    server: () => timed(840).server,
    act: (page) => keep(page, [[400, "signUp"]], 185),
  },
  {
    name: "over",
    server: () => withRivals().server,
    act: (page) =>
      keep(page, [
        [860, "signUp"],
        [765, "credentials"],
        [220, "docs"],
        [20, "end"],
      ]),
  },
  {
    name: "a time that is none",
    server: () => timed(840).server,
    async act(page) {
      await finish(page);
      await page.getByText("Correct the times").click();
      await page.locator("#time-docs").fill("soon");
      await page.keyboard.press("Enter");
    },
  },
  {
    name: "not saved",
    server: () => timed(840).server,
    async act(page, server) {
      await finish(page);
      server.fail("saveRun", LONG);
      await press("Save run")(page);
      await page.getByRole("button", { name: "Try again" }).waitFor();
    },
  },
  {
    name: "saving",
    server: () => timed(840).server,
    async act(page, server) {
      await finish(page);
      const held = server.hold("saveRun");
      await press("Save run")(page);
      await held;
    },
  },
  {
    name: "discard or keep",
    server: () => timed(840).server,
    async act(page) {
      await finish(page);
      await press("Discard")(page);
    },
  },
  {
    name: "saved",
    server: () => createFakeStopwatch().server,
    async act(page) {
      await finish(page);
      await press("Save run")(page);
      await page.getByRole("button", { name: "Show in sheet" }).first().waitFor();
    },
  },
  { name: "no tab", server: failing("readStopwatch", NO_TAB), act: (page) => page.locator("h2").waitFor() },
];

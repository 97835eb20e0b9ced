import type { Page } from "playwright-core";
import { createFakeQuestion, type FakeQuestion } from "./fakeQuestion";
import { LONG, NO_TAB, type Scene } from "./scenes";

const find = async (page: Page) => {
  await page.getByRole("button", { name: "Find the path" }).click();
  await page.locator(".answer").waitFor();
};

const serving = (prepare: (fake: FakeQuestion) => unknown) => () => {
  const fake = createFakeQuestion();
  prepare(fake);
  return fake.server;
};

/** Every state of the meetup question. */
export const QUESTION: readonly Scene[] = [
  { name: "six questions", server: serving(() => {}), act: (page) => page.locator("#heading").waitFor() },
  {
    name: "a dream of one's own, without a name",
    server: serving(() => {}),
    async act(page) {
      await page.getByLabel("Dream").selectOption("Something else…");
      await page.getByRole("button", { name: "Find the path" }).click();
    },
  },
  { name: "an answer", server: serving(() => {}), act: find },
  {
    name: "an answer full of long words, no pilot yet",
    server: serving((fake) => {
      fake.change.answer = (answer) => ({
        ...answer,
        answer: `“${LONG}” opens after 4 of 5 steps.`,
        money: `20,000 ${LONG} is short of it.`,
        pilot: { ...answer.pilot!, name: LONG, verdict: "HOLD", mayGoAhead: false },
        steps: answer.steps.map((step) => ({
          ...step,
          name: `${step.name} ${LONG}`,
          price: LONG,
          activities: step.activities.map((activity) => ({ ...activity, name: LONG })),
        })),
      });
    }),
    async act(page) {
      await find(page);
      await page.getByText("What the rules say").click();
    },
  },
  {
    name: "an established program",
    server: serving((fake) => {
      fake.change.answer = (answer) => ({
        ...answer,
        answer: "“Meetup program” is open now: all 5 steps are done.",
        steps: answer.steps.map((step) => ({ ...step, status: "done", activities: [] })),
        pilot: null,
        weeks: 0,
        verdict: "FUND",
      });
    }),
    act: find,
  },
  {
    name: "added",
    server: serving(() => {}),
    async act(page) {
      await find(page);
      await page.getByRole("button", { name: "Add 2 to Budget" }).click();
      await page.getByRole("button", { name: "Show in Budget" }).waitFor();
    },
  },
  {
    name: "not added",
    server: serving(({ server }) => server.fail("addPath", LONG)),
    async act(page) {
      await find(page);
      await page.getByRole("button", { name: "Add 2 to Budget" }).click();
      await page.getByRole("button", { name: "Try again" }).waitFor();
    },
  },
  {
    name: "no path",
    server: serving(({ server }) => server.fail("answerQuestion", LONG)),
    async act(page) {
      await page.getByRole("button", { name: "Find the path" }).click();
      await page.getByRole("button", { name: "Try again" }).waitFor();
    },
  },
  {
    name: "no tab",
    server: serving(({ server }) => server.fail("readQuestion", NO_TAB, 9)),
    act: (page) => page.locator("h2").waitFor(),
  },
];

import type { Page } from "playwright-core";
import type { StuckForm } from "../../src/commands/server";
import { createFakeStuck, offer, stuckChain, stuckWork } from "./fakeStuck";
import { failing, LONG, NO_TAB, type Scene } from "./scenes";

const withForm = (change: (form: StuckForm) => Partial<StuckForm>) => () => {
  const fake = createFakeStuck();
  fake.form = { ...fake.form, ...change(fake.form) };
  return fake.server;
};

const plain = () => createFakeStuck().server;
const shown = (page: Page) => page.locator("h2").first().waitFor();
const promise = (page: Page) => page.getByRole("button", { name: "Add to Budget" }).first().click();

/** Every state of the page that says where developers are stuck. */
export const STUCK: readonly Scene[] = [
  { name: "the worst", server: plain, act: shown },
  {
    name: "a gate that goes first, everything open",
    server: withForm(() => ({
      chains: [
        stuckChain("Time to first success", {
          work: [stuckWork("Credentials and app", { isBefore: true }), stuckWork("Kept fresh", { activities: [] })],
          hidden: 1,
          steers: false,
        }),
      ],
    })),
    async act(page) {
      await page.getByText("1 other activity").click();
      await page.getByText("cannot be judged").click();
    },
  },
  {
    name: "long words",
    server: withForm(({ unjudged }) => ({
      chains: [
        stuckChain(LONG, { stage: LONG, work: [stuckWork(LONG, { id: LONG, tier: LONG, activities: [offer(LONG)] })] }),
        stuckChain(LONG),
      ],
      unjudged: [{ ...unjudged[0]!, kpi: LONG }],
    })),
    async act(page) {
      await promise(page);
      await page.getByText("cannot be judged").click();
      await page.getByText("All 2 KPIs").click();
    },
  },
  { name: "the promise", server: plain, act: promise },
  {
    name: "added",
    server: plain,
    async act(page) {
      await promise(page);
      await page.getByRole("button", { name: "Add with this promise" }).click();
      await page.getByRole("button", { name: "Undo" }).waitFor();
    },
  },
  {
    name: "not added",
    server: () => {
      const { server } = createFakeStuck();
      server.fail("addRemedy", LONG);
      return server;
    },
    async act(page) {
      await promise(page);
      await page.getByRole("button", { name: "Add with this promise" }).click();
      await page.getByRole("button", { name: "Try again" }).waitFor();
    },
  },
  {
    name: "no answer in the audit",
    server: withForm(() => ({ chains: [stuckChain("Sales", { work: [], toFunnel: true })], unjudged: [] })),
    act: shown,
  },
  { name: "nothing stuck", server: withForm(() => ({ chains: [] })), act: shown },
  { name: "nothing to judge", server: withForm(() => ({ chains: [], judged: 0 })), act: shown },
  { name: "no tab", server: failing("readStuck", NO_TAB), act: shown },
];

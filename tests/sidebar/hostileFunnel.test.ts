import { expect, it } from "vitest";
import { createAttacks, intruders, watch } from "./attacks";
import { createFakeImport } from "./fakeImport";
import { createFakeStuck, offer, stuckChain, stuckWork } from "./fakeStuck";
import { describeSidebar } from "./open";

describeSidebar("Stuck", "hostile text where developers are stuck", (open) => {
  it("stays text: KPIs, stages, criteria, activities, promises and what cannot be judged", async () => {
    const attack = createAttacks();
    const fake = createFakeStuck();
    const activity = () =>
      offer(attack(), { price: attack(), promise: { change: attack(), changeBy: "", stopRule: attack() } });
    const work = () => stuckWork(attack(), { id: attack(), tier: attack(), activities: [activity(), activity()] });
    const chain = () =>
      stuckChain(attack(), {
        stage: attack(),
        standing: attack(),
        sentence: [
          { text: attack(), cell: null },
          { text: attack(), cell: { tab: "kpis", row: 5, column: "kpi" } },
        ],
        work: [work(), work()],
      });
    fake.form = {
      ...fake.form,
      chains: [chain(), chain()],
      unjudged: [{ kpi: attack(), why: attack(), cell: { tab: "kpis", row: 5, column: "kpi" } }],
    };
    const { page } = await open({ server: fake.server, before: watch });
    await page.getByRole("button", { name: "Add to Budget" }).first().click();
    for (const summary of await page.locator("summary").all()) await summary.click();
    expect(await page.locator(".jump button").count()).toBe(2);
    expect(await intruders(page)).toEqual([]);
  });
});

describeSidebar("Import", "hostile text in a file", (open) => {
  it.each([
    ["events", (text: () => string) => `user,event,time\n${row(text)},2026-01-01\n${row(text)},${quoted(text)}\n`],
    ["counts", (text: () => string) => `Stage,${quoted(text)}\nAwareness,3\n${quoted(text)},${quoted(text)}\n`],
  ])("stays text: %s", async (_kind, file) => {
    const attack = createAttacks();
    const fake = createFakeImport();
    fake.form = {
      ...fake.form,
      stages: ["Awareness", attack()],
      periods: [{ key: "developers", name: attack(), counts: [null, null] }],
    };
    const { page } = await open({ server: fake.server, before: watch });
    await page.locator("#pasted").fill(Array.from({ length: 15 }, () => file(attack)).join(""));
    await page.getByRole("button", { name: "Read what is pasted" }).click();
    await page.getByText("What is in it").waitFor();
    for (const summary of await page.locator("summary").all()) await summary.click();
    expect(await page.locator("main").innerText()).toContain("hacked()");
    expect(await intruders(page)).toEqual([]);
  });
});

const quoted = (text: () => string): string => `"${text().replaceAll('"', '""')}"`;
const row = (text: () => string): string => `${quoted(text)},${quoted(text)}`;

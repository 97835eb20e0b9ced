import { expect, it } from "vitest";
import { ATTACKS, createAttacks, intruders, watch } from "./attacks";
import { createFakeAgreement } from "./fakeAgreement";
import { createFakeRivals } from "./fakeRivals";
import { createFakeServer, EMPTY } from "./fakeServer";
import { createFakeShare } from "./fakeShare";
import { createFakeSnapshots } from "./fakeSnapshots";
import { addRun, NO_RUN, timed } from "./fakeStopwatch";
import { describeSidebar } from "./open";

/** 1 here, 10 in a soak run. */
const SCALE = Number(process.env.PROPERTY_SCALE ?? 1);

describeSidebar("Audit", "hostile text in the audit sidebar", (open) => {
  it("stays text: names, questions, scores, answers and problems, 2,000 in a soak and a tenth here", async () => {
    const attack = createAttacks();
    const server = createFakeServer();
    const criteria = 15 * SCALE;
    server.change.tier = (form) => ({
      ...form,
      tier: { ...form.tier, name: attack(), reason: attack() },
      missing: [attack(), attack()],
      criteria: Array.from({ length: criteria }, () => ({
        ...form.criteria[0]!,
        id: attack(),
        name: attack(),
        question: attack(),
        why: attack(),
        lookFor: attack(),
        stage: attack(),
        problem: attack(),
        scores: [attack(), attack(), attack(), attack()] as const,
        answer: { ...EMPTY, evidence: attack(), owner: attack(), rater: attack(), scoredOn: attack() },
      })),
    });
    const { page } = await open({ server, before: watch });
    await page.getByText("All criteria").click();
    for (let step = 0; step < criteria; step++) await page.keyboard.press("Alt+ArrowRight");
    await expect.poll(() => page.locator("#criterion").textContent()).toBe(`${criteria} of ${criteria} not scored yet`);
    expect(await page.locator(".jump button").count()).toBe(criteria);
    expect(await intruders(page)).toEqual([]);
  });

  it("stays text in messages and in what somebody else answered", async () => {
    const attack = createAttacks();
    const { page, server } = await open({ before: watch });
    await page.locator("#criterion").waitFor();
    for (let call = 0; call < ATTACKS.length; call++) {
      const message = attack();
      server.fail("saveAnswer", message);
      await page.keyboard.press(String(call % 4));
      await expect.poll(() => page.locator("#state").textContent()).toContain(String(call));
    }
    server.answers.set("B-01", { score: 1, evidence: attack(), owner: attack(), rater: attack(), scoredOn: attack() });
    await page.keyboard.press("3");
    await page.getByRole("button", { name: "Keep theirs" }).click();
    expect(await page.locator("#owner").inputValue()).toBe(server.answers.get("B-01")?.owner);
    expect(await intruders(page)).toEqual([]);
  });
});

describeSidebar("Activity", "hostile text in the activity sidebar", (open) => {
  it("stays text: activities, units and tiers, 2,000 in a soak and a tenth here", async () => {
    const attack = createAttacks();
    const server = createFakeServer();
    server.change.activities = ({ activities, scores }) => ({
      currency: attack(),
      stages: [attack(), attack()],
      scores,
      activities: Array.from({ length: 40 * SCALE }, () => ({
        ...activities[0]!,
        id: attack(),
        name: attack(),
        tier: attack(),
        stages: attack(),
        unit: attack(),
        lifts: attack(),
        basis: attack(),
      })),
    });
    server.change.check = () => ({
      verdict: attack(),
      reason: attack(),
      rules: [{ id: attack(), text: attack() }],
    });
    const { page } = await open({ server, before: watch });
    expect(await page.getByRole("option").count()).toBe(40 * SCALE);
    for (let choice = 0; choice < ATTACKS.length; choice++) {
      await page.locator("#search").fill("");
      await page.keyboard.press("ArrowDown");
      for (let step = 0; step < choice; step++) await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await page.locator(".chip").waitFor();
    }
    server.fail("addActivity", attack());
    await page.getByRole("button", { name: "Add to Budget" }).click();
    await expect.poll(() => page.locator("#state").textContent()).toContain("Not added");
    expect(await intruders(page)).toEqual([]);
  });
});

describeSidebar("Stopwatch", "hostile text in the stopwatch sidebar", (open) => {
  it("stays text: testers, products, notes, steps, proposals and messages", async () => {
    const attack = createAttacks();
    const fake = timed(840);
    for (let run = 0; run < ATTACKS.length; run++) {
      addRun(fake, { ...NO_RUN, id: `${run}`, product: attack(), tester: attack(), notes: attack() });
      fake.products.push({ product: attack(), name: attack() });
    }
    fake.change = (form) => ({
      ...form,
      steps: form.steps.map((step) => ({ ...step, name: attack(), help: attack() })),
      result: {
        ...form.result,
        proposals: form.result.proposals.map((each) => ({
          ...each,
          name: attack(),
          words: attack(),
          reason: attack(),
        })),
      },
    });
    const { page, server } = await open({ server: fake.server, before: watch });
    await page.locator("#result").waitFor();
    for (const summary of await page.locator(".log summary").all()) await summary.click();
    server.answers.set("B-04", { score: 1, evidence: attack(), owner: attack(), rater: attack(), scoredOn: attack() });
    await page.getByRole("button", { name: "Write these scores" }).click();
    await page.getByText("Nothing was overwritten").waitFor();
    const tester = attack().replace("\u0000", "");
    await page.locator("#tester").fill(tester);
    await page.getByRole("button", { name: "Start" }).click();
    for (let step = 1; step <= 6; step++) await page.keyboard.press(String(step));
    server.fail("saveRun", attack());
    await page.getByRole("button", { name: "Save run" }).click();
    await page.getByRole("button", { name: "Try again" }).click();
    await expect.poll(() => fake.runs[0]?.tester).toBe(tester);
    expect(await intruders(page)).toEqual([]);
  });
});

describeSidebar("Rivals", "hostile text in the rivals sidebar", (open) => {
  it("stays text: names, criteria, evidence and messages", async () => {
    const attack = createAttacks();
    const fake = createFakeRivals(attack(), attack(), attack());
    const answer = () => ({ score: 1, evidence: attack() });
    fake.change = (form) => ({
      ...form,
      criteria: form.criteria.map((criterion) => ({
        ...criterion,
        name: attack(),
        question: attack(),
        lookFor: attack(),
        scores: [attack(), attack(), attack(), attack()] as const,
        ours: 0,
        rivals: [answer(), answer(), answer()],
      })),
      products: form.products.map((each) => ({
        ...each,
        name: attack(),
        weakest: attack(),
        slowestStep: attack(),
        runs: 1,
      })),
    });
    const { page, server } = await open({ server: fake.server, before: watch });
    await page.locator("table").waitFor();
    for (let step = 0; step < 14; step++) await page.keyboard.press("Alt+ArrowLeft");
    await page.getByText("All criteria").click();
    server.fail("saveRivalAnswer", attack());
    await page.locator("#criterion").focus();
    await page.keyboard.press("3");
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("button", { name: "Compare" }).click();
    await page.locator(".versions").waitFor();
    expect(await intruders(page)).toEqual([]);
  });
});

describeSidebar("Agreement", "hostile text on the second rater's page", (open) => {
  it("stays text: names, answers, raters and problems, shown and typed", async () => {
    const attack = createAttacks();
    const server = createFakeAgreement({ "B-01": [2, 0] });
    const answer = (score: number) => ({ ...EMPTY, score, evidence: attack(), rater: attack(), scoredOn: attack() });
    server.shape = (form) => ({
      ...form,
      firstRaters: [attack(), attack()],
      secondRaters: ATTACKS.map(attack),
      problem: attack(),
      tiers: form.tiers.map((tier) => ({ ...tier, name: attack() })),
      disputed: ATTACKS.map((_, position) => ({
        ...form.disputed[0]!,
        id: `${position} ${attack()}`,
        name: attack(),
        question: attack(),
        scores: [attack(), attack(), attack(), attack()] as const,
        first: answer(2),
        second: answer(0),
      })),
    });
    const { page } = await open({ server, before: watch });
    await page.locator("#dispute").waitFor();
    for (const summary of await page.locator("summary").all()) await summary.click();
    expect(await page.locator(".jump button").count()).toBe(ATTACKS.length);
    for (let step = 1; step < ATTACKS.length; step++) {
      await page.getByRole("button", { name: "Use the second's" }).click();
      await page.keyboard.press("Alt+ArrowRight");
    }
    await page.locator("#rater").fill(attack());
    await page.getByRole("radio").first().check();
    server.shape = (form) => ({ ...form, disputed: [] });
    await page.getByRole("button", { name: "Settle", exact: true }).click();
    await page.getByRole("button", { name: "Done with it" }).waitFor();
    expect(await intruders(page)).toEqual([]);
  });
});

describeSidebar("Snapshots", "hostile text in the snapshots sidebar", (open) => {
  it("stays text: notes, moments and names of what changed", async () => {
    const attack = createAttacks();
    const server = createFakeSnapshots();
    for (const position of ATTACKS.keys()) {
      server.score({ [`B-${String(position + 1).padStart(2, "0")}`]: 2 });
      const named = { name: attack(), latest: position, target: position };
      const kpi = { ...named, stage: attack(), unit: attack(), good: attack(), steers: true };
      const money = { expected: 1, plan: 1, forecast: 1, committed: 1, actual: position, quantity: 1 };
      server.rest = {
        activities: [{ ...money, name: attack(), tier: attack(), verdict: attack() }],
        kpis: [kpi],
        stages: [{ name: attack(), developers: position, period: attack() }],
        currency: "USD",
      };
      server.keep(attack(), attack());
      server.damaged.push({ row: position + 5, why: attack() });
    }
    const { page } = await open({ server, before: watch });
    await page.locator("#moment").focus();
    for (const _ of ATTACKS) await page.keyboard.press("ArrowLeft");
    await page.getByText("rows of the History tab").click();
    await page.locator("#from").selectOption({ index: ATTACKS.length - 1 });
    await page.getByRole("button", { name: "Compare", exact: true }).click();
    await page.locator("#compared").waitFor();
    server.fail("takeSnapshot", attack());
    await page.locator("#note").fill(attack());
    await page.getByRole("button", { name: "Take a snapshot" }).click();
    await page.getByRole("button", { name: "Try again" }).click();
    await expect.poll(() => page.locator("#state").textContent()).toContain("Snapshot kept");
    // The tables of tiers and of moments are the page's own.
    const own = /^<table role="table" class="tier-table( beside)?">/;
    const found = await intruders(page);
    expect(found.filter((element) => own.test(element)).length).toBeGreaterThan(1);
    expect(found.filter((element) => !own.test(element))).toEqual([]);
  });
});

describeSidebar("Share", "hostile text in the share sidebar", (open) => {
  it("stays text: the page, the names of its tab and of packs, and messages; the link leads to Google only", async () => {
    const attack = createAttacks();
    const fake = createFakeShare();
    const form = { ...fake.form, tab: attack(), packs: ATTACKS.map(attack), markdown: ATTACKS.map(attack).join("\n") };
    fake.form = { ...form, state: "changed" };
    fake.server.fail("makeBoardPack", attack());
    fake.server.fail("refreshForShare", attack());
    const { page } = await open({ server: fake.server, before: watch });
    await page.getByRole("button", { name: "Make a board pack" }).click();
    await expect.poll(() => page.locator("#state").textContent()).toContain("Not made");
    await page.getByRole("button", { name: "Refresh the summary" }).click();
    await expect.poll(() => page.locator("#state").textContent()).toContain("Not refreshed");
    expect(await page.locator("#markdown").inputValue()).toBe(form.markdown);
    const own =
      /^<a id="pdf" target="_blank" rel="noopener" class="link"( href="https:\/\/docs\.google\.com\/[^"]*")?>/;
    const found = await intruders(page);
    expect(found.filter((element) => !own.test(element))).toEqual([]);
  });
});

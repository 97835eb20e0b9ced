import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { createFakeServer, EMPTY, scored, TODAY } from "./fakeServer";
import { describeSidebar, shownText } from "./open";

const heading = (page: Page) => page.locator("#criterion");

/** The first rater is done with the tier; the second has scored so many. */
function rated(count: number) {
  const server = scored(22, "B", () => 3);
  for (const [position, id] of [...server.answers.keys()].entries()) {
    if (position < count) server.second.set(id, { ...EMPTY, score: 1, rater: "Zoë", scoredOn: TODAY });
  }
  return server;
}

describeSidebar("Audit", "the audit sidebar of a second rater", (openAny) => {
  const open = (options: Parameters<typeof openAny>[0] = {}) => openAny({ rating: "second", ...options });

  it("says whose scores these are, and shows nothing of the first ones", async () => {
    const { page, server } = await open({ server: rated(0) });
    await heading(page).waitFor();
    const text = await shownText(page);
    expect(text).toContain("Second rater: Basic enablement");
    expect(text).toContain("Score on your own; the first scores stay hidden until you are done.");
    expect(text).toContain("0 of 22 scored");
    for (const telling of ["Status", "gates pass", "Score 100", "Run 1", "Mike"]) expect(text).not.toContain(telling);
    expect(await page.locator("#owner").count()).toBe(0);
    expect(await page.getByRole("radio", { checked: true }).getAttribute("value")).toBe("Not assessed");
    expect(server.calls[0]).toEqual({ name: "readTier", request: { tier: "B", rating: "second" } });
  });

  it("saves beside the first scores, by the keyboard alone", async () => {
    const { page, server } = await open({ server: rated(0) });
    await heading(page).waitFor();
    await page.keyboard.press("1");
    await expect.poll(() => server.second.get("B-01")).toMatchObject({ score: 1, owner: "" });
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("0");
    await expect.poll(() => server.second.get("B-02")?.score).toBe(0);
    expect([server.answers.get("B-01")?.score, server.answers.get("B-02")?.score]).toEqual([3, 3]);
    await expect.poll(() => shownText(page, ".standing")).toContain("2 of 22 scored");
  });

  it("says what the five-minute bar means, and times nothing", async () => {
    const { page } = await open({ server: rated(12) });
    await expect.poll(() => heading(page).textContent()).toBe("Five-minute first app");
    expect(await shownText(page, ".notice")).toBe("The five-minute bar Not timed yet.");
  });

  it("keeps what could not be saved apart from the first rater's", async () => {
    const server = createFakeServer();
    server.fail("saveAnswer", "no", 99);
    const { page } = await open({ server });
    await page.locator("#evidence").fill("My own word");
    await page.locator("#rater").focus();
    await expect.poll(() => page.locator("#state").textContent()).toContain("Not saved");
    expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual(["groundwork-second-B"]);
    await page.reload();
    await expect.poll(() => shownText(page, ".asides")).toContain("My own word");
  });

  it("leads from the result to the comparison, without a verdict on the tier", async () => {
    const { page, server } = await open({ server: rated(22) });
    await expect.poll(() => heading(page).textContent()).toBe("Basic enablement is fully scored");
    const text = await shownText(page, ".result");
    expect(text).toContain("You scored 22 of 22. Now see where you differ from the first rater.");
    for (const telling of ["Status", "Gates", "fails", "passes"]) expect(text).not.toContain(telling);
    await page.getByRole("button", { name: "Compare the two ratings" }).click();
    await expect.poll(() => server.calls.at(-1)?.name).toBe("secondRaterForm");
  });

  it("warns before the comparison while something is not scored, and leads there", async () => {
    const { page } = await open({ server: rated(20) });
    await heading(page).waitFor();
    for (let step = 0; step < 2; step++) await page.keyboard.press("Alt+ArrowRight");
    await expect.poll(() => heading(page).textContent()).toBe("2 of 22 not scored yet");
    expect(await shownText(page, ".result")).toContain("Comparing shows you the first scores.");
    await page.getByRole("button", { name: "Go to the first not scored" }).click();
    expect(await heading(page).textContent()).toBe("Onboarding measured");
  });

  it("stays the second rater in the next tier", async () => {
    const { page, server } = await open({ server: rated(22) });
    await page.getByRole("button", { name: "Go on with Community" }).click();
    await expect
      .poll(() => server.calls.at(-1))
      .toEqual({ name: "auditForm", request: { tier: "C", rating: "second" } });
  });

  it.each([
    { where: "shows the tab of the second rater once there is one", row: 7, buttons: 1 },
    { where: "has nothing to show while there is none", row: 0, buttons: 0 },
  ])("$where", async ({ row, buttons }) => {
    const server = rated(22);
    server.change.tier = (form) => ({ ...form, criteria: form.criteria.map((each) => ({ ...each, row })) });
    const { page } = await open({ server });
    await page.locator(".result").waitFor();
    const show = page.getByRole("button", { name: "Show in the second rater's tab" });
    expect(await show.count()).toBe(buttons);
    if (buttons === 0) return;
    await show.click();
    await expect.poll(() => server.calls.at(-1)).toEqual({ name: "showTab", request: { tab: "raters", row: 7 } });
    await expect.poll(() => page.locator("#state").textContent()).toBe("The second rater's tab is shown.");
  });
});

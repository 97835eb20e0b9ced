import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { createFakeShare } from "./fakeShare";
import { describeSidebar } from "./open";

const LOCKED = "Somebody else is changing this plan right now.";

const state = (page: Page) => page.locator("#state").textContent();
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const words = async (page: Page, name: string) =>
  (await page.getByRole("region", { name }).innerText()).replace(/\s+/g, " ").trim();

/** Catches what the page copies, as no browser lets a test look into its clipboard. */
function catchCopies(): void {
  const page = globalThis as unknown as { copied: string[] };
  page.copied = [];
  const writeText = async (text: string) => {
    page.copied.push(text);
  };
  Object.defineProperty(navigator, "clipboard", { value: { writeText } });
}

function forbidCopies(): void {
  Object.defineProperty(navigator, "clipboard", { value: { writeText: () => Promise.reject(new Error("no")) } });
}

describeSidebar("Share", "the sidebar that shares the summary", (openAny) => {
  const open = async (fake = createFakeShare(), options: Parameters<typeof openAny>[0] = {}) => {
    const { page, ...rest } = await openAny({ ...options, server: fake.server });
    await page.locator("#paper").waitFor();
    return { ...rest, page, fake };
  };

  it("says how to print, for the paper that was chosen, and remembers the paper", async () => {
    const { page } = await open();
    expect(await page.getByRole("listitem").allInnerTexts()).toEqual([
      "Open the tab “Summary”.",
      "Choose File > Print.",
      "Choose Current sheet, A4, Landscape, and Fit to page.",
      "Under Formatting, take the tick off Show gridlines.",
      "Choose Next. Choose your printer there, or Save as PDF.",
    ]);
    await page.getByLabel("Paper").selectOption("US Letter");
    expect(await page.getByRole("listitem").nth(2).innerText()).toContain("US Letter");
    await page.reload();
    await expect.poll(() => page.getByLabel("Paper").inputValue()).toBe("letter");
    await expect.poll(() => page.locator("#pdf").getAttribute("href")).toContain("size=letter");
  });

  it("links to the PDF, in a window that learns nothing of this one, and says that Google does not promise it", async () => {
    const { page } = await open();
    const link = page.getByRole("link", { name: "Open the PDF of this tab" });
    expect(await link.getAttribute("href")).toContain("/export?format=pdf&size=A4");
    expect([await link.getAttribute("target"), await link.getAttribute("rel")]).toEqual(["_blank", "noopener"]);
    expect(await words(page, "Print or PDF")).toContain("Google does not document it");
  });

  it("has no link where the spreadsheet has no address, and says why", async () => {
    const fake = createFakeShare();
    fake.form = { ...fake.form, pdf: null };
    const { page } = await open(fake);
    expect(await page.locator("#pdf").isVisible()).toBe(false);
    expect(await words(page, "Print or PDF")).toContain("this spreadsheet has no address at Google, as in the preview");
  });

  it("copies the page as Markdown by the keyboard", async () => {
    const { page, fake } = await open(undefined, { before: catchCopies });
    await page.locator("#markdown").focus();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect.poll(() => state(page)).toBe("Copied.");
    expect(await page.evaluate(() => (globalThis as unknown as { copied: string[] }).copied)).toEqual([
      fake.form.markdown,
    ]);
  });

  it("selects it where copying is forbidden, and nobody can type over it", async () => {
    const { page, fake } = await open(undefined, { before: forbidCopies });
    await press(page, "Copy");
    await expect.poll(() => state(page)).toContain("press Ctrl+C");
    const selected = await page.locator("#markdown").evaluate((box) => {
      const { selectionStart, selectionEnd, value } = box as HTMLTextAreaElement;
      return value.slice(selectionStart, selectionEnd);
    });
    expect(selected).toBe(fake.form.markdown);
    await page.keyboard.type("x");
    expect(await page.locator("#markdown").inputValue()).toBe(fake.form.markdown);
  });

  it.each([
    ["changed", "The plan has changed since"],
    ["never", "The Summary was never refreshed."],
    ["unknown", "Whether the Summary is up to date cannot be told"],
  ] as const)("offers to refresh a page that is %s, and shows it anew", async (was, said) => {
    const fake = createFakeShare();
    fake.form = { ...fake.form, state: was };
    const { page } = await open(fake);
    expect(await words(page, "The page")).toContain(said);
    await press(page, "Refresh the summary");
    await expect.poll(() => state(page)).toBe("The Summary is up to date.");
    expect(await words(page, "The page")).toBe("The page The Summary is up to date with the plan.");
    expect(await page.locator("#markdown").inputValue()).toContain("Refreshed");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("The page");
  });

  it("offers no refresh of a page that is up to date", async () => {
    const { page } = await open();
    expect(await page.getByRole("button", { name: "Refresh the summary" }).isVisible()).toBe(false);
  });

  it("says why it did not refresh, and tries again", async () => {
    const fake = createFakeShare();
    fake.form = { ...fake.form, state: "changed" };
    fake.server.fail("refreshForShare", LOCKED);
    const { page } = await open(fake);
    await press(page, "Refresh the summary");
    await expect.poll(() => state(page)).toBe(`Not refreshed: ${LOCKED}`);
    await press(page, "Try again");
    await expect.poll(() => state(page)).toBe("The Summary is up to date.");
  });

  it("makes a board pack, lists it, and says how to take it back", async () => {
    const { page } = await open();
    await press(page, "Make a board pack");
    await expect
      .poll(() => state(page))
      .toBe("Made the tab “Board pack, 2027 2026-11-22”. To take it back, delete the tab.");
    expect(await words(page, "Board pack")).toContain("Made so far Board pack, 2027 2026-11-22 To drop one");
    await press(page, "Make a board pack");
    await expect.poll(() => words(page, "Board pack")).toContain("Board pack, 2027 2026-11-22 2");
  });

  it("makes one pack of a request that is sent again because it failed", async () => {
    const { page, fake } = await open();
    fake.server.fail("makeBoardPack", LOCKED);
    await press(page, "Make a board pack");
    await expect.poll(() => state(page)).toBe(`Not made: ${LOCKED}`);
    await press(page, "Try again");
    await expect.poll(() => state(page)).toContain("Made the tab");
    const ids = fake.server.calls.flatMap(({ name, request }) =>
      name === "makeBoardPack" ? [(request as { id: string }).id] : [],
    );
    expect(ids).toEqual([ids[0], ids[0]]);
  });

  it("makes one pack when no answer comes in time and then comes after all", async () => {
    const { page, fake } = await open(undefined, { clock: true });
    const held = fake.server.hold("makeBoardPack");
    await press(page, "Make a board pack");
    const call = await held;
    await page.clock.runFor(8_100);
    await expect.poll(() => state(page)).toContain("No answer yet");
    call.release();
    await expect.poll(() => state(page)).toContain("Made the tab");
    expect(fake.form.packs).toHaveLength(1);
    expect(await page.getByRole("button", { name: "Make a board pack" }).getAttribute("aria-disabled")).toBe("false");
  });

  it("gives the keyboard back to the grid on Esc", async () => {
    const { page, gridFocused } = await open();
    await page.keyboard.press("Escape");
    expect(await gridFocused()).toBe(1);
  });
});

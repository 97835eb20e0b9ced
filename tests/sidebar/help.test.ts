import { readFileSync } from "node:fs";
import { expect, it, vi } from "vitest";
import { buildMenu } from "../../src/commands/menu";
import { TALK_RULES } from "../../src/domain/talkRules";
import { FUNCTIONS } from "../../src/functions/index";
import { VERDICT_COLOURS } from "../../src/tabs/define";
import { createFakeServer } from "./fakeServer";
import { describeSidebar, shownText } from "./open";

/** What the add-on's menu says. */
function menuLabels(): string[] {
  const labels: string[] = [];
  const menu = {
    addSeparator: () => menu,
    addToUi: () => undefined,
    addSubMenu: () => menu,
    addItem: (label: string) => {
      labels.push(label);
      return menu;
    },
  };
  const createMenu = (label: string) => {
    labels.push(label);
    return menu;
  };
  vi.stubGlobal("SpreadsheetApp", { getUi: () => ({ createAddonMenu: () => menu, createMenu }) });
  buildMenu();
  vi.unstubAllGlobals();
  return labels;
}

describeSidebar("Help", "the help", (open) => {
  it("explains every function with its arguments and an example in both forms", async () => {
    const { page, server } = await open({ before: () => Reflect.deleteProperty(globalThis, "google") });
    for (const { name, summary, params, returns, example } of FUNCTIONS) {
      await page.getByText(name, { exact: true }).click();
      const text = await shownText(page, "details[open]");
      for (const words of [summary, returns, example, ...params.flatMap((param) => [param.name, param.help])]) {
        expect(text).toContain(words);
      }
      if (example.includes(";")) expect(text).toContain(example.replaceAll("; ", ", "));
      await page.getByText(name, { exact: true }).click();
    }
    expect(await page.locator("details.function").count()).toBe(FUNCTIONS.length);
    expect(server.calls).toEqual([]);
  });

  it("says each rule that a reason may cite in a sentence", async () => {
    const { page } = await open();
    await page.getByText("What the rules say").click();
    const shown = await page.locator(".rules dl > div").allInnerTexts();
    expect(shown.map((text) => text.replace(/\s+/g, " "))).toEqual(
      Object.entries(TALK_RULES).map(([id, text]) => `${id} ${text}`),
    );
  });

  it("explains every verdict, in the colours of the Budget", async () => {
    const { page } = await open();
    const shown = await page.locator(".verdicts .chip").evaluateAll((chips) =>
      chips.map((chip) => {
        const { backgroundColor, color } = getComputedStyle(chip);
        const hex = (rgb: string) =>
          `#${rgb
            .match(/\d+/g)!
            .map((part) => Number(part).toString(16).padStart(2, "0"))
            .join("")}`;
        return { word: chip.textContent, background: hex(backgroundColor), font: hex(color) };
      }),
    );
    expect(shown).toEqual(VERDICT_COLOURS.map(({ word, background, font }) => ({ word, background, font })));
    expect(
      await page.locator(".verdicts dd").evaluateAll((each) => each.filter((one) => one.textContent === "")),
    ).toEqual([]);
  });

  it("names menu entries that there are", () => {
    const labels = menuLabels();
    const page = readFileSync("src/sidebar/Help.html", "utf8");
    const named = [...page.matchAll(/<b>([^<]+)<\/b>/g)].flatMap(([, entry]) => entry!.split(" &gt; "));
    expect(named).toEqual([
      "Set up plan",
      "Repair plan",
      "Load example",
      "Clear example",
      "Audit",
      "Basic enablement",
      "Audit",
      ...["Add activity", "Suggest a plan", "Stop and move"].flatMap((entry) => ["Budget", entry]),
      "Undo last change",
      "Restore a backup",
      ...["The meetup question", "MVP ledger"].flatMap((entry) => ["Budget", entry]),
      ...["Import events or counts", "Find where developers are stuck"].flatMap((entry) => ["Funnel", entry]),
      ...["Audit", "Snapshots", "Share the summary"],
    ]);
    for (const label of named) expect(labels).toContain(label);
  });

  it("gives the keyboard back to the grid on Esc", async () => {
    const { page, gridFocused } = await open();
    await page.keyboard.press("Escape");
    expect(await gridFocused()).toBe(1);
  });

  it("finds functions by a word of them, and Esc leaves the search first", async () => {
    const { page, gridFocused } = await open();
    const shown = () => page.locator("details.function:visible summary").allInnerTexts();
    await page.getByLabel("Find a function").fill("wilson interval");
    expect(await shown()).toEqual(
      FUNCTIONS.filter(({ name, summary, params }) =>
        ["wilson", "interval"].every((word) =>
          [name, summary, ...params.map((param) => `${param.name} ${param.help}`)]
            .join(" ")
            .toLowerCase()
            .includes(word),
        ),
      ).map(({ name }) => name),
    );
    await page.getByLabel("Find a function").fill("zzz");
    expect(await shown()).toEqual([]);
    expect(await page.locator("#found").textContent()).toBe("No function found. Try fewer words.");
    await page.keyboard.press("Escape");
    expect(await shown()).toHaveLength(FUNCTIONS.length);
    expect(await gridFocused()).toBe(0);
    await page.keyboard.press("Escape");
    expect(await gridFocused()).toBe(1);
  });

  it("inserts an example into the active cell and takes it out again, by the keyboard alone", async () => {
    const place = { name: "FUNNEL_DROPOFF", sheet: "Mine", area: "C3:E6" };
    const server = createFakeServer({
      insertExample: () => ({ ...place, message: "Inserted into C3:E6, with its own numbers beside it." }),
      removeExample: () => ({ message: "Taken out of C3:E6 again." }),
    });
    server.fail("insertExample", "C3 holds “mine”. Choose another cell.");
    const { page } = await open({ server });
    await page.getByText("FUNNEL_DROPOFF", { exact: true }).focus();
    await page.getByText("FUNNEL_DROPOFF", { exact: true }).click();
    await page.getByRole("button", { name: "Insert into the active cell" }).focus();
    await page.keyboard.press("Enter");
    const state = () => page.locator("#state").textContent();
    await expect.poll(state).toBe("Not inserted: C3 holds “mine”. Choose another cell.");
    await page.getByRole("button", { name: "Try again" }).click();
    await expect.poll(state).toContain("Inserted into C3:E6");
    await page.getByRole("button", { name: "Undo" }).click();
    await expect.poll(state).toBe("Taken out of C3:E6 again.");
    expect(server.calls.map(({ name, request }) => [name, request])).toEqual([
      ["insertExample", { name: "FUNNEL_DROPOFF" }],
      ["insertExample", { name: "FUNNEL_DROPOFF" }],
      ["removeExample", place],
    ]);
  });
});

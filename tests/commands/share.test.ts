import { describe, expect, test } from "vitest";
import type { BoardPack, ShareForm } from "../../src/commands/server";
import { packName, pdfLinks } from "../../src/commands/share";
import { cell, emptyWorkbook, errors, examplePlan, newPlan, type Plan, script, sheetNames, valuesOf } from "../plan";

const read = ({ host }: Plan) => host.serve("readShare", []) as Promise<ShareForm>;
const pack = ({ host }: Plan, id = "pack-0001") => host.serve("makeBoardPack", [{ id }]) as Promise<BoardPack>;

test("the menu opens the form", () => {
  const { host, screen } = emptyWorkbook();
  expect(JSON.stringify(screen.menus.flat())).toContain('"Share the summary"');
  host.run("shareForm");
  expect(screen.pages.at(-1)?.title).toBe("Share the summary");
});

test("without a Summary it says how to get one", async () => {
  await expect(read(emptyWorkbook())).rejects.toThrow(
    "There is no Summary tab. Choose Extensions > Groundwork > Set up",
  );
  await expect(pack(emptyWorkbook())).rejects.toThrow("There is no Summary tab.");
});

describe("the page as Markdown", () => {
  test("has its title, its figures and its tables, and nothing from behind the page", async () => {
    const { markdown } = await read(examplePlan());
    expect(markdown).toMatch(/^# Relay developer program \(example\): where it stands\n/);
    expect(markdown).toMatch(/\n\n\| Gates that pass \|.*\|\n\| --- \|.*\n\| 4 of 16 \|/);
    expect(markdown).toMatch(/\n\| Tiers, top to base \| Score \|.*\|\n\| --- \|/);
    expect(markdown).toMatch(/\n\n\| Funnel \|.*\|\n\| --- \|/);
    expect(markdown).toMatch(/\n\n\| Top risks, as of .* \| What we ask for, as of .* \|\n/);
    expect(markdown).toMatch(/\n\| Basic enablement \|/);
    expect(markdown).not.toMatch(/\d{5}\.\d/);
    expect(markdown).not.toMatch(/\n\n\n/);
  });

  test("keeps what people named as text", async () => {
    const plan = newPlan();
    await script(plan.host, (app) => {
      app.getActiveSpreadsheet().getRangeByName("Groundwork_program")!.setValue("# <b>A|B</b>\n- [x](y)");
    });
    const [title] = (await read(plan)).markdown.split("\n");
    expect(title).toMatch(/^# \\# &lt;b&gt;A\\\|B&lt;\/b&gt; - \\\[x\\\]\(y\)/);
  });
});

test("it says whether the page is up to date, and brings it up to date", async () => {
  const plan = examplePlan();
  const state = async () => (await read(plan)).state;
  expect(await state()).toBe("current");
  plan.host.type(cell("budget", "quantity", 1), "7");
  expect(await state()).toBe("changed");
  expect(((await plan.host.serve("refreshForShare", [])) as ShareForm).state).toBe("current");
  expect(await state()).toBe("current");
  expect((await read(newPlan())).state).toBe("never");
  await script(plan.host, (app) => {
    const spreadsheet = app.getActiveSpreadsheet();
    spreadsheet.removeNamedRange("Groundwork_plan_at_refresh");
  });
  expect(await state()).toBe("unknown");
});

describe("the link to the PDF", () => {
  const ID = "1AbCdEfGhIjKlMnOpQrStUvWxYz0123456789_-abcd";

  test("asks for this tab on one landscape page of each size", () => {
    const links = pdfLinks(`https://docs.google.com/spreadsheets/d/${ID}/edit#gid=0`, 77)!;
    const { origin, pathname, searchParams } = new URL(links.A4);
    expect(origin + pathname).toBe(`https://docs.google.com/spreadsheets/d/${ID}/export`);
    expect(Object.fromEntries(searchParams)).toMatchObject({
      format: "pdf",
      gid: "77",
      portrait: "false",
      size: "A4",
      scale: "4",
      gridlines: "false",
      top_margin: "0.5",
      left_margin: "0.5",
    });
    expect(links.letter).toBe(links.A4.replace("size=A4", "size=letter"));
  });

  test("keeps the account or the organisation that the address names", () => {
    expect(pdfLinks(`https://docs.google.com/a/example.org/spreadsheets/d/${ID}/edit`, 0)!.A4).toContain(
      `/a/example.org/spreadsheets/d/${ID}/export?`,
    );
  });

  test.each([
    "",
    "https://docs.google.com/spreadsheets/d/preview/edit",
    `https://docs.google.com.evil.example/spreadsheets/d/${ID}/edit`,
    `javascript:alert(1)//docs.google.com/spreadsheets/d/${ID}/`,
    `http://docs.google.com/spreadsheets/d/${ID}/edit`,
  ])("is not there for the address %j", (address) => {
    expect(pdfLinks(address, 0)).toBeNull();
  });

  test("is not there in the preview", async () => {
    expect((await read(newPlan())).pdf).toBeNull();
  });
});

describe("a board pack", () => {
  test("is the page as values, named for the period and the day", async () => {
    const plan = examplePlan();
    const { name, message, form } = await pack(plan);
    expect(name).toMatch(/^Board pack, .+ \d{4}-\d\d-\d\d$/);
    expect(message).toBe(`Made the tab “${name}”. To take it back, delete the tab.`);
    expect(form.packs).toEqual([name]);
    const [ours, theirs] = [valuesOf(plan.host, "Summary"), valuesOf(plan.host, name)];
    const state = ours.findIndex((row) => row.includes("Up to date with the plan."));
    const column = ours[state]!.indexOf("Up to date with the plan.");
    expect(theirs[state]![column]).toMatch(
      /^A copy made on \d{4}-\d\d-\d\d \d\d:\d\d: it does not change with the plan\.$/,
    );
    ours[state]![column] = theirs[state]![column];
    expect(theirs).toEqual(ours);
    expect(errors(plan.host)).toEqual([]);
    expect(await about(plan, name)).toMatchObject({ formulas: 0, marks: ["groundwork.pack"], warningOnly: [true] });
  });

  test("stays as it is when the plan changes, and the plan's page does not", async () => {
    const plan = examplePlan();
    const { name } = await pack(plan);
    const before = valuesOf(plan.host, name);
    const page = valuesOf(plan.host, "Summary");
    plan.host.type(cell("budget", "quantity", 1), "50");
    plan.host.run("refreshSummary");
    expect(valuesOf(plan.host, name)).toEqual(before);
    expect(valuesOf(plan.host, "Summary")).not.toEqual(page);
    plan.host.run("setUpPlan");
    expect(plan.screen.toasts.at(-1)).toBe("The plan is complete. Nothing was changed.");
    expect(valuesOf(plan.host, name)).toEqual(before);
  });

  test("keeps widths, hidden columns and its charts, which draw the copy", async () => {
    const plan = examplePlan();
    const { name } = await pack(plan);
    const [page, copy] = [await about(plan, "Summary"), await about(plan, name)];
    expect(copy.widths).toEqual(page.widths);
    expect(copy.hidden).toEqual(page.hidden);
    expect(copy.charts.length).toBe(page.charts.length);
    expect(copy.charts.flat()).not.toEqual([]);
    expect(new Set(copy.charts.flat())).toEqual(new Set([name]));
    expect(new Set(page.charts.flat())).toEqual(new Set(["Summary"]));
  });

  test("says in a note when and from what it was made", async () => {
    const plan = examplePlan();
    const { name } = await pack(plan);
    expect((await about(plan, name)).note).toMatch(
      /^Made on \d{4}-\d\d-\d\d \d\d:\d\d from the tab “Summary” of “.*”, as values: nothing here changes when the plan does\.$/,
    );
  });

  test("keeps text that looks like a formula as text", async () => {
    const plan = newPlan();
    await script(plan.host, (app) => {
      app.getActiveSpreadsheet().getSheetByName("Summary")!.getRange("A28").setValue("'=1+1");
    });
    const { name } = await pack(plan);
    expect(plan.host.value(`'${name}'!A28`)).toBe("=1+1");
    expect((await about(plan, name)).formulas).toBe(0);
  });

  test("that was asked for twice is made once, and another one gets a number", async () => {
    const plan = newPlan();
    const { name } = await pack(plan, "pack-0001");
    expect((await pack(plan, "pack-0001")).name).toBe(name);
    const second = await pack(plan, "pack-0002");
    expect(second.name).toBe(`${name} 2`);
    expect(second.form.packs).toEqual([name, `${name} 2`]);
  });

  test("leaves copies alone that somebody made of the page, also after a run that was cut off", async () => {
    const plan = newPlan();
    const copied = ({ host }: Plan) =>
      script(host, (app) => {
        const spreadsheet = app.getActiveSpreadsheet();
        return spreadsheet.getSheetByName("Summary")!.copyTo(spreadsheet).getName();
      });
    const theirs = [await copied(plan)];
    let copying = 0;
    plan.host.disturb({
      between: ({ call, name }) => {
        if (name === "Spreadsheet.insertSheet") copying = call;
      },
    });
    const before = plan.host.save(true);
    const { name } = await pack(plan);
    const whole = sheetNames(plan.host);
    for (const at of [copying, copying + 1]) {
      const again = emptyWorkbook({ workbook: before });
      again.host.disturb({ fault: { at, kind: "cut" } });
      await expect(pack(again)).rejects.toThrow("Exceeded maximum execution time");
      theirs[1] = await copied(again);
      expect((await pack(again)).name).toBe(name);
      expect(sheetNames(again.host).sort()).toEqual([...whole, theirs[1]].sort());
    }
    expect(theirs).toEqual(["Copy of Summary", "Copy of Summary 2"]);
  });

  test("is gone when its tab is deleted, and can be made again", async () => {
    const plan = newPlan();
    const { name } = await pack(plan);
    await script(
      plan.host,
      (app, word) => {
        const spreadsheet = app.getActiveSpreadsheet();
        spreadsheet.deleteSheet(spreadsheet.getSheetByName(word)!);
      },
      name,
    );
    expect((await read(plan)).packs).toEqual([]);
    expect((await pack(plan)).name).toBe(name);
  });

  test("is not taken for the plan's page, even where the page is gone", async () => {
    const plan = newPlan();
    const { name } = await pack(plan);
    await script(plan.host, (app) => {
      const spreadsheet = app.getActiveSpreadsheet();
      spreadsheet.deleteSheet(spreadsheet.getSheetByName("Summary")!);
    });
    const kept = valuesOf(plan.host, name);
    await expect(read(plan)).rejects.toThrow("There is no Summary tab.");
    plan.host.run("setUpPlan");
    expect(sheetNames(plan.host)).toContain("Summary");
    expect(valuesOf(plan.host, name)).toEqual(kept);
  });

  test.each([undefined, {}, { id: "short" }, { id: "pack-0001", more: 1 }])(
    "refuses a request of %j",
    async (request) => {
      const plan = newPlan();
      await expect(plan.host.serve("makeBoardPack", [request])).rejects.toThrow(/request|id/);
      expect(sheetNames(plan.host).some((name) => name.startsWith("Board"))).toBe(false);
    },
  );

  test("is not made while somebody else changes the plan", async () => {
    const plan = newPlan();
    plan.host.holdLockElsewhere("document", true);
    await expect(pack(plan)).rejects.toThrow("Somebody else is changing this plan right now");
  });
});

describe("the name of a board pack", () => {
  test.each([
    ["Next 12 months", [], "Board pack, Next 12 months 2026-11-22"],
    ["", [], "Board pack 2026-11-22"],
    ["Q1/Q2 [draft]: 'x'?", [], "Board pack, Q1 Q2 draft x 2026-11-22"],
    ["H1", ["board PACK, h1 2026-11-22"], "Board pack, H1 2026-11-22 2"],
    ["H1", ["Board pack, H1 2026-11-22", "Board pack, H1 2026-11-22 2"], "Board pack, H1 2026-11-22 3"],
  ])("of the period %j beside %j is %j", (period, taken, name) => {
    expect(packName(period, "2026-11-22", taken)).toBe(name);
  });

  test("never is longer than Sheets takes, with a number or not, and never ends in half a character", () => {
    const period = `${"x".repeat(76)}👍👍👍`;
    const first = packName(period, "2026-11-22", []);
    expect(first.length).toBeLessThanOrEqual(100);
    expect(() => encodeURIComponent(first)).not.toThrow();
    expect(packName(period, "2026-11-22", [first])).toHaveLength(100);
  });
});

interface About {
  readonly formulas: number;
  readonly marks: readonly string[];
  readonly warningOnly: readonly boolean[];
  readonly widths: readonly number[];
  readonly hidden: readonly boolean[];
  /** The tabs that each chart draws. */
  readonly charts: readonly (readonly string[])[];
  readonly note: string;
}

const about = ({ host }: Plan, tab: string) =>
  script(
    host,
    (app, word) => {
      const spreadsheet = app.getActiveSpreadsheet();
      const sheet = spreadsheet.getSheetByName(word)!;
      // What a chart draws must not depend on which tab somebody looks at.
      spreadsheet.getSheetByName("Budget")!.activate();
      const columns = Array.from({ length: 13 }, (_, index) => index + 1);
      return {
        formulas: sheet
          .getDataRange()
          .getFormulas()
          .flat()
          .filter((formula) => formula !== "").length,
        marks: sheet
          .createDeveloperMetadataFinder()
          .find()
          .map((mark) => mark.getKey()),
        warningOnly: sheet.getProtections(app.ProtectionType.SHEET).map((protection) => protection.isWarningOnly()),
        widths: columns.map((column) => sheet.getColumnWidth(column)),
        hidden: columns.map((column) => sheet.isColumnHiddenByUser(column)),
        charts: sheet.getCharts().map((chart) => chart.getRanges().map((range) => range.getSheet().getName())),
        note: sheet.getRange("A1").getNote(),
      };
    },
    tab,
  ) as Promise<About>;

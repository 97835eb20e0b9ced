import { readdirSync, readFileSync } from "node:fs";
import { createHost, type Host, type HostOptions, type SavedWorkbook } from "../src/preview/host";
import type { Button, MenuEntry, Screen, ShownPage } from "../src/preview/screen";
import type { TabKey } from "../src/tabs/define";
import { tabOf } from "../src/tabs/index";
import { columnLetters } from "../src/workbook/addresses";
import { isInTest, takeForTest } from "./inTest";

/** The files of the built add-on, as they would be pushed. */
export function distFiles(): Record<string, string> {
  return Object.fromEntries(readdirSync("dist").map((name) => [name, readFileSync(`dist/${name}`, "utf8")]));
}

/** A script of somebody else's in the same workbook, such as a macro: what people do to a plan behind our back. */
const SOMEBODY = `
function somebody(source, word) {
  return new Function("SpreadsheetApp", "word", "return (" + source + ")(SpreadsheetApp, word)")(SpreadsheetApp, word);
}
`;

export async function script(
  host: Host,
  body: (app: GoogleAppsScript.Spreadsheet.SpreadsheetApp, word: string) => unknown,
  word = "",
): Promise<unknown> {
  return host.serve("somebody", [body.toString(), word]);
}

/** A screen that remembers what it was asked to show and answers questions as the test says. */
export class ScriptedScreen implements Screen {
  readonly menus: (readonly MenuEntry[])[] = [];
  readonly pages: ShownPage[] = [];
  readonly toasts: string[] = [];
  /** Whether the last toast stays until another one takes its place. */
  toastStays = false;
  readonly questions: string[] = [];
  readonly logged: string[] = [];
  answers: Button[] = [];
  /** What the person types when the add-on asks for words, or how it follows from what they read. */
  words: (string | ((question: string) => string))[] = [];

  menu(_title: string, items: readonly MenuEntry[]): void {
    this.menus.push(items);
  }
  page(page: ShownPage): void {
    this.pages.push(page);
  }
  alert(_title: string, message: string): Button {
    this.questions.push(message);
    const answer = this.answers.shift();
    if (answer === undefined) throw new Error(`The add-on asked and the test has no answer: ${message}`);
    return answer;
  }
  prompt(_title: string, message: string): { button: Button; text: string } {
    this.questions.push(message);
    const words = this.words.shift();
    if (words === undefined) throw new Error(`The add-on asked for text and the test has none: ${message}`);
    return { button: "OK", text: typeof words === "string" ? words : words(message) };
  }
  toast(message: string, _title: string, seconds: number): void {
    this.toasts.push(message);
    this.toastStays = seconds < 0;
  }
  log(level: string, message: string): void {
    this.logged.push(`${level}: ${message}`);
  }
  /** Forgets what it was shown and what it would have answered. */
  clear(): void {
    for (const list of [this.menus, this.pages, this.toasts, this.questions, this.logged]) list.length = 0;
    this.answers = [];
    this.words = [];
  }
}

export interface Plan {
  readonly host: Host;
  readonly screen: ScriptedScreen;
}

/** A workbook with nothing in it but the open add-on. */
export function emptyWorkbook(options: Partial<HostOptions> = {}): Plan {
  const screen = new ScriptedScreen();
  const files = options.files ?? distFiles();
  const host = createHost({ screen, ...options, files: { ...files, "Code.js": `${files["Code.js"]}${SOMEBODY}` } });
  host.open();
  return { host, screen };
}

interface OpenWorkbook {
  readonly plan: Plan;
  readonly back: () => void;
  uses: number;
}

/** Workbooks that are open already, by what they were saved as: opening one takes a second, going back to it a hundredth. */
const open = new Map<SavedWorkbook, OpenWorkbook>();

/** Each use leaves something in the engine's own lists; after so many a new one is opened. */
const MOST_USES = 1000;

/** A saved workbook, open again. The plan that this gave for the same one before is this one and no longer what it was. */
export function openAgain(workbook: SavedWorkbook, options: Partial<HostOptions> = {}): Plan {
  let known = open.get(workbook);
  if (!known || known.uses >= MOST_USES) {
    const plan = emptyWorkbook({ workbook, ...options });
    known = { plan, back: plan.host.remember(), uses: 0 };
    open.set(workbook, known);
  }
  known.uses += 1;
  known.back();
  known.plan.screen.clear();
  known.plan.host.open();
  known.plan.host.resetCalls();
  return known.plan;
}

/** The same for one test, which may hold several plans. What is opened outside of a test is for all that follow. */
function openFor(workbook: SavedWorkbook): Plan {
  return isInTest() && takeForTest(workbook) ? openAgain(workbook) : emptyWorkbook({ workbook });
}

/** Workbooks as their commands left them, kept because making one anew for every test would take minutes. */
const made = new Map<string, SavedWorkbook>();

/** A workbook in which some menu items were clicked, one after the other. */
function workbookAfter(commands: readonly string[], options: Partial<HostOptions>): Plan {
  const key = commands.join();
  const isPlain = Object.keys(options).length === 0;
  const saved = isPlain ? made.get(key) : undefined;
  if (saved) return openFor(saved);
  const plan = emptyWorkbook(options);
  for (const command of commands) plan.host.run(command);
  if (isPlain) made.set(key, plan.host.save(true));
  return plan;
}

/** A workbook in which these menu items were clicked, for tests that go on from there. */
export const planAfter = (...commands: readonly string[]): Plan => workbookAfter(commands, {});

/** A workbook with the tabs of a plan. */
export function newPlan(options: Partial<HostOptions> = {}): Plan {
  return workbookAfter(["setUpPlan"], options);
}

/** A workbook with the example plan. */
export function examplePlan(options: Partial<HostOptions> = {}): Plan {
  return workbookAfter(["setUpPlan", "loadExample"], options);
}

/** The address of a cell of a fresh plan: `cell("budget", "verdict", 1)` is the first row of that column. */
export function cell(tab: TabKey, column: string, row: number): string {
  const definition = tabOf(tab);
  const index = definition.columns.findIndex(({ key }) => key === column);
  if (index < 0) throw new Error(`${definition.name} has no column ${column}`);
  const name = definition.name.includes(" ") ? `'${definition.name}'` : definition.name;
  return `${name}!${columnLetters(index + 1)}${definition.headerRow + row}`;
}

/** The row of a criterion or of an activity in a fresh example plan, counted from 1. */
export function rowOf(host: Host, tab: TabKey, column: string, value: string): number {
  for (let row = 1; row <= tabOf(tab).rows; row += 1) if (host.value(cell(tab, column, row)) === value) return row;
  throw new Error(`${value} is not in the column ${column} of ${tab}`);
}

export function sheetNames({ model }: Host): string[] {
  return model.getters.getSheetIds().map((id) => model.getters.getSheetName(id));
}

/** Every tab's cells as a script would read them, from A1 to the last one that holds something. */
export function allValues(host: Host): Record<string, unknown[][]> {
  return Object.fromEntries(sheetNames(host).map((name) => [name, valuesOf(host, name)]));
}

export function valuesOf(host: Host, name: string): unknown[][] {
  const { getters } = host.model;
  const cells = getters.getEvaluatedCellsPositions(getters.getSheetIdByName(name)!);
  const rows = Math.max(0, ...cells.map(({ row }) => row + 1));
  const columns = Math.max(0, ...cells.map(({ col }) => col + 1));
  const quoted = `'${name.replace(/'/g, "''")}'`;
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (__, column) => host.value(`${quoted}!${columnLetters(column + 1)}${row + 1}`)),
  );
}

/** Each cell of the workbook that shows an error, with what it says. */
export function errors(host: Host): string[] {
  return sheetNames(host).flatMap((name) => {
    const { getters } = host.model;
    const sheetId = getters.getSheetIdByName(name)!;
    return getters
      .getEvaluatedCellsPositions(sheetId)
      .filter((position) => getters.getEvaluatedCell(position).type === "error")
      .map(({ row, col }) => {
        const address = `${name}!${columnLetters(col + 1)}${row + 1}`;
        return `${address} ${host.value(address)} ${host.errorMessage(address)} ${host.formula(address)}`;
      });
  });
}

/** What the charts of the open workbook draw: title, labels and the values of their first series. */
export function charts(host: Host): { title: string; labels: readonly unknown[]; values: readonly unknown[] }[] {
  const { getters } = host.model;
  return getters.getSheetIds().flatMap((sheetId) =>
    getters.getFigures(sheetId).map(({ id }) => {
      const chartId = getters.getChartIdFromFigureId(id)!;
      const runtime = getters.getChartRuntime(chartId) as { chartJsConfig: { data: ChartData; options: ChartOptions } }; // A bar chart's.
      const { data, options } = runtime.chartJsConfig;
      return {
        title: String(options.plugins.chartTitle?.text ?? options.plugins.title?.text),
        labels: data.labels,
        values: data.datasets[0]!.data,
      };
    }),
  );
}

interface ChartData {
  readonly labels: readonly unknown[];
  readonly datasets: readonly { readonly data: readonly unknown[] }[];
}

interface ChartOptions {
  readonly plugins: { readonly title?: { text?: unknown }; readonly chartTitle?: { text?: unknown } };
}

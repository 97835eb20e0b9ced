import { type Command, isCoreCommand } from "@odoo/o-spreadsheet";
import { createHost, type Host, type SavedWorkbook } from "../host";
import { tell } from "./dialogs";
import { byId, make, messageOf, painted } from "./dom";
import { drawnScreen } from "./drawn";
import { activateTab, mountGrid, unmountGrid } from "./grid";
import { clearMenus } from "./menus";
import { takeNotesFrom } from "./notes";
import { closePanes, type PaneOwner } from "./panes";
import { type Stored, writeStored } from "./storage";
import { clearToasts, whileRunning } from "./toasts";
import { publicFunctions } from "./wire";

export const EXAMPLE_NAME = "Groundwork example plan";
const EMPTY_NAME = "Untitled spreadsheet";
const SAVE_DELAY_MS = 500;

/** The open workbook. */
interface Opened {
  readonly host: Host;
  readonly fileName: string;
  /** Whether a person has changed it since it was opened anew. */
  changed: boolean;
  /** How often the add-on has written a property, of which the engine knows nothing. */
  propertyWrites: number;
}

let opened: Opened | undefined;
/** Counted so that a test can tell the workbook that was opened from the one before it. */
let openings = 0;
let files: Readonly<Record<string, string>> = {};
let functionNames: readonly string[] = [];
let example: SavedWorkbook | undefined;
let saveTimer: ReturnType<typeof setTimeout> | undefined;
let nextRegion = () => {};

/** Reads the add-on from the page's own address. */
export async function loadAddOn(moveToNextRegion: () => void): Promise<void> {
  const response = await fetch("/add-on.json");
  if (!response.ok) throw new Error(await response.text());
  files = await response.json();
  functionNames = publicFunctions(files["Code.js"] ?? "");
  nextRegion = moveToNextRegion;
}

export function currentHost(): Host | undefined {
  return opened?.host;
}

/** Reads the example as the server has made it with the add-on's own menu items; without it the page makes it itself. */
export async function loadExample(): Promise<void> {
  const response = await fetch("/example.json");
  if (response.ok) example = (await response.json()) as SavedWorkbook; // Written by save().
}

export async function openExample(): Promise<void> {
  const says = "Opening the example plan…";
  await open({ fileName: EXAMPLE_NAME, says, ...(example ? { workbook: example } : { fill: true }) });
}

export async function openEmpty(): Promise<void> {
  await open({ fileName: EMPTY_NAME, says: "Opening an empty workbook…" });
}

export async function openStored({ workbook, fileName, changed }: Stored): Promise<void> {
  await open({ fileName, says: "Opening your workbook…", workbook, changed, isStored: true });
}

interface Wanted {
  readonly fileName: string;
  readonly says: string;
  readonly workbook?: SavedWorkbook;
  readonly changed?: boolean;
  readonly fill?: boolean;
  /** It comes from this browser's store, so it needs no saving there. */
  readonly isStored?: boolean;
}

async function open(wanted: Wanted): Promise<void> {
  const { fileName, says, workbook } = wanted;
  showVeil(says);
  document.body.removeAttribute("data-ready");
  close();
  await painted();
  const host = createHost({ files, screen: drawnScreen(paneOwner), fileName, ...(workbook && { workbook }) });
  try {
    await show(host, wanted);
  } catch (error) {
    close();
    throw error;
  }
}

async function show(host: Host, wanted: Wanted): Promise<void> {
  const { fileName, changed = false, fill = false, isStored = false } = wanted;
  const workbookOpened: Opened = { host, fileName, changed, propertyWrites: 0 };
  opened = workbookOpened;
  takeNotesFrom((sheetId) => host.notesOf(sheetId));
  host.open();
  const failure = fill ? fillIn(host) : undefined;
  activateTab(host.model, "Start");
  byId("file-name").textContent = fileName;
  document.title = fileName;
  await mountGrid(host.model, byId("grid"));
  // The toolbar measures itself after its first drawing and the cells move with it; all that stays behind the veil.
  await painted();
  await painted();
  workbookOpened.propertyWrites = propertyWrites(host);
  host.model.on("command-dispatched", workbookOpened, (command) => {
    if (isChange(command as Command)) markChanged(workbookOpened);
  });
  // The veil has told what the set-up's own messages tell.
  if (fill) clearToasts();
  byId("veil").hidden = true;
  openings += 1;
  document.body.dataset.ready = String(openings);
  if (!isStored) saveSoon();
  if (failure) void tell("Groundwork", messageOf(failure));
}

/** Runs the add-on's own set-up and example as a person would by its menu; a failure leaves what was done till then. */
function fillIn(host: Host): unknown {
  try {
    for (const name of ["setUpPlan", "loadExample"]) if (functionNames.includes(name)) host.run(name);
    return undefined;
  } catch (error) {
    console.error(error);
    return error;
  }
}

function close(): void {
  clearTimeout(saveTimer);
  saveTimer = undefined;
  closePanes();
  clearToasts();
  unmountGrid();
  clearMenus();
  opened?.host.dispose();
  opened = undefined;
}

function showVeil(says: string): void {
  byId("failure").hidden = true;
  byId("veil-text").textContent = says;
  byId("veil").hidden = false;
}

const paneOwner: PaneOwner = {
  get functionNames() {
    return functionNames;
  },
  focusEditor: () => void focusEditor(),
  nextRegion: () => nextRegion(),
  async serve(functionName, args) {
    const { host } = expectOpened();
    try {
      return await host.serve(functionName, args);
    } finally {
      refresh();
    }
  },
};

/** Runs a menu item's function, once the menu has closed and the note about it is drawn. */
export async function runFunction(functionName: string): Promise<void> {
  await whileRunning(async () => {
    await painted();
    try {
      expectOpened().host.run(functionName);
    } catch (error) {
      void tell("Groundwork", messageOf(error));
    } finally {
      refresh();
    }
  });
}

/** Draws what a script has done, and sees to what it changed beside the sheets. */
function refresh(): void {
  if (!opened) return;
  opened.host.model.trigger("update");
  const writes = propertyWrites(opened.host);
  if (writes !== opened.propertyWrites) markChanged(opened);
  opened.propertyWrites = writes;
}

function propertyWrites({ calls }: Host): number {
  const writes = Object.entries(calls).filter(([name]) => /^Properties\.(set|delete)/.test(name));
  return writes.reduce((sum, [, times]) => sum + times, 0);
}

/** Gives the keyboard to the cells; false when no grid is there. */
export function focusEditor(): boolean {
  const cells = document.querySelector<HTMLElement>(".o-grid .o-composer, .o-grid");
  cells?.focus();
  return cells !== null;
}

function expectOpened(): Opened {
  if (!opened) throw new Error("No workbook is open.");
  return opened;
}

/** The rest is of the screen only: what is selected, hovered, shown. */
function isChange(command: Command): boolean {
  return isCoreCommand(command) || command.type === "UNDO" || command.type === "REDO";
}

function markChanged(workbook: Opened): void {
  workbook.changed = true;
  saveSoon();
}

function saveSoon(): void {
  byId("save-state").textContent = "Saving…";
  clearTimeout(saveTimer);
  saveTimer = setTimeout(() => void saveNow(), SAVE_DELAY_MS);
}

/** Stores the workbook when a change is waiting to be stored. */
export async function saveNow(): Promise<void> {
  if (!opened || saveTimer === undefined) return;
  clearTimeout(saveTimer);
  saveTimer = undefined;
  const { host, fileName, changed } = opened;
  try {
    await writeStored({ workbook: host.save(), fileName, changed });
    if (saveTimer === undefined) byId("save-state").textContent = "Saved in this browser";
  } catch (error) {
    byId("save-state").textContent = `Not saved: ${messageOf(error)}`;
  }
}

export function isChanged(): boolean {
  return opened?.changed ?? false;
}

/** Hands the workbook to the browser's downloads. */
export async function download(): Promise<void> {
  try {
    const { host, fileName } = expectOpened();
    const bytes = new Uint8Array(await host.toXlsx());
    const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    saveFile(`${fileName}.xlsx`, new Blob([bytes], { type }));
  } catch (error) {
    void tell("The file could not be made", messageOf(error));
  }
}

export function saveFile(name: string, content: Blob): void {
  const link = make("a", { href: URL.createObjectURL(content), download: name });
  link.click();
  // The browser has taken the file by then; the address would otherwise keep it in memory.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

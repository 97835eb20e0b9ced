import "bootstrap/dist/css/bootstrap-reboot.min.css";
import "bootstrap/dist/css/bootstrap-utilities.min.css";
import "font-awesome/css/font-awesome.css";
import "@odoo/o-spreadsheet/dist/o_spreadsheet.css";
import "./grid.css";
import "./page.css";
import "./windows.css";
import "./styleAttributes";
import type { Host } from "../host";
import { provideCharts } from "./charts";
import { askToConfirm } from "./dialogs";
import { byId, make, messageOf } from "./dom";
import { focusNextRegion, listenToKeys } from "./keyboard";
import { registerMenus } from "./menus";
import { registerNotes } from "./notes";
import { readStored, type Stored } from "./storage";
import { drawStrip, type StripActions } from "./strip";
import { showToast } from "./toasts";
import {
  currentHost,
  download,
  isChanged,
  loadAddOn,
  loadExample,
  openEmpty,
  openExample,
  openStored,
  runFunction,
  saveFile,
  saveNow,
} from "./workbook";

declare global {
  interface Window {
    /** For tests: the host of the open workbook, and when the page can be used. */
    groundworkPreview: { readonly host: Host | undefined; readonly ready: Promise<void> };
  }
}

async function orderly(open: () => Promise<void>, question: string, yes: string): Promise<void> {
  const text = `${question} Your changes to this workbook will be gone; download it first if you want to keep them.`;
  if (isChanged() && !(await askToConfirm({ title: "Discard this workbook?", text, yes }))) return;
  await open().catch(showFailure);
}

const actions: StripActions = {
  reset: () => void orderly(openExample, "This opens the example plan anew.", "Reset to the example"),
  startEmpty: () => void orderly(openEmpty, "This opens an empty workbook.", "Start empty"),
  download: () => void download(),
};

/** Says why nothing can be shown and offers the ways out; what was stored stays until one of them is taken. */
function showFailure(error: unknown, stored?: Stored): void {
  console.error(error);
  const button = (label: string, action: () => void, look = "button") =>
    make("button", { type: "button", class: look, click: action }, label);
  const choices = [
    button("Reset to the example", () => void openExample().catch(showFailure), "button primary"),
    button("Start empty", () => void openEmpty().catch(showFailure)),
  ];
  if (stored) {
    const content = new Blob([JSON.stringify(stored)], { type: "application/json" });
    choices.push(button("Download what was saved", () => saveFile("groundwork-saved-workbook.json", content)));
  }
  const title = stored ? "Your saved workbook could not be opened" : "The workbook could not be opened";
  byId("failure").replaceChildren(
    make("h2", {}, title),
    make("p", {}, messageOf(error)),
    ...(stored ? [make("p", {}, "Nothing has been deleted: it stays stored until you reset or start empty.")] : []),
    make("div", { class: "failure-actions" }, ...choices),
  );
  byId("failure").hidden = false;
}

/** Two tabs share one stored workbook, so the second says what follows from that. */
function noticeOtherTabs(): void {
  const message = "This workbook is open in another tab too. Both save to the same place: the later change wins.";
  void navigator.locks.request("groundwork-preview", { ifAvailable: true }, (lock) => {
    if (lock) return new Promise(() => {});
    showToast({ title: "Open twice", message, seconds: -1 });
    return undefined;
  });
}

async function start(): Promise<void> {
  provideCharts();
  registerNotes();
  registerMenus((name) => void runFunction(name), actions);
  drawStrip(actions);
  listenToKeys();
  const [stored] = await Promise.all([readStored(), loadAddOn(focusNextRegion), loadExample()]);
  if (!stored) await openExample();
  else await openStored(stored).catch((error) => showFailure(error, stored));
  noticeOtherTabs();
}

// The last moments at which a browser tells a page that it goes away, on a phone too.
addEventListener("pagehide", () => void saveNow());
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") void saveNow();
});

const ready = start()
  .catch(showFailure)
  .then(() => void performance.mark("usable"));
window.groundworkPreview = {
  get host() {
    return currentHost();
  },
  ready,
};

import type { Button, ButtonSet, Screen } from "../screen";
import { setMenu } from "./menus";
import { type PaneOwner, showPane } from "./panes";
import { showScriptToast } from "./toasts";

/** The buttons of a browser's own question box, by what Apps Script offers: it has two, so No and Cancel share one. */
const ANSWERS: Record<ButtonSet, { readonly ok: Button; readonly cancel: Button; readonly hint: string }> = {
  OK: { ok: "OK", cancel: "CLOSE", hint: "" },
  OK_CANCEL: { ok: "OK", cancel: "CANCEL", hint: "" },
  YES_NO: { ok: "YES", cancel: "NO", hint: "OK means Yes, Cancel means No." },
  YES_NO_CANCEL: { ok: "YES", cancel: "CANCEL", hint: "OK means Yes." },
};

const paragraphs = (...texts: readonly string[]) => texts.filter(Boolean).join("\n\n");

/**
 * The screen of the browser. Questions use the browser's own boxes, plain as they look:
 * a script waits for its answer, and nothing else a page can draw makes a script wait.
 */
export function drawnScreen(paneOwner: PaneOwner): Screen {
  return {
    menu: setMenu,
    page: (page) => showPane(page, paneOwner),
    toast: (message, title, seconds) => showScriptToast({ message, title, seconds }),
    log: (level, message) => console[level](message),
    alert(title, message, buttons) {
      const { ok, cancel, hint } = ANSWERS[buttons];
      if (buttons === "OK") {
        window.alert(paragraphs(title, message));
        return ok;
      }
      if (buttons !== "YES_NO_CANCEL") return window.confirm(paragraphs(title, message, hint)) ? ok : cancel;
      if (window.confirm(paragraphs(title, message, `${hint} Cancel asks once more: No or Cancel.`))) return ok;
      return window.confirm(paragraphs(title, "OK means No, Cancel leaves everything as it is.")) ? "NO" : cancel;
    },
    prompt(title, message, buttons) {
      const { ok, cancel, hint } = ANSWERS[buttons];
      const text = window.prompt(paragraphs(title, message, hint));
      return text === null ? { button: cancel, text: "" } : { button: ok, text };
    },
  };
}

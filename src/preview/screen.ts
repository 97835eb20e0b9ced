/** A menu as the add-on built it; a separator has neither label nor items. */
export interface MenuEntry {
  readonly label?: string;
  /** The name of the global function that a click runs. */
  readonly functionName?: string;
  readonly items?: readonly MenuEntry[];
}

/** A sidebar or dialog as the add-on asked for it; sizes in CSS pixels. */
export interface ShownPage {
  readonly kind: "sidebar" | "modal" | "modeless";
  readonly title: string;
  readonly html: string;
  readonly width: number;
  readonly height: number;
}

export type Button = "OK" | "CANCEL" | "YES" | "NO" | "CLOSE";
export type ButtonSet = "OK" | "OK_CANCEL" | "YES_NO" | "YES_NO_CANCEL";

/**
 * What must be shown to a person: the page draws it, a test scripts it.
 * alert and prompt answer at once because Apps Script waits for them.
 */
export interface Screen {
  menu(title: string, items: readonly MenuEntry[]): void;
  page(page: ShownPage): void;
  alert(title: string, message: string, buttons: ButtonSet): Button;
  prompt(title: string, message: string, buttons: ButtonSet): { button: Button; text: string };
  /** seconds below zero: it stays until it is dismissed. */
  toast(message: string, title: string, seconds: number): void;
  /** Something the add-on logged, or an error that nobody handled. */
  log(level: "log" | "info" | "warn" | "error", message: string): void;
}

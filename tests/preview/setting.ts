import { createHost, type Host, type HostOptions } from "../../src/preview/host";
import type { Button, MenuEntry, Screen, ShownPage } from "../../src/preview/screen";

/** A screen that remembers what it was shown and answers as it is told. */
export class TestScreen implements Screen {
  readonly menus = new Map<string, readonly MenuEntry[]>();
  readonly pages: ShownPage[] = [];
  readonly toasts: string[] = [];
  readonly asked: string[] = [];
  readonly lines: string[] = [];
  answer: { button: Button; text: string } = { button: "OK", text: "" };

  menu(title: string, items: readonly MenuEntry[]): void {
    this.menus.set(title, items);
  }

  page(page: ShownPage): void {
    this.pages.push(page);
  }

  alert(title: string, message: string): Button {
    this.asked.push(`${title}|${message}`);
    return this.answer.button;
  }

  prompt(title: string, message: string): { button: Button; text: string } {
    this.asked.push(`${title}|${message}`);
    return this.answer;
  }

  toast(message: string, title: string, seconds: number): void {
    this.toasts.push(`${title}|${message}|${seconds}`);
  }

  log(level: string, message: string): void {
    this.lines.push(`${level}: ${message}`);
  }
}

export const SCOPES = [
  "https://www.googleapis.com/auth/spreadsheets.currentonly",
  "https://www.googleapis.com/auth/script.container.ui",
];

export interface Setting extends Partial<Omit<HostOptions, "screen">> {
  readonly scopes?: readonly string[];
}

/** A spreadsheet with an add-on of a few lines. */
export function preview(
  code: string,
  { scopes = SCOPES, files, ...options }: Setting = {},
): { host: Host; screen: TestScreen } {
  const screen = new TestScreen();
  const manifest = JSON.stringify({ timeZone: "Etc/UTC", oauthScopes: scopes });
  const host = createHost({ screen, ...options, files: { "Code.js": code, "appsscript.json": manifest, ...files } });
  return { host, screen };
}

/** Runs the body of a function as a menu click would, in a spreadsheet with one empty tab, and gives what it returns. */
export function script(body: string, setting: Setting = {}): unknown {
  const { host } = preview(wrapped(body), setting);
  return plain(host.run("main"));
}

function wrapped(body: string): string {
  return `"use strict";
function main() {
  const spreadsheet = SpreadsheetApp.getActive();
  const sheet = spreadsheet.getSheets()[0];
  ${body}
}`;
}

/** Dates and such as a real sheet's log would show them. */
function plain(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

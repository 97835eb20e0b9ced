import { describe, expect, test } from "vitest";
import { preview, type Setting, script } from "./setting";

/** One fact about the platform; the script in its check could be pasted into a real sheet. */
export interface Fact {
  readonly fact: string;
  readonly source: string;
  readonly check: () => void | Promise<void>;
}

/** The script returns this. */
export function returns(body: string, expected: unknown, setting?: Setting): Fact["check"] {
  return () => expect(script(body, setting)).toEqual(expected);
}

/** The script fails with this text. */
export function fails(body: string, message: string | RegExp, setting?: Setting): Fact["check"] {
  return () => expect(() => script(body, setting)).toThrow(message);
}

export interface Shown {
  /** What the cell with the formula shows, and the cells next to it if asked for: "A1": "…". */
  readonly shows?: string;
  readonly cells?: Readonly<Record<string, unknown>>;
  readonly message?: string;
}

/** Typed into B5 among the given cells, the formula shows this. */
export function cell(
  code: string,
  formula: string,
  { shows, cells = {}, message }: Shown,
  typed: Readonly<Record<string, string>> = {},
  setting?: Setting,
): Fact["check"] {
  return () => {
    const { host } = preview(code, setting);
    for (const [a1, text] of Object.entries(typed)) host.type(a1, text);
    host.type("B5", formula);
    if (shows !== undefined) expect(host.display("B5")).toBe(shows);
    for (const [a1, value] of Object.entries(cells)) expect([a1, host.value(a1)]).toEqual([a1, value]);
    if (message !== undefined) expect(host.errorMessage("B5")).toBe(message);
  };
}

export function describeFacts(title: string, facts: readonly Fact[]): void {
  describe(title, () => {
    // A row of test.each would cut its title short.
    for (const { fact, source, check } of facts) test(`${fact} (${source})`, check);
  });
}

/** What travels between a sidebar's frame and the page, over one port per frame. */
export type FromFrame =
  | { readonly kind: "call"; readonly id: number; readonly name: string; readonly args: string }
  | { readonly kind: "close" }
  | { readonly kind: "focusEditor" }
  | { readonly kind: "nextRegion" }
  | { readonly kind: "size"; readonly width?: number; readonly height?: number };

export type ToFrame =
  | { readonly kind: "done"; readonly id: number; readonly result: unknown }
  | { readonly kind: "failed"; readonly id: number; readonly name: string; readonly message: string };

/** The first message of a frame, which brings the port. */
export const HELLO = "groundwork-frame";

/**
 * The functions that `google.script.run` offers: top-level declarations of Code.js, except names that end in "_".
 * A declaration inside a function is indented or follows other code on its line, so the start of a line tells.
 */
export function publicFunctions(code: string): string[] {
  const names = [...code.matchAll(/^(?:async\s+)?function\s*\*?\s*([A-Za-z_$][\w$]*)\s*\(/gm)].map(
    (match) => match[1]!,
  );
  return [...new Set(names)].filter((name) => !name.endsWith("_"));
}

/** Copies the arguments of a server call as text, and refuses what Google refuses. */
export function packArguments(args: readonly unknown[]): string {
  const only = args.length === 1 ? args[0] : undefined;
  if (only instanceof HTMLFormElement) return JSON.stringify([formValues(only)]);
  for (const [index, value] of args.entries()) refuseIllegal(value, String(index), []);
  return JSON.stringify(args.map((value) => (value === undefined ? null : value)));
}

/** Only what is plain survives the journey; the words are those that Google's own client throws. */
function refuseIllegal(value: unknown, property: string, parents: readonly unknown[]): void {
  const plain = value === null || ["undefined", "boolean", "number", "string"].includes(typeof value);
  if (plain) return;
  const kind = Object.prototype.toString.call(value);
  if ((kind !== "[object Object]" && kind !== "[object Array]") || parents.includes(value))
    throw new TypeError(`Failed due to illegal value in property: ${property}`);
  for (const [key, item] of Object.entries(value as object)) refuseIllegal(item, key, [...parents, value]);
}

/** A form becomes an object of texts: a box that is not ticked is absent, one name used twice gives a list. */
function formValues(form: HTMLFormElement): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== "string") throw new Error("preview: files in a form are not carried to the server");
    const earlier = values[name];
    values[name] = earlier === undefined ? value : [earlier, value].flat();
  }
  return values;
}

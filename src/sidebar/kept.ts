/** What a page keeps until the browser tab is closed. Storage may be forbidden, so every use may fail. */
export function readKept(key: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

/** Keeps a value that JSON can carry; undefined keeps nothing any more. */
export function keep(key: string, value: unknown): void {
  try {
    if (value === undefined) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Without storage it lives as long as the sidebar.
  }
}

/** Of what is kept by name, everything that is what it should be. */
export function mapOf<Value>(kept: unknown, isValue: (value: unknown) => value is Value): Map<string, Value> {
  return new Map(Object.entries(kept ?? {}).filter((pair): pair is [string, Value] => isValue(pair[1])));
}

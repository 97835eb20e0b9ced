/** Whether a test runs at this moment, and what it has taken for itself until its end. */
let running = false;
let taken = new Set<object>();

export const isInTest = (): boolean => running;

/** Takes something for the running test; false if the test has it already. */
export function takeForTest(thing: object): boolean {
  if (taken.has(thing)) return false;
  taken.add(thing);
  return true;
}

export function startTest(): void {
  running = true;
}

export function endTest(): void {
  running = false;
  taken = new Set();
}

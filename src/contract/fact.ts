/**
 * One fact about the platform that the preview has to get right. Its script is plain text, so that the very same lines run
 * in the preview and in a real sheet: the body of a function of `spreadsheet` and its only, empty tab `sheet`.
 */
export interface Fact {
  readonly id: string;
  readonly says: string;
  /** Where it is written or was seen. */
  readonly source: string;
  readonly script: string;
  /** What the script returns, as JSON has it. */
  readonly gives?: unknown;
  /** A part of the message with which it fails, or its pattern. */
  readonly fails?: string | RegExp;
}

export interface FactGroup {
  readonly title: string;
  readonly facts: readonly Fact[];
}

/** What a script did. */
export interface Outcome {
  readonly gave?: unknown;
  readonly failed?: string;
}

/** What differs from the fact, in words; empty when it holds. */
export function differenceOf({ gives, fails }: Fact, { gave, failed }: Outcome): string {
  if (fails === undefined) {
    if (failed !== undefined) return `failed: ${failed}`;
    const [wanted, got] = [JSON.stringify(gives), JSON.stringify(gave)];
    return wanted === got ? "" : `gave ${got}, expected ${wanted}`;
  }
  if (failed === undefined) return `gave ${JSON.stringify(gave)}, expected to fail: ${fails}`;
  const isExpected = typeof fails === "string" ? failed.includes(fails) : fails.test(failed);
  return isExpected ? "" : `failed: ${failed}, expected: ${fails}`;
}

/** The page docs/functions.md as it should be. */
export function functionReference(): Promise<string>;

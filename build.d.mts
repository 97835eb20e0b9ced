/** Builds the tree at `root` into `target` and returns the files by name; throws what to do when it cannot. */
export function build(
  target?: string,
  root?: string,
  options?: { readonly development?: boolean },
): Promise<ReadonlyMap<string, string>>;

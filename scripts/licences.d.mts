export interface UsedPackage {
  readonly name: string;
  readonly version: string;
  /** As its author writes it, such as "MIT OR Apache-2.0"; "unknown" when nothing says. */
  readonly licence: string;
}

export interface ShippedPackage {
  readonly name: string;
  /** The file of dist that carries its code. */
  readonly file: string;
  /** The licence text there. */
  readonly text: string;
}

export function usedPackages(folder?: string): UsedPackage[];
export function shippedPackages(dist?: string): ShippedPackage[];

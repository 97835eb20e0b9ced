/** Words of the add-on's own tables, put into a page when it is built (see build.mjs): a page may import types only. */
declare module "virtual:words" {
  interface Named {
    readonly name: string;
    readonly help: string;
  }

  export const functions: readonly (Named & {
    readonly params: readonly (Named & { readonly optional: boolean })[];
    readonly returns: string;
    readonly example: string;
    /** What the example gives that can be inserted. */
    readonly result: readonly (readonly (string | number | boolean)[])[];
  })[];
  /** Names of the tiers, foundation first. */
  export const tiers: readonly string[];
  /** Their ids, in the same order. */
  export const tierIds: readonly ("B" | "C" | "E" | "X" | "P")[];
  /** Verdicts from best to worst, with their meaning. */
  export const verdicts: readonly Named[];
  /** Names of the criteria by id. */
  export const criteria: Readonly<Record<string, string>>;
  /** The talk's rules that reasons cite, each in a sentence. */
  export const rules: readonly { readonly id: string; readonly text: string }[];
  /** Headers and notes of the Budget's columns by key. */
  export const budget: Readonly<Record<string, { readonly header: string; readonly note?: string }>>;
  /** The name of the tier in which an event may be a listening trip. */
  export const inPerson: string;
  /** The quarters that the Budget offers. */
  export const quarters: readonly string[];
}

import type { Result } from "../cells";

/** What is wrong with an argument, for the user who typed it: what, where and what to do. */
export class ArgumentError extends Error {}

/** Stops a function because of what the user gave it. The function's name is put before the message on its way out. */
export function refuse(message: string): never {
  throw new ArgumentError(message);
}

/** One argument: its words, and the reader that turns what Sheets passes into a value, or refuses it. */
export interface Parameter<Value> {
  readonly name: string;
  readonly help: string;
  /** What the editor's autocomplete may show. */
  readonly type: "range" | "number" | "string" | "boolean" | "any";
  readonly optional: boolean;
  readonly read: (argument: unknown) => Value;
}

/** A custom function as a row: words, readers of arguments, and a body that gets what they read. */
interface Row<Values extends readonly unknown[]> {
  readonly name: string;
  /** What it is for, as whole sentences without line breaks: Sheets shows one block of plain text. */
  readonly summary: string;
  readonly params: readonly [...{ [Index in keyof Values]: Parameter<Values[Index]> }];
  readonly returns: string;
  readonly example: string;
  readonly compute: (...values: Values) => Result;
}

/** A custom function as the build, the help and Sheets see it. */
export interface CustomFunction {
  readonly name: string;
  readonly summary: string;
  readonly params: readonly Parameter<unknown>[];
  readonly returns: string;
  readonly example: string;
  /** Reads the arguments and computes; throws what Sheets should show in the cell. */
  readonly call: (args: ArrayLike<unknown>) => Result;
}

/** Makes a custom function from its row. Extra arguments are ignored, as people use them to force a recalculation. */
export function defineFunction<const Values extends readonly unknown[]>(row: Row<Values>): CustomFunction {
  const { name, summary, returns, example, compute } = row;
  const params: readonly Parameter<unknown>[] = row.params;
  const call = (args: ArrayLike<unknown>): Result => {
    try {
      // Each reader gives the type of its place in `Values`; mapping over a tuple forgets that.
      const values = params.map(({ read }, index) => read(args[index])) as readonly unknown[] as Values;
      return compute(...values);
    } catch (error) {
      if (error instanceof ArgumentError) throw new Error(`${name}: ${error.message}`);
      throw new Error(`${name}: it cannot calculate this, which is our mistake. Please report it with the formula.`);
    }
  };
  return { name, summary, params, returns, example, call };
}

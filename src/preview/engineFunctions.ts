import type { Arg, ArgDefinition, EvalContext, FunctionResultObject, Matrix } from "@odoo/o-spreadsheet";
import { functionCache, helpers, registries } from "@odoo/o-spreadsheet";
import { UNPARSED } from "./formulas";

const { functionRegistry } = registries;

export type Result = FunctionResultObject | Matrix<FunctionResultObject>;
export type Compute = (this: EvalContext, ...args: Arg[]) => Result;

export interface EngineFunction {
  readonly name: string;
  readonly description: string;
  readonly parameters: readonly { readonly name: string; readonly description: string }[];
  /** Not offered while typing, yet callable. */
  readonly hidden: boolean;
  readonly compute: Compute;
}

/** As many arguments as a formula may reasonably pass to a function that declares fewer. */
const SPARE = 40;

const GENERIC: ArgDefinition = {
  name: "value",
  description: "",
  type: ["ANY"],
  acceptMatrix: true,
  acceptErrors: true,
  optional: true,
};

const registered = new Set<string>();

/** Replaces the functions of the host before; the engine's registry is one for the whole process. */
export function registerFunctions(functions: readonly EngineFunction[], refuse: (name: string) => void): void {
  // Formulas that were compiled for the functions of before would go on calling them.
  const names = [...registered, ...functions.map(({ name }) => name)];
  const calls = names.length > 0 ? new RegExp(`\\b(${names.join("|")})\\(`, "i") : undefined;
  for (const key of Object.keys(functionCache)) if (calls?.test(key)) delete functionCache[key];
  for (const name of registered) forget(name);
  for (const known of functions) {
    if (functionRegistry.contains(known.name) || !/^[A-Z0-9_]+$/.test(known.name)) refuse(known.name);
    else register(known);
  }
}

function forget(name: string): void {
  functionRegistry.remove(name);
  delete functionRegistry.mapping[name];
  registered.delete(name);
}

type Describe = (args: ArgDefinition[], body: Compute) => Parameters<typeof functionRegistry.replace>[1];

/** Functions that take a spare number of arguments, in every host of the process. */
const generous = new Set<string>();

/**
 * The engine remembers by name which argument is which, for each number of arguments. It is made to remember a spare number
 * of them first, because Sheets lets a formula pass more arguments than a custom function declares.
 */
function takeSpareArguments(name: string, describe: Describe): void {
  const many = Array.from({ length: SPARE }, (_, index) => ({ ...GENERIC, name: `value${index}` }));
  functionRegistry.replace(
    name,
    describe(many, () => ({ value: null })),
  );
  const asked = functionRegistry.mapping[name] as ((this: object, ...args: unknown[]) => unknown) | undefined; // Asked without a workbook.
  for (let count = 0; count <= SPARE; count++)
    asked?.apply(
      {},
      Array.from({ length: count }, () => ({ value: null })),
    );
}

function register({ name, description, parameters, hidden, compute }: EngineFunction): void {
  const named = parameters.map((parameter) => ({ ...GENERIC, ...parameter }));
  const describe: Describe = (args, body) => ({
    description,
    category: "Custom",
    args,
    hidden,
    isExported: false,
    compute: body,
  });
  if (!generous.has(name)) {
    generous.add(name);
    takeSpareArguments(name, describe);
  }
  functionRegistry.replace(name, describe(named, compute));
  const definition = functionRegistry.get(name);
  definition.args = new Proxy(named, {
    get: (args, key) => Reflect.get(args, key) ?? (typeof key === "string" && /^\d+$/.test(key) ? GENERIC : undefined),
  });
  definition.minArgRequired = 0;
  definition.maxArgPossible = SPARE;
  // Without the engine's own wrapper, which would take single values out of ranges.
  functionRegistry.mapping[name] = compute;
  registered.add(name);
}

const text = (arg: Arg): string => {
  const value = scalar(arg)?.value ?? "";
  return typeof value === "boolean" ? String(value).toUpperCase() : String(value);
};

function scalar(arg: Arg): FunctionResultObject | undefined {
  return helpers.isMatrix(arg) ? arg[0]?.[0] : arg;
}

function argument(name: string, type: ArgDefinition["type"], more: Partial<ArgDefinition> = {}): ArgDefinition {
  return { name, description: "", type, ...more };
}

function expression(pattern: string): RegExp {
  return new RegExp(pattern, "u");
}

/** Functions that Sheets has and the engine lacks, or has with another meaning. */
const ADDED: Readonly<Record<string, { args: ArgDefinition[]; compute: (...args: Arg[]) => Result }>> = {
  ARRAYFORMULA: {
    args: [argument("array_formula", ["ANY", "RANGE"], { acceptMatrix: true, acceptErrors: true })],
    compute: (value) => (helpers.isMatrix(value) ? value : (value ?? { value: null })),
  },
  REPT: {
    args: [argument("text_to_repeat", ["STRING"]), argument("number_of_repetitions", ["NUMBER"])],
    compute: (what, times) => {
      const count = Math.trunc(Number(scalar(times)?.value ?? 0));
      return count < 0 || Number.isNaN(count)
        ? { value: "#VALUE!", message: "REPT needs a number of 0 or more." }
        : { value: text(what).repeat(count) };
    },
  },
  REGEXMATCH: {
    args: [argument("text", ["STRING"]), argument("regular_expression", ["STRING"])],
    compute: (what, pattern) => ({ value: expression(text(pattern)).test(text(what)) }),
  },
  REGEXREPLACE: {
    args: [
      argument("text", ["STRING"]),
      argument("regular_expression", ["STRING"]),
      argument("replacement", ["STRING"]),
    ],
    compute: (what, pattern, by) => ({ value: text(what).replace(new RegExp(text(pattern), "gu"), text(by)) }),
  },
  REGEXEXTRACT: {
    args: [argument("text", ["STRING"]), argument("regular_expression", ["STRING"])],
    compute: (what, pattern) => {
      const match = text(what).match(expression(text(pattern)));
      return match
        ? { value: match[1] ?? match[0] }
        : { value: "#N/A", message: "The text does not match the expression." };
    },
  },
  N: {
    args: [argument("value", ["ANY"])],
    compute: (arg) => {
      const value = scalar(arg)?.value;
      return { value: typeof value === "number" ? value : value === true ? 1 : 0 };
    },
  },
  T: {
    args: [argument("value", ["ANY"])],
    compute: (arg) => {
      const value = scalar(arg)?.value;
      return { value: typeof value === "string" ? value : "" };
    },
  },
  TO_TEXT: { args: [argument("value", ["ANY"])], compute: (arg) => ({ value: text(arg) }) },
  ISDATE: {
    args: [argument("value", ["ANY"])],
    compute: (arg) => {
      const { value, format } = scalar(arg) ?? { value: null };
      return { value: typeof value === "number" && format !== undefined && helpers.isDateTimeFormat(format) };
    },
  },
  [UNPARSED]: {
    args: [argument("formula", ["STRING"])],
    compute: () => ({ value: "#ERROR!", message: "Formula parse error." }),
  },
};

for (const [name, { args, compute }] of Object.entries(ADDED)) {
  const isExported = name === "REPT" || name === "N" || name === "T";
  functionRegistry.replace(name, {
    description: "",
    category: "Sheets",
    args,
    hidden: name === UNPARSED,
    isExported,
    compute,
  });
}

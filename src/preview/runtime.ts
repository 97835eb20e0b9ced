/** A function that the add-on declares at the top level of its code. */
export interface DeclaredFunction {
  readonly name: string;
  readonly parameters: readonly string[];
  /** The JSDoc block directly above it, without its stars; empty when there is none. */
  readonly doc: string;
}

type Callable = (...args: unknown[]) => unknown;

/** The compiled add-on: each run evaluates it anew, so that nothing lives on from one run to the next. */
export interface Program {
  readonly functions: readonly DeclaredFunction[];
  /** Runs the top level of the code and gives the functions that it declares. */
  start(): Readonly<Record<string, Callable | undefined>>;
}

/** What the language itself brings in Apps Script's V8; everything else that Node or a browser has is absent there. */
const BUILT_INS = (
  "Object Function Array Number parseFloat parseInt Infinity NaN undefined Boolean String Symbol Date Promise RegExp Error " +
  "EvalError RangeError ReferenceError SyntaxError TypeError URIError JSON Math Intl ArrayBuffer SharedArrayBuffer Atomics " +
  "Uint8Array Int8Array Uint16Array Int16Array Uint32Array Int32Array Float32Array Float64Array Uint8ClampedArray " +
  "BigUint64Array BigInt64Array DataView Map BigInt Set WeakMap WeakSet Proxy Reflect decodeURI decodeURIComponent encodeURI " +
  "encodeURIComponent escape unescape eval isFinite isNaN globalThis WebAssembly"
).split(" ");

const RESERVED = new Set(
  (
    "break case catch class const continue debugger default delete do else enum export extends false finally for function if " +
    "implements import in instanceof interface let new null package private protected public return static super switch this " +
    "throw true try typeof var void while with yield await arguments eval"
  ).split(" "),
);

/** Names that are absent although no global of today's Node or browser need carry them. */
const NEVER_THERE =
  "require module exports process Buffer window document navigator fetch URL setTimeout setInterval structuredClone".split(
    " ",
  );

function namesOfGlobals(): Set<string> {
  const names = new Set(NEVER_THERE);
  for (let at: object | null = globalThis; at; at = Object.getPrototypeOf(at)) {
    for (const name of Object.getOwnPropertyNames(at)) names.add(name);
  }
  return names;
}

/** Compiles the code once. `services` are the globals of Apps Script. */
export function compile(code: string, services: Readonly<Record<string, unknown>>): Program {
  const functions = declarations(code);
  const given = { ...services };
  const absent = [...namesOfGlobals()].filter(
    (name) => /^[A-Za-z_$][\w$]*$/.test(name) && !BUILT_INS.includes(name) && !RESERVED.has(name) && !(name in given),
  );
  const names = Object.keys(given);
  const answers = functions.map(({ name }) => `${name}: typeof ${name} === "function" ? ${name} : undefined`);
  // The code comes first, so that its own "use strict" stays a directive.
  const factory = new Function(...absent, "globalThis", ...names, `${code}\n;return { ${answers.join(", ")} };`);
  const nothing = absent.map(() => undefined);
  const values = names.map((name) => given[name]);
  const builtIns = Object.fromEntries(BUILT_INS.map((name) => [name, Reflect.get(globalThis, name)]));
  return {
    functions,
    start() {
      const scope: Record<string, unknown> = { ...builtIns, ...given };
      scope.globalThis = scope;
      return factory.call(scope, ...nothing, scope, ...values);
    },
  };
}

/** The top-level functions of a script, which are all that a cell, a menu or a sidebar can call. */
export function declarations(code: string): DeclaredFunction[] {
  const found = new Map<string, DeclaredFunction>();
  const pattern =
    /(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/[^\S\n]*\r?\n)?^(?:async )?function\s*\*?\s*([A-Za-z_$][\w$]*)\s*\(([^)]*)\)/gm;
  for (const [, doc = "", name = "", parameters = ""] of code.matchAll(pattern)) {
    const list = parameters.split(",").map((parameter) => parameter.replace(/=.*/s, "").trim());
    const text = doc.replace(/^\s*\*? ?/gm, "").trim();
    // Where a name is declared twice, the last one is the function.
    found.set(name, { name, parameters: list.filter((parameter) => parameter !== ""), doc: text });
  }
  return [...found.values()];
}

/** What Sheets' formula help shows of a custom function: the description, and each parameter's name and text. */
export interface FormulaHelp {
  readonly description: string;
  readonly parameters: readonly { readonly name: string; readonly description: string }[];
}

/** The help of a function that is marked @customfunction; others are not listed. */
export function formulaHelp({ doc, parameters }: DeclaredFunction): FormulaHelp | undefined {
  if (!/(^|\s)@customfunction\b/.test(doc)) return undefined;
  const [description = "", ...tags] = doc.split(/^\s*@/m);
  const documented = tags.flatMap((tag) => {
    const match = tag.match(/^param\s+(?:\{[^}]*\}+\s+)?\[?(?:\.\.\.)?([\w$]+)(?:=[^\]]*)?\]?\s*([\s\S]*)$/);
    return match ? [{ name: match[1] ?? "", description: plain(match[2] ?? "") }] : [];
  });
  const named = parameters.map((name) => name.replace(/^\.\.\./, ""));
  return {
    description: plain(description),
    parameters: documented.length > 0 ? documented : named.map((name) => ({ name, description: "" })),
  };
}

/** One block of plain text: HTML is stripped, line breaks are not kept. */
function plain(text: string): string {
  return text
    .replace(/<[^>]+>/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

import type { Quirks } from "./quirks";

/** As many calls as Google runs at once for a page. */
const AT_ONCE = 10;

interface Call {
  readonly functionName: string;
  readonly args: readonly unknown[];
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** google.script.run: copies in and out, ten at a time, answers later and in an order that nobody may rely on. */
export class ScriptRun {
  private readonly waiting: Call[] = [];
  private readonly running: Call[] = [];

  constructor(
    private readonly quirks: Quirks,
    private readonly perform: (functionName: string, args: readonly unknown[]) => unknown,
  ) {}

  call(functionName: string, args: readonly unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const copy = args.map((arg, index) => argumentCopy(arg, String(index)));
      this.waiting.push({ functionName, args: copy, resolve, reject });
      this.fill();
    });
  }

  private fill(): void {
    while (this.running.length < AT_ONCE) {
      const next = this.waiting.shift();
      if (!next) return;
      this.running.push(next);
      setTimeout(() => this.answer(), 0);
    }
  }

  private answer(): void {
    const call = this.quirks.answersInOrder ? this.running.shift() : this.running.pop();
    if (!call) return;
    try {
      call.resolve(this.resultCopy(this.perform(call.functionName, call.args)));
    } catch (error) {
      call.reject(this.failure(error));
    } finally {
      this.fill();
    }
  }

  /** Of an error only its text crosses over. */
  private failure(error: unknown): Error {
    const text = error instanceof Error ? error.message : String(error);
    const name = error instanceof Error ? `${error.name}: ` : "";
    const message = !this.quirks.errorNameInFailure && text.startsWith(name) ? text.slice(name.length) : text;
    const failure = new Error(message);
    failure.name = "ScriptError";
    return failure;
  }

  private resultCopy(result: unknown): unknown {
    if (result === undefined || result === null) return null;
    if (isPlain(result, new Set())) return JSON.parse(JSON.stringify(result));
    if (this.quirks.dateInResult === "null") return null;
    throw new Error("The script completed but the returned value is not a supported return type.");
  }
}

/** What may cross over from a page: texts, numbers, truth values, null, and plain objects and arrays of those. */
function argumentCopy(value: unknown, path: string, above: readonly unknown[] = []): unknown {
  if (value === undefined || value === null) return null;
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value !== "object" || value instanceof Date || above.includes(value) || !isBare(value)) {
    throw new TypeError(`Failed due to illegal value in property: ${path}`);
  }
  const within = [...above, value];
  if (Array.isArray(value)) return value.map((item, index) => argumentCopy(item, String(index), within));
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(entries.map(([key, item]) => [key, argumentCopy(item, key, within)]));
}

/** Whether it is an array, or an object without a class; a page's own objects come from another window. */
function isBare(value: object): boolean {
  if (Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || (typeof prototype === "object" && Object.getPrototypeOf(prototype) === null);
}

function isPlain(value: unknown, above: Set<unknown>): boolean {
  if (value === null || ["string", "number", "boolean", "undefined"].includes(typeof value)) return true;
  if (typeof value !== "object" || value instanceof Date || above.has(value) || !isBare(value)) return false;
  above.add(value);
  const plain = Object.values(value).every((item) => isPlain(item, above));
  above.delete(value);
  return plain;
}

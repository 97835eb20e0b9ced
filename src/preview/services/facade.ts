import { SIGNATURES } from "./signatures";

/** What Apps Script throws when a service refuses; scripts see e.name "Exception" and e.message. */
export class Exception extends Error {
  override readonly name = "Exception";
}

/** A constant of an enumeration: an object of its own, which a text can never stand in for. */
export class Constant {
  constructor(
    private readonly of: string,
    private readonly named: string,
  ) {
    Object.freeze(this);
  }

  toString(): string {
    return this.named;
  }

  toJSON(): string {
    return this.named;
  }

  name(): string {
    return this.named;
  }

  static of(value: unknown): string | undefined {
    return value instanceof Constant ? value.of : undefined;
  }
}

/** An enumeration as a script sees it; the types of Google's enumerations are numbers, the real ones objects. */
export function enumeration<Face>(name: string, members: string): Face {
  const constants = members.split(" ").map((member) => [member, new Constant(name, member)]);
  return Object.freeze(Object.fromEntries(constants)) as Face;
}

/** The name of an enumeration's constant; Google's types say number, hence unknown. */
export function nameOf(constant: unknown): string {
  return String(constant);
}

/** Called before each method of a service: it counts the call and refuses what the script may not do. */
export interface Gate {
  enter(service: string, method: string): void;
}

/** An object of a service, of which the script only ever sees the facade. */
export abstract class Service<Face extends object> {
  private made: Face | undefined;

  constructor(readonly gate: Gate) {}

  /** What the script gets: the methods that Google has and we implement; every other member throws. */
  get face(): Face {
    if (!this.made) {
      const face: object = Object.create(prototypeOf(this));
      targets.set(face, this);
      this.made = face as Face; // It answers every member of the interface, if only by saying that it is not implemented.
    }
    return this.made;
  }

  /** Throws where this very object may not be changed so; called once the arguments are known to fit. */
  refuse(_method: string, _args: readonly unknown[]): void {}

  /** Constants that a script reads as properties, such as SpreadsheetApp.WrapStrategy. */
  get constants(): Readonly<Record<string, unknown>> {
    return {};
  }
}

const targets = new WeakMap<object, Service<object>>();
const prototypes = new Map<object, object>();

/** The service behind a facade, if it is of the given class. */
export function behind<Target>(type: abstract new (...args: never[]) => Target, face: unknown): Target {
  const target = typeof face === "object" && face !== null ? targets.get(face) : undefined;
  if (!(target instanceof type)) throw new Error(`preview: expected a ${type.name}`);
  return target;
}

/** Where Google keeps a class, as its error messages name it. */
const PATHS: Readonly<Record<string, string>> = {
  SpreadsheetApp: "SpreadsheetApp",
  Ui: "Ui",
  Menu: "Menu",
  PromptResponse: "PromptResponse",
  HtmlService: "HtmlService",
  HtmlOutput: "HtmlService.HtmlOutput",
  HtmlTemplate: "HtmlService.HtmlTemplate",
  PropertiesService: "PropertiesService",
  Properties: "PropertiesService.Properties",
  CacheService: "CacheService",
  Cache: "CacheService.Cache",
  LockService: "LockService",
  Lock: "LockService.Lock",
  Utilities: "Utilities",
  Session: "Session",
  User: "User",
  Logger: "Logger",
  Charts: "Charts",
};

/** Names that the language, promises, test printers and debuggers ask any object for. */
const ASKED_OF_ANY =
  /^(then|toJSON|constructor|hasOwnProperty|isPrototypeOf|valueOf|inspect|nodeType|tagName|asymmetricMatch|\$\$typeof|@@.*|_.*)$/;

function prototypeOf(service: Service<object>): object {
  const known = prototypes.get(service.constructor);
  if (known) return known;
  const name = serviceName(service.constructor);
  const signatures: Readonly<Record<string, string>> = SIGNATURES[name as keyof typeof SIGNATURES] ?? {};
  const refuse = (member: PropertyKey): never => {
    throw new Error(`preview: ${name}.${String(member)} is not implemented`);
  };
  const unknown = new Proxy(Object.create(null) as object, {
    get: (_, member) =>
      typeof member === "symbol" || ASKED_OF_ANY.test(member) ? Reflect.get(Object.prototype, member) : refuse(member),
    set: (_, member) => refuse(member),
    has: () => false,
  });
  const prototype: object = Object.create(unknown);
  const define = (member: string, value: unknown) =>
    Object.defineProperty(prototype, member, { value, enumerable: true });
  for (const [method, signature] of Object.entries(signatures)) {
    const body: unknown = Reflect.get(service, method);
    if (typeof body !== "function") throw new Error(`preview: ${name}.${method} has a signature but no body`);
    define(method, guarded(name, method, signature, body as Method));
  }
  define("toString", () => name);
  for (const [constant, value] of Object.entries(service.constants)) define(constant, value);
  prototypes.set(service.constructor, prototype);
  return prototype;
}

/** Google's name of a class; the bundler of the page may change the one it has in the code. */
function serviceName(type: object): string {
  const name: unknown = Reflect.get(type, "serviceName");
  if (typeof name !== "string") throw new Error(`preview: ${String(type)} has no serviceName`);
  return name;
}

type Method = (this: unknown, ...args: unknown[]) => unknown;

function guarded(service: string, method: string, signature: string, body: Method): Method {
  const overloads = signature.split(" | ").map((overload) => (overload === "" ? [] : overload.split(",")));
  return function (this: unknown, ...args: unknown[]): unknown {
    const target = typeof this === "object" && this !== null ? targets.get(this) : undefined;
    if (!target) throw new TypeError(`${service}.${method} needs its own ${service}`);
    target.gate.enter(service, method);
    if (!overloads.some((types) => fits(types, args)))
      throw mismatch(`${PATHS[service] ?? `SpreadsheetApp.${service}`}.${method}`, args);
    target.refuse(method, args);
    return body.apply(target, args);
  };
}

export function mismatch(method: string, args: readonly unknown[]): Exception {
  return new Exception(
    `The parameters (${args.map(typeName).join(",")}) don't match the method signature for ${method}.`,
  );
}

function fits(types: readonly string[], args: readonly unknown[]): boolean {
  const rest = types.at(-1)?.startsWith("...") ? types.at(-1)?.slice(3) : undefined;
  const fixed = rest === undefined ? types : types.slice(0, -1);
  if (args.length < fixed.length || (rest === undefined && args.length > fixed.length)) return false;
  return args.every((arg, index) => isA(fixed[index] ?? rest ?? "any", arg));
}

function isA(type: string, value: unknown): boolean {
  if (type.endsWith("?")) return value === null || isA(type.slice(0, -1), value);
  if (type.endsWith("[]")) {
    const item = type.slice(0, -2);
    return Array.isArray(value) && (item === "any" || value.every((part) => isA(item, part)));
  }
  switch (type) {
    case "any":
      return true;
    case "String":
      return typeof value === "string";
    case "Integer":
    case "Number":
      return typeof value === "number" && Number.isFinite(value);
    case "Boolean":
      return typeof value === "boolean";
    case "Date":
      return value instanceof Date;
    case "Object":
      return typeof value === "object" && value !== null && !targets.has(value);
    default: {
      if (value instanceof Constant) return Constant.of(value) === type;
      const target = typeof value === "object" && value !== null ? targets.get(value) : undefined;
      return target !== undefined && serviceName(target.constructor) === type;
    }
  }
}

/** How Google's messages name the type of an argument. */
function typeName(value: unknown): string {
  if (value === null || value === undefined) return "null";
  if (Array.isArray(value)) return value.length === 0 || Array.isArray(value[0]) ? "Array" : `${typeName(value[0])}[]`;
  if (value instanceof Constant) return Constant.of(value) ?? "Object";
  if (value instanceof Date) return "Date";
  if (typeof value === "string") return "String";
  if (typeof value === "boolean") return "Boolean";
  if (typeof value === "number") return "number";
  if (typeof value === "function") return "Function";
  const target = targets.get(value);
  return target
    ? (PATHS[serviceName(target.constructor)] ?? `SpreadsheetApp.${serviceName(target.constructor)}`)
    : "Object";
}

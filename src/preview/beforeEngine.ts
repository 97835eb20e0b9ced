// The engine asks for Node 22 and greets on the console while it loads; this module must be imported before it.

const spoken = { log: console.log, info: console.info, warn: console.warn, debug: console.debug };
const silent = (): void => undefined;
Object.assign(console, { log: silent, info: silent, warn: silent, debug: silent });

/** Gives the console its voice back once the engine is loaded. */
export function unmute(): void {
  Object.assign(console, spoken);
}

/** Runs a step of the engine without the timings it prints for its own developers. */
export function quietly<Result>(step: () => Result): Result {
  const { debug } = console;
  console.debug = silent;
  try {
    return step();
  } finally {
    console.debug = debug;
  }
}

function define(owner: object, name: string, value: unknown): void {
  if (!(name in owner)) Object.defineProperty(owner, name, { value, configurable: true, writable: true });
}

define(Object, "groupBy", <Item>(items: Iterable<Item>, key: (item: Item, index: number) => PropertyKey) => {
  const groups: Record<PropertyKey, Item[]> = Object.create(null);
  let index = 0;
  for (const item of items) {
    const name = key(item, index++);
    groups[name] ??= [];
    groups[name].push(item);
  }
  return groups;
});

define(Set.prototype, "difference", function difference(this: Set<unknown>, other: Set<unknown>) {
  return new Set([...this].filter((item) => !other.has(item)));
});

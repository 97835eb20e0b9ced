/** Computes once for all that have the same key, by themselves if it is not said what that is. */
export function once<Given, Value>(
  compute: (given: Given) => Value,
  keyOf: (given: Given) => unknown = (given) => given,
): (given: Given) => Value {
  const known = new Map<unknown, Value>();
  return (given) => {
    const key = keyOf(given);
    if (!known.has(key)) known.set(key, compute(given));
    return known.get(key)!;
  };
}

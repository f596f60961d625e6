const frozen = new WeakSet<object>();

/** Nobody changes it any more, nor anything in it. */
export function freeze<T>(value: T): T {
  if (typeof value !== "object" || value === null || frozen.has(value)) return value;
  frozen.add(value);
  for (const one of Object.values(value)) freeze(one);
  return Object.freeze(value);
}

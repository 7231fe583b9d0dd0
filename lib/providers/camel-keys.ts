/** A copy whose keys are camelCase at every depth, so that one schema reads a provider that spells them both ways. */
export function camelKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelKeys);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [camel(key), camelKeys(item)]));
}

function camel(key: string): string {
  return key.replace(/_+([a-z0-9])/gi, (_match, letter: string) => letter.toUpperCase());
}

import type { Provider } from "../providers/contract.ts";

/** What a form means whose secrets are never shown again: one left empty is the stored one. */
export function keepEmptySecrets(
  provider: Provider,
  typed: Readonly<Record<string, string>>,
  stored: Readonly<Record<string, unknown>>,
): Record<string, string> {
  const values = provider.credentials.fields.map(({ name, secret }) => {
    const value = typed[name] ?? "";
    const kept = stored[name];
    return [name, value === "" && secret && typeof kept === "string" ? kept : value] as const;
  });
  return Object.fromEntries(values);
}

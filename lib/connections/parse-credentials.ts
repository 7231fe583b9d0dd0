import { invalidInput } from "../errors.ts";
import type { Provider } from "../providers/contract.ts";

/** The typed-in values as the provider's own schema wants them; throws `invalid_input` by `credentials.<field>`. */
export function parseCredentials(
  provider: Provider,
  typed: Readonly<Record<string, string>>,
): Readonly<Record<string, unknown>> {
  const known = provider.credentials.fields.map(({ name }) => [name, typed[name] ?? ""] as const);
  const given = Object.fromEntries(known.filter(([, value]) => value !== ""));
  const parsed = provider.credentials.schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const problems: Record<string, string> = {};
  for (const issue of parsed.error.issues) {
    const field = provider.credentials.fields.find(({ name }) => name === issue.path[0]);
    // A rule across fields has no path of its own; it is shown at the first one.
    const name = field?.name ?? provider.credentials.fields[0]?.name ?? "";
    const label = field?.label ?? "credentials";
    const ours = issue.code === "custom" ? issue.message : `This does not look like a ${label}.`;
    problems[`credentials.${name}`] ??= given[name] === undefined ? `Enter the ${label}.` : ours;
  }
  throw invalidInput(problems);
}

/** The last characters of each long secret, enough to recognise it by and too few to use. */
export function credentialHints(
  provider: Provider,
  credentials: Readonly<Record<string, unknown>>,
): Record<string, string> {
  const secrets = provider.credentials.fields.filter((field) => field.secret);
  return Object.fromEntries(
    secrets.flatMap(({ name, multiline = false }) => {
      const value = credentials[name];
      if (typeof value !== "string" || value === "") return [];
      // The end of a PEM text is the same for all of them.
      return [[name, value.length >= 12 && !multiline ? value.slice(-4) : ""]];
    }),
  );
}

/** The stored values that are no secrets, for the form to show again. */
export function plainValues(
  provider: Provider,
  credentials: Readonly<Record<string, unknown>>,
): Record<string, string> {
  const open = provider.credentials.fields.filter((field) => !field.secret);
  return Object.fromEntries(
    open.flatMap(({ name }) => (typeof credentials[name] === "string" ? [[name, credentials[name]]] : [])),
  );
}

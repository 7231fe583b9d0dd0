import type { DriftSign } from "./facts.ts";

/** A provider that changes everything at once must not fill our tables with names. */
const MAX_SIGNS = 20;
const READABLE = /^[A-Za-z0-9_.-]{1,60}$/;

/** A status word that the provider's documents do not list. `known` is the table that translates them. */
export function unknownStatus(
  where: string,
  word: string,
  known: Readonly<Record<string, unknown>>,
): DriftSign[] {
  return Object.hasOwn(known, word.toLowerCase()) ? [] : [{ kind: "status", where, name: readable(word) }];
}

export function unknownEventType(type: string): DriftSign[] {
  return [{ kind: "event_type", where: "event", name: readable(type) }];
}

/**
 * What an object has that its documents do not list, and what it lacks that they promise. Names only: the values may be
 * somebody's data.
 */
export function fieldDrift(
  where: string,
  value: unknown,
  { known, promised = [] }: { readonly known: readonly string[]; readonly promised?: readonly string[] },
): DriftSign[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  const fields = Object.keys(value);
  const signs: DriftSign[] = [
    ...fields
      .filter((name) => !known.includes(name) && !promised.includes(name))
      .map((name) => ({ kind: "new_field" as const, where, name: readable(name) })),
    ...promised
      .filter((name) => !fields.includes(name))
      .map((name) => ({ kind: "missing_field" as const, where, name })),
  ];
  return signs.slice(0, MAX_SIGNS);
}

function readable(name: string): string {
  return READABLE.test(name) ? name : "(unreadable)";
}

import type { Dependants } from "./schema.ts";

const NAMES: Readonly<Record<keyof Dependants, readonly [one: string, many: string]>> = {
  transactions: ["transaction", "transactions"],
  links: ["payment link", "payment links"],
  events: ["webhook", "webhooks"],
  deposits: ["deposit address", "deposit addresses"],
};
/** Counting stops here: what can't be deleted can't be deleted. */
export const MOST_COUNTED = 100;

/** "3 transactions and 1 payment link"; null when nothing depends on it. */
export function dependantWords(counts: Dependants): string | null {
  const parts = Object.entries(NAMES).flatMap(([key, [one, many]]) => {
    const count = counts[key as keyof Dependants];
    if (count === 0) return [];
    return [count > MOST_COUNTED ? `over ${MOST_COUNTED} ${many}` : `${count} ${count === 1 ? one : many}`];
  });
  if (parts.length === 0) return null;
  const last = parts.pop();
  return parts.length === 0 ? (last ?? null) : `${parts.join(", ")} and ${last}`;
}

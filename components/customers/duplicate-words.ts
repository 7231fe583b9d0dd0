import type { Duplicate } from "#lib/customer-desk/schema.ts";

const WORDS = {
  email: "the same e-mail, spelt differently",
  name: "the same name",
  name_country: "the same name and country",
  reference: "the same reference",
} as const satisfies Record<Duplicate["reasons"][number], string>;

/** "The same name and country, the same reference". */
export function duplicateWords(reasons: Duplicate["reasons"]): string {
  const words = reasons.map((reason) => WORDS[reason]).join(", ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

import type { GalleryItem } from "#lib/connections/schema.ts";

type CredentialField = GalleryItem["fields"][number];

/** Whether a field is asked for, as the others stand. An empty choice means its first option. */
export function isShown(
  { when }: CredentialField,
  fields: readonly CredentialField[],
  values: Readonly<Record<string, string>>,
): boolean {
  if (when === null) return true;
  const decider = fields.find(({ name }) => name === when.field);
  const value = values[when.field] || (decider?.options[0]?.value ?? "");
  return when.is.includes(value) && (decider === undefined || isShown(decider, fields, values));
}

/** The sections in the order of their first fields. */
export function sectionsOf(
  fields: readonly CredentialField[],
): readonly { readonly title: string; readonly fields: readonly CredentialField[] }[] {
  const titles = new Set(fields.flatMap(({ section }) => section ?? []));
  return [...titles].map((title) => ({ title, fields: fields.filter(({ section }) => section === title) }));
}

/** Short things that can be left out share a line; what must be entered has one of its own. */
export function isHalfWide({ required, secret, multiline, options, section }: CredentialField): boolean {
  return !required && !secret && !multiline && (options.length === 0 || section !== null);
}

/** Whether a value says no more than its field does without one: the first option, or what the placeholder shows. */
export function isUsual({ options, placeholder }: CredentialField, value = ""): boolean {
  return value === "" || value === (options[0]?.value ?? placeholder);
}

import type { FormField } from "../providers/form-field.ts";
import type { GalleryItem } from "./schema.ts";

/** A provider's field as the form draws it. */
export function fieldDto(field: FormField): GalleryItem["fields"][number] {
  const { name, label, secret, required, help = null, placeholder = null, options = [], when } = field;
  const { multiline = false, section = null, template = null, takesSamples = false } = field;
  return {
    name,
    label,
    secret,
    required,
    help,
    placeholder,
    options: options.map((option) => ({ ...option })),
    when: when ? { field: when.field, is: [...when.is] } : null,
    multiline,
    section,
    template,
    takesSamples,
  };
}

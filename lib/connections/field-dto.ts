import type { FormField } from "../providers/form-field.ts";
import type { GalleryItem } from "./schema.ts";

/** A provider's field as the form draws it. */
export function fieldDto(field: FormField): GalleryItem["fields"][number] {
  const { name, label, secret, required, help = null, placeholder = null, options = [] } = field;
  return {
    name,
    label,
    secret,
    required,
    help,
    placeholder,
    options: options.map((option) => ({ ...option })),
  };
}

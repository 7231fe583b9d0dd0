import type { CredentialField } from "../providers/contract.ts";
import type { GalleryItem } from "./schema.ts";

/** A provider's field as the form draws it. */
export function fieldDto(field: CredentialField): GalleryItem["fields"][number] {
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

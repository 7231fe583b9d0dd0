import { maskEmail } from "../customers/mask-email.ts";
import { isMaskedName, shownName } from "../customers/shown-name.ts";
import type { StoredCustomer } from "./repository.ts";
import type { MergePreview } from "./schema.ts";

/** A customer as everybody may see it, picked field by field. */
export function toPerson(
  row: Pick<StoredCustomer, "id" | "name" | "email" | "country" | "createdAt">,
): MergePreview["stays"] {
  return {
    id: row.id,
    name: shownName(row),
    email: row.email && maskEmail(row.email),
    country: row.country,
    createdAt: row.createdAt.toISOString(),
  };
}

/** Whether {@link toPerson} kept anything back, or the page does. */
export function isMasked(row: StoredCustomer): boolean {
  return row.email !== null || row.externalRef !== null || isMaskedName(row.name);
}

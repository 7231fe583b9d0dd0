import type { Scope } from "../auth/scope.ts";
import { notFound } from "../errors.ts";
import { type CustomerId, isId } from "../ids.ts";
import { findCustomer, type StoredCustomer } from "./repository.ts";

/** The customer, or the one that it was merged into; throws not found for ids that are foreign or none at all. */
export async function requireCustomer(
  scope: Scope,
  id: string,
): Promise<StoredCustomer & { readonly id: CustomerId }> {
  const row = isId("customer", id) ? await findCustomer(scope, id) : null;
  if (row === null) throw notFound("Customer");
  if (row.mergedIntoId !== null) return requireCustomer(scope, row.mergedIntoId);
  if (!isId("customer", row.id)) throw notFound("Customer");
  return { ...row, id: row.id };
}

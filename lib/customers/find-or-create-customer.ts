import type { Scope } from "../auth/scope.ts";
import type { Tx } from "../db/unit.ts";
import {
  type CustomerIdentity,
  findCustomerByEmail,
  findCustomerByName,
  insertCustomer,
} from "./repository.ts";

export interface CustomerWanted {
  readonly name: string;
  readonly email: string;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
}

/**
 * The customer with this e-mail, else (without one) with exactly this name; written down when there is none.
 * Null when neither is given. A known customer's name is left as it is.
 */
export async function findOrCreateCustomer(
  tx: Tx,
  scope: Scope,
  wanted: CustomerWanted,
): Promise<CustomerIdentity | null> {
  const email = wanted.email.trim().toLowerCase();
  const name = wanted.name.trim();
  if (email === "" && name === "") return null;
  const find = () =>
    email === "" ? findCustomerByName(tx, scope, name) : findCustomerByEmail(tx, scope, email);
  const known = await find();
  if (known) return known;
  await insertCustomer(tx, scope, {
    name: name || email,
    email: email || null,
    country: wanted.country ?? null,
  });
  return find();
}

import type { Scope } from "../auth/scope.ts";
import { notifyLive } from "../db/notify.ts";
import type { Tx } from "../db/unit.ts";
import { presentCustomer } from "./present-customer.ts";
import {
  type CustomerIdentity,
  findCustomerByEmail,
  findCustomerByName,
  findIdentity,
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
 * Null when neither is given. A known customer's name is left as it is. One that was merged into another is that other.
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
  if (known) return present(tx, scope, known);
  await insertCustomer(tx, scope, {
    name: name || email,
    email: email || null,
    country: wanted.country ?? null,
  });
  await notifyLive(tx, scope.merchantId, "customers");
  const made = await find();
  return made && present(tx, scope, made);
}

async function present(tx: Tx, scope: Scope, found: CustomerIdentity): Promise<CustomerIdentity> {
  const id = await presentCustomer(tx, scope, found.id);
  return id === found.id ? found : findIdentity(tx, scope, id);
}

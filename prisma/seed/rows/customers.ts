import type { Scope } from "#lib/auth/scope.ts";
import { findOrCreateCustomer } from "#lib/customers/find-or-create-customer.ts";
import { unit } from "#lib/db/unit.ts";
import type { Person } from "../plan/people.ts";
import type { KnownCustomer } from "../world/story.ts";

/** The customers by e-mail. */
export async function seedCustomers(
  scope: Scope,
  people: readonly Person[],
): Promise<ReadonlyMap<string, KnownCustomer>> {
  return unit(async (tx) => {
    const known = new Map<string, KnownCustomer>();
    for (const person of people) {
      const customer = await findOrCreateCustomer(tx, scope, person);
      if (customer) known.set(person.email, customer);
    }
    return known;
  });
}

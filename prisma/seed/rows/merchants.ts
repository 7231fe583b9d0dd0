import { builtInRole } from "#lib/auth/permissions.ts";
import type { Scope } from "#lib/auth/scope.ts";
import { assertId } from "#lib/ids.ts";
import { createMember } from "#lib/team/create-member.ts";
import { createMerchant } from "#lib/team/create-merchant.ts";
import { grantScope } from "#lib/team/grant-scope.ts";
import { DEMO_ACCOUNTS } from "../demo-accounts.ts";

const BOGOTA = { city: "Bogotá", country: "CO", timeZone: "America/Bogota", baseCurrency: "COP" };

export interface SeededMerchant {
  /** The owner's, in test mode. */
  readonly scope: Scope;
  readonly name: string;
}

/** A merchant of the demo with its people; whoever is known already joins with the password they have. */
export async function seedMerchant(
  name: string,
  slug: string,
  people: typeof DEMO_ACCOUNTS = DEMO_ACCOUNTS,
): Promise<SeededMerchant> {
  const merchant = await createMerchant({ ...BOGOTA, name, slug });
  const members = await Promise.all(
    people.map(async (person) => ({
      ...person,
      ...(await createMember({ ...person, merchantId: merchant.id })),
    })),
  );
  const owner = members.find((member) => member.role === "owner");
  if (!owner) throw new Error(`${name} needs an owner`);
  const scope = await grantScope(
    {
      user: { id: owner.userId, name: owner.name, email: owner.email },
      member: { id: owner.memberId, role: builtInRole(owner.role), connectionIds: null },
      merchant: { ...BOGOTA, id: assertId("merchant", merchant.id), slug: merchant.slug, name },
      mode: "test",
      lacksFactor: false,
    },
    "links.write",
  );
  return { scope, name };
}

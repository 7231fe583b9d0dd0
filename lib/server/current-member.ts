import { cache } from "react";
import type { Permission } from "../auth/permissions.ts";
import { listOwnMerchants } from "../team/list-own-merchants.ts";
import type { Membership, MerchantSummary } from "../team/membership.ts";
import { requireFactor } from "../team/require-factor.ts";
import { currentMembership } from "./current-membership.ts";

export interface CurrentMember extends Membership {
  readonly permissions: readonly Permission[];
  /** For the switcher: every merchant of this person. */
  readonly merchants: readonly Pick<MerchantSummary, "id" | "slug" | "name" | "city">[];
}

/** The reader as a member of the merchant, for a page that shows each of them what they may. Throws like `authorize`. */
export async function currentMember(merchantSlug: string): Promise<CurrentMember> {
  const member = await memberInShell(merchantSlug);
  requireFactor(member);
  return member;
}

/** The same for the frame around every page, which stands even around the page that adds a factor. */
export const memberInShell = cache(async (merchantSlug: string): Promise<CurrentMember> => {
  const membership = await currentMembership(merchantSlug);
  const merchants = await listOwnMerchants(membership.user.id);
  return {
    ...membership,
    permissions: membership.member.role.permissions,
    merchants: merchants.map(({ id, slug, name, city }) => ({ id, slug, name, city })),
  };
});

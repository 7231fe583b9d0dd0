import { cache } from "react";
import { type Permission, ROLE_PERMISSIONS } from "../auth/permissions.ts";
import { listOwnMerchants } from "../team/list-own-merchants.ts";
import type { Membership, MerchantSummary } from "../team/membership.ts";
import { currentMembership } from "./current-membership.ts";

export interface CurrentMember extends Membership {
  readonly permissions: readonly Permission[];
  /** For the switcher: every merchant of this person. */
  readonly merchants: readonly Pick<MerchantSummary, "id" | "slug" | "name" | "city">[];
}

/** Everything the shell shows about the reader. Throws like `authorize`. */
export const currentMember = cache(async (merchantSlug: string): Promise<CurrentMember> => {
  const membership = await currentMembership(merchantSlug);
  const merchants = await listOwnMerchants(membership.user.id);
  return {
    ...membership,
    permissions: ROLE_PERMISSIONS[membership.member.role],
    merchants: merchants.map(({ id, slug, name, city }) => ({ id, slug, name, city })),
  };
});

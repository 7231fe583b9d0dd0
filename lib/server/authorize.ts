import { cache } from "react";
import type { Permission } from "../auth/permissions.ts";
import type { Scope } from "../auth/scope.ts";
import { grantScope } from "../team/grant-scope.ts";
import { currentMembership } from "./current-membership.ts";

/**
 * The way into a merchant's data: session → active membership → the role's permission. Throws AppError `not_signed_in`,
 * `not_found` (also for a merchant that exists but is not theirs) or `forbidden`, which names the permission.
 */
export const authorize = cache(async (merchantSlug: string, permission: Permission): Promise<Scope> => {
  return grantScope(await currentMembership(merchantSlug), permission);
});

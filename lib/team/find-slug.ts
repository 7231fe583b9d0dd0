import type { Scope } from "../auth/scope.ts";
import { findMerchantSlug } from "./repository.ts";

/** The first part of the merchant's paths. */
export async function findSlug(scope: Pick<Scope, "merchantId">): Promise<string> {
  return findMerchantSlug(scope);
}

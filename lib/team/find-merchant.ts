import type { Scope } from "../auth/scope.ts";
import type { MerchantSummary } from "./membership.ts";
import { findSummary } from "./repository.ts";

/** The scope's merchant: its name, the first part of its paths, its clock. */
export async function findMerchant(scope: Pick<Scope, "merchantId">): Promise<MerchantSummary> {
  return findSummary(scope);
}

import type { UserId } from "../ids.ts";
import type { MerchantSummary } from "./membership.ts";
import { listMerchantsOf } from "./repository.ts";

/** The merchants a person belongs to, oldest membership first. */
export async function listOwnMerchants(userId: UserId): Promise<MerchantSummary[]> {
  return listMerchantsOf(userId);
}

import type { Scope } from "../auth/scope.ts";
import { findZone } from "./repository.ts";

/** The IANA zone in which the merchant counts its days. */
export async function findTimeZone(scope: Pick<Scope, "merchantId">): Promise<string> {
  return findZone(scope);
}

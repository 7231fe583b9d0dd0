import type { Scope } from "../auth/scope.ts";
import { findAddressIds } from "./list-repository.ts";

/** The deposit addresses that are exactly this, in any case, or were bound under this reference. */
export async function lookUpAddress(scope: Scope, text: string): Promise<string[]> {
  return findAddressIds(scope, [...new Set([text, text.toLowerCase()])]);
}

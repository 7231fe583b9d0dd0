import type { MerchantId } from "../ids.ts";
import type { Mode } from "../mode.ts";
import type { ConnectionLimit, KeyActor, Scope } from "./scope.ts";

/**
 * The scope of a key that was just found, alive, by its hash. A file of its own, so that an import rule can say who makes
 * one: `authenticateKey`, and nobody else.
 */
export function keyScope(
  merchantId: MerchantId,
  mode: Mode,
  actor: KeyActor,
  connectionIds: ConnectionLimit,
): Scope {
  return { merchantId, mode, actor, connectionIds } as Scope;
}

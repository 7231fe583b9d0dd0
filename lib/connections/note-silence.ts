import type { Scope } from "../auth/scope.ts";
import type { Tx } from "../db/unit.ts";
import { writeSilence } from "./sign-repository.ts";

/** Keeps with the connection that webhooks fail to come although they usually do; null: they come again. */
export async function noteSilence(
  tx: Tx,
  scope: Pick<Scope, "merchantId">,
  connectionId: string,
  silence: { readonly since: Date; readonly words: string } | null,
): Promise<void> {
  await writeSilence(tx, scope, connectionId, silence);
}

import type { Scope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import { unit } from "../db/unit.ts";
import type { TransactionId } from "../ids.ts";
import { adoptRefunds } from "./adopt-refunds.ts";
import { type TransactionPatch, updateTransaction } from "./repository.ts";
import { leaves } from "./status.ts";

/** What of the answer to a creation is kept whatever becomes of the fact beside it, the provider's id above all. */
export type KeptAnswer = Pick<TransactionPatch, "sessionKey" | "nextAction" | "expiresAt" | "updatedAt"> & {
  readonly externalId: string;
};

/** Writes down the id that the provider gave a transaction of ours. Twice is as good as once. */
export async function keepAnswer(
  scope: Scope,
  { id, kind }: { readonly id: TransactionId; readonly kind: string },
  connection: Pick<Connection, "id" | "mode">,
  kept: KeptAnswer,
): Promise<void> {
  await unit(async (tx) => {
    await updateTransaction(tx, scope, id, kept);
    if (!leaves(kind)) await adoptRefunds(tx, scope, connection, { id, externalId: kept.externalId });
  });
}

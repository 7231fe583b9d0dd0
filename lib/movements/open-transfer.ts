import { isCleared } from "../approvals/is-cleared.ts";
import type { Scope } from "../auth/scope.ts";
import type { Clock } from "../clock.ts";
import type { Connection } from "../connections/connection.ts";
import type { Transaction } from "../db/generated/client.ts";
import { unit } from "../db/unit.ts";
import { assertId } from "../ids.ts";
import { applyFactInUnit } from "../transactions/apply-provider-fact.ts";
import { lockRow } from "./repository.ts";

/** No provider sends it: from now on a person may, from the merchant's own wallet. */
export async function openTransfer(
  scope: Scope,
  connection: Connection,
  { id }: Transaction,
  clock: Clock,
): Promise<void> {
  await unit(async (tx) => {
    const row = await lockRow(tx, scope, id);
    if (row?.status !== "created" || !(await isCleared(tx, scope, assertId("transaction", id)))) return;
    await applyFactInUnit(tx, scope, {
      connection,
      source: "system",
      summary: "Waits for the transfer",
      fact: {
        subject: { reference: id },
        kind: "refund",
        status: "pending",
        providerStatus: "",
        reason: "Send it, then record the hash",
        mayBeginElsewhere: false,
      },
      at: clock.now(),
    });
  });
}

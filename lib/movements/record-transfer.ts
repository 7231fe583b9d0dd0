import type { z } from "zod";
import { writeAudit } from "../audit/write-audit.ts";
import { actorName, type Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { loadConnection } from "../connections/load-connection.ts";
import { unit } from "../db/unit.ts";
import { AppError, invalidInput, notFound } from "../errors.ts";
import { applyFactInUnit } from "../transactions/apply-provider-fact.ts";
import { TRANSFER_METHOD } from "../transactions/movement-way.ts";
import { hashProblem } from "./address.ts";
import { findByHash, lockRow, lockWord } from "./repository.ts";
import type { recordTransferInput } from "./schema.ts";

/**
 * A person has sent a crypto refund from the merchant's wallet: its hash ends it. Refuses at `txHash` what can't be a
 * hash on that network, and a hash that another transaction bears.
 */
export async function recordTransfer(
  scope: Scope,
  { transactionId, txHash: typed }: z.output<typeof recordTransferInput>,
  clock: Clock = systemClock,
): Promise<{ readonly transactionId: string }> {
  const actor = actorName(scope.actor);
  const [txHash, ...otherwise] = spellingsOf(typed);
  await unit(async (tx) => {
    const row = await lockRow(tx, scope, transactionId);
    if (row === null) throw notFound("Transaction");
    if (row.method !== TRANSFER_METHOD || row.status !== "pending")
      throw new AppError("conflict", "No transfer is awaited here. Nothing was changed.");
    const problem = hashProblem(txHash, row.network);
    if (problem !== null) throw invalidInput({ txHash: problem });
    await lockWord(tx, scope, `hash:${txHash.replace(/^0x/, "")}`);
    const bearer = await findByHash(tx, scope, [txHash, ...otherwise]);
    if (bearer !== null)
      throw invalidInput({
        txHash: `${bearer.reference} already bears this hash. One transfer pays one refund.`,
      });
    await applyFactInUnit(tx, scope, {
      connection: await loadConnection(scope, row.connectionId),
      source: "person",
      summary: `${actor} recorded the transfer`,
      actor,
      fact: {
        subject: { reference: row.id },
        kind: "refund",
        status: "succeeded",
        providerStatus: "",
        txHash,
        mayBeginElsewhere: false,
      },
      at: clock.now(),
    });
    const target = { targetType: "transaction", targetId: row.id };
    await writeAudit(tx, scope, { action: "refund.record-transfer", ...target, detail: { txHash } });
  });
  return { transactionId };
}

/** How it is kept, then how else it may be written: hexadecimal is one hash in either case, with or without 0x. */
function spellingsOf(typed: string): [string, ...string[]] {
  const [, prefix = "", digits = ""] = /^(0x)?([0-9a-f]{64})$/i.exec(typed) ?? [];
  if (digits === "") return [typed];
  const [lower, upper] = [digits.toLowerCase(), digits.toUpperCase()];
  return [prefix.toLowerCase() + lower, lower, `0x${lower}`, upper, `0x${upper}`];
}

import type { Connection } from "../connections/connection.ts";
import type { Transaction } from "../db/generated/client.ts";
import { TRANSFER_METHOD } from "../transactions/movement-way.ts";
import { isSettled, leaves } from "../transactions/status.ts";
import { statusOf } from "./figures-of.ts";
import { REASON } from "./reasons.ts";

type Step = Pick<Transaction, "kind" | "status" | "method" | "sendCount" | "externalId" | "reason">;

/** A person makes this transfer, and its hash is awaited. */
export function canRecordTransfer(row: Step): boolean {
  return row.method === TRANSFER_METHOD && row.status === "pending";
}

/** It has certainly gone nowhere. */
export function canCallOff(row: Step): boolean {
  return isOpenMovement(row) && row.externalId === null && (row.sendCount === 0 || isGivenUp(row));
}

/** A further try moves nothing twice: the key sees to it, or no earlier one arrived. */
export function canSendAgain(row: Step, connection: Pick<Connection, "repeatsSafely">): boolean {
  const wasSent = row.method !== TRANSFER_METHOD && row.externalId === null && row.sendCount > 0;
  return isOpenMovement(row) && wasSent && (isGivenUp(row) || connection.repeatsSafely());
}

/**
 * The provider may have acted and has not said how it ended: somebody who has looked there may. Not before the last try:
 * what nobody finds there yet may arrive with the next.
 */
export function canSettle(row: Step): boolean {
  const isTried = row.sendCount > 0 && row.status !== "created" && row.reason !== REASON.sentAgain;
  return isOpenMovement(row) && row.method !== TRANSFER_METHOD && isTried;
}

/** While a try is under way it is not: its answer may still say anything. */
function isGivenUp(row: Step): boolean {
  return row.status === "created" && row.reason === REASON.notSent;
}

function isOpenMovement(row: Step): boolean {
  return leaves(row.kind) && !isSettled(statusOf(row));
}

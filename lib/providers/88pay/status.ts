import type { TransactionStatus } from "../../transactions/status.ts";

/** What 88Pay says about a status: its word, and whatever text stands beside it. */
interface StatusEvidence {
  readonly status: string;
  readonly reason?: string | undefined;
}

interface ReadStatus {
  readonly status: TransactionStatus;
  readonly reason?: string;
}

const EXPIRED = /expir|venci|timed?[ _-]?out|abandon/i;
const FUNDS = /insufficient|fondos|saldo/i;
const DECLINED = /declin|denied|refus|issuer|do[ _-]not[ _-]honou?r|negad|rechazad|fraud|3ds/i;

/**
 * PENDING, COMPLETED and REJECTED are all the words that 88Pay documents; REJECTED means failed, declined or expired,
 * told apart where the answer gives a reason. An unknown word stays open: it is neither success nor failure.
 */
export function readStatus({ status, reason }: StatusEvidence): ReadStatus {
  const word = status.trim().toUpperCase();
  if (word === "COMPLETED") return { status: "succeeded" };
  if (word === "PENDING") return { status: "pending" };
  if (word === "REJECTED") return readRejection(reason ?? "");
  return { status: "processing" };
}

function readRejection(reason: string): ReadStatus {
  if (EXPIRED.test(reason)) return { status: "expired", reason: "Nobody paid in time" };
  if (FUNDS.test(reason)) return { status: "declined", reason: "Insufficient funds" };
  if (DECLINED.test(reason)) return { status: "declined", reason: "Declined by the payer's bank or wallet" };
  return { status: "failed", reason: "Rejected by 88Pay without a reason" };
}

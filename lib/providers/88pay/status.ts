import type { TransactionStatus } from "../../transactions/status.ts";
import { unknownStatus } from "../drift.ts";
import type { DriftSign } from "../facts.ts";
import type { PaymentMethod } from "../payment-contract.ts";

/** What 88Pay says about a status: its word, and whatever stands beside it. */
interface StatusEvidence {
  readonly status: string;
  /** Not documented; read where it is given. */
  readonly reason?: string | undefined;
  readonly method?: PaymentMethod | undefined;
  /** From creation to the last change. */
  readonly openForSeconds?: number | undefined;
}

interface ReadStatus {
  readonly status: TransactionStatus;
  readonly reason?: string;
  readonly drift: readonly DriftSign[];
}

/** All the words that 88Pay documents (S000; the page "all status codes" is not known). */
const KNOWN = { pending: "pending", completed: "succeeded" } as const satisfies Record<
  string,
  TransactionStatus
>;

/**
 * PENDING, COMPLETED and REJECTED; the last means failed, declined or expired, told apart where there is evidence. An
 * unknown word stays open: it is neither success nor failure.
 */
export function readStatus(evidence: StatusEvidence): ReadStatus {
  const word = evidence.status.trim().toLowerCase();
  if (word === "completed" || word === "pending") return { status: KNOWN[word], drift: [] };
  if (word === "rejected") return { ...readRejection(evidence), drift: [] };
  const drift = unknownStatus("transaction", evidence.status.trim(), { ...KNOWN, rejected: "failed" });
  return { status: "processing", drift };
}

/** English and Spanish, the first that fits. */
const REASONS: readonly {
  readonly words: RegExp;
  readonly status: TransactionStatus;
  readonly reason: string;
}[] = [
  { words: /expir|venci|timed?[ _-]?out|abandon/i, status: "expired", reason: "Nobody paid in time" },
  { words: /insufficient|fondos|saldo/i, status: "declined", reason: "Insufficient funds" },
  { words: /fraud/i, status: "declined", reason: "Declined: suspected fraud" },
  { words: /3-?d ?s|authenticat/i, status: "declined", reason: "The payer did not pass the bank's check" },
  { words: /cancel|anulad/i, status: "canceled", reason: "Canceled by the payer" },
  {
    words: /account|cuenta|clabe|benefici/i,
    status: "failed",
    reason: "The bank did not accept the account",
  },
  {
    words: /declin|denied|refus|issuer|do[ _-]not[ _-]honou?r|negad|rechazad/i,
    status: "declined",
    reason: "Declined by the payer's bank or wallet",
  },
];

function readRejection({
  reason = "",
  method,
  openForSeconds = 0,
}: StatusEvidence): Omit<ReadStatus, "drift"> {
  const told = REASONS.find(({ words }) => words.test(reason));
  if (told) return { status: told.status, reason: told.reason };
  if (reason !== "") return { status: "failed", reason: "Rejected by 88Pay" };
  // A voucher or a transfer that nobody paid has no bank that could decline it: its time ran out.
  const waits = method !== undefined && ["cash", "bank", "crypto"].includes(method.family);
  if (waits && openForSeconds >= method.windowSeconds)
    return { status: "expired", reason: "Nobody paid in time" };
  return { status: "failed", reason: "Rejected by 88Pay without a reason" };
}

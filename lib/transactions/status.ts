/**
 * The state of a transaction, decided from facts that may arrive in any order and any number of times.
 *
 * `combine` is a join: commutative, associative and idempotent. So every permutation of a provider's event set ends in
 * the same state, a duplicate changes nothing, and an older fact never moves a state back. Two facts that cannot both
 * be true (paid and declined) meet in `review`, which only a person leaves.
 */
export const TRANSACTION_STATUSES = [
  "created",
  "pending",
  "processing",
  "confirming",
  "underpaid",
  "failed",
  "canceled",
  "expired",
  "declined",
  "succeeded",
  "partially_refunded",
  "refunded",
  "disputed",
  "dispute_won",
  "charged_back",
  "review",
] as const;

export type TransactionStatus = (typeof TRANSACTION_STATUSES)[number];

export const TRANSACTION_KINDS = ["payment", "refund", "payout", "deposit"] as const;
export type TransactionKind = (typeof TRANSACTION_KINDS)[number];

/** open: money may still come · unpaid: it will not · paid: it came, whatever happened after · held: a person decides. */
type Phase = "open" | "partial" | "unpaid" | "paid" | "held";
export type Tone = "ok" | "info" | "warn" | "bad" | "mute";

interface StatusTraits {
  readonly label: string;
  readonly tone: Tone;
  /** Name of the icon that always stands beside the word. */
  readonly icon: string;
  readonly phase: Phase;
  /** Plain words for the transaction's page. */
  readonly meaning: string;
}

/** Within a phase, a later row wins over an earlier one. */
export const STATUS: Readonly<Record<TransactionStatus, StatusTraits>> = {
  created: {
    label: "Created",
    tone: "mute",
    icon: "circle-dashed",
    phase: "open",
    meaning: "Written down here; the provider has not answered yet.",
  },
  pending: {
    label: "Pending",
    tone: "mute",
    icon: "clock",
    phase: "open",
    meaning: "Waiting for the payer.",
  },
  processing: {
    label: "Processing",
    tone: "info",
    icon: "loader",
    phase: "open",
    meaning: "The provider is working on it.",
  },
  confirming: {
    label: "Confirming",
    tone: "info",
    icon: "loader",
    phase: "open",
    meaning: "Seen on the network, waiting for confirmations.",
  },
  underpaid: {
    label: "Underpaid",
    tone: "warn",
    icon: "circle-alert",
    phase: "partial",
    meaning: "Some of the money arrived, not all of it.",
  },
  failed: {
    label: "Failed",
    tone: "bad",
    icon: "circle-x",
    phase: "unpaid",
    meaning: "It did not go through. No money moved.",
  },
  canceled: {
    label: "Canceled",
    tone: "mute",
    icon: "ban",
    phase: "unpaid",
    meaning: "Called off before any money moved.",
  },
  expired: {
    label: "Expired",
    tone: "mute",
    icon: "timer-off",
    phase: "unpaid",
    meaning: "Nobody paid in time. No money moved.",
  },
  declined: {
    label: "Declined",
    tone: "bad",
    icon: "circle-x",
    phase: "unpaid",
    meaning: "The payer's bank said no. No money moved.",
  },
  succeeded: {
    label: "Succeeded",
    tone: "ok",
    icon: "circle-check",
    phase: "paid",
    meaning: "The money arrived.",
  },
  partially_refunded: {
    label: "Partly refunded",
    tone: "mute",
    icon: "undo-2",
    phase: "paid",
    meaning: "Paid; part of it went back.",
  },
  refunded: {
    label: "Refunded",
    tone: "mute",
    icon: "undo-2",
    phase: "paid",
    meaning: "Paid; all of it went back.",
  },
  disputed: {
    label: "Disputed",
    tone: "warn",
    icon: "scale",
    phase: "paid",
    meaning: "Paid; the payer disputes it.",
  },
  dispute_won: {
    label: "Dispute won",
    tone: "ok",
    icon: "circle-check",
    phase: "paid",
    meaning: "Paid; the dispute ended in your favour.",
  },
  charged_back: {
    label: "Charged back",
    tone: "bad",
    icon: "undo-2",
    phase: "paid",
    meaning: "The payer's bank took the money back.",
  },
  review: {
    label: "Needs review",
    tone: "warn",
    icon: "eye",
    phase: "held",
    meaning: "Sources disagree. Held until a person decides.",
  },
};

/** Where money leaves, some states mean something else than where it is awaited. */
const MEANING_LEAVING: Partial<Record<TransactionStatus, string>> = {
  created: "Written down here. The provider has not taken it on yet.",
  pending: "Not sent yet.",
  processing: "Sent. The provider has not said how it ended.",
  failed: "It did not go through. No money left.",
  canceled: "Called off before anything was sent.",
  declined: "The provider said no. No money left.",
  succeeded: "The money was sent.",
};

/** Plain words for a status on the page of a transaction of this kind. */
export function meaningOf(status: TransactionStatus, kind: TransactionKind): string {
  return (leaves(kind) ? MEANING_LEAVING[status] : undefined) ?? STATUS[status].meaning;
}

/** Whether it is money that goes out. */
export function leaves(kind: string): kind is "refund" | "payout" {
  return kind === "refund" || kind === "payout";
}

/** What a newly said status does to the present one. */
export type Verdict = "applied" | "same" | "stale" | "conflict";

/** The join of two statuses. */
export function combine(a: TransactionStatus, b: TransactionStatus): TransactionStatus {
  const phases = new Set<Phase>([STATUS[a].phase, STATUS[b].phase]);
  if (phases.has("held")) return "review";
  if (phases.has("paid") && phases.has("unpaid")) return "review";
  // Some money arrived and then the provider closed it unpaid: somebody must send it back or take it as it is.
  if (phases.has("partial") && phases.has("unpaid")) return "review";
  return TRANSACTION_STATUSES.indexOf(a) >= TRANSACTION_STATUSES.indexOf(b) ? a : b;
}

export interface Transition {
  readonly status: TransactionStatus;
  readonly verdict: Verdict;
}

/** The present status after a fact says `said`. */
export function transition(current: TransactionStatus, said: TransactionStatus): Transition {
  const status = combine(current, said);
  if (said === current) return { status, verdict: "same" };
  if (status === "review" && current !== "review") return { status, verdict: "conflict" };
  return { status, verdict: status === current ? "stale" : "applied" };
}

/** Every pair with its verdict: the table that docs and tests read. */
export const TRANSITIONS: Readonly<Record<TransactionStatus, Readonly<Record<TransactionStatus, Verdict>>>> =
  table();

function table(): Record<TransactionStatus, Record<TransactionStatus, Verdict>> {
  const rows = TRANSACTION_STATUSES.map((from) => {
    const cells = TRANSACTION_STATUSES.map((said) => [said, transition(from, said).verdict] as const);
    return [from, Object.fromEntries(cells)] as const;
  });
  return Object.fromEntries(rows) as Record<TransactionStatus, Record<TransactionStatus, Verdict>>;
}

/** No further fact is awaited: the reconciler stops polling. */
export function isSettled(status: TransactionStatus): boolean {
  const { phase } = STATUS[status];
  return phase === "paid" || phase === "unpaid" || phase === "held";
}

/** The money came in, whatever happened after. */
export function isPaid(status: TransactionStatus): boolean {
  return STATUS[status].phase === "paid";
}

const OPEN_MARKS = ["succeeded", "failed", "canceled"] as const;
const UNPAID_MARKS = ["succeeded"] as const;

/** What a person may say that it is, knowing more than the sources: the one way out of `review`. Never moves money. */
const MARKS: Partial<Record<TransactionStatus, readonly TransactionStatus[]>> = {
  created: OPEN_MARKS,
  pending: OPEN_MARKS,
  processing: OPEN_MARKS,
  confirming: OPEN_MARKS,
  underpaid: ["succeeded"],
  failed: UNPAID_MARKS,
  canceled: UNPAID_MARKS,
  expired: UNPAID_MARKS,
  declined: UNPAID_MARKS,
  disputed: ["dispute_won", "charged_back"],
  review: OPEN_MARKS,
};

/** Of money that leaves only what sources disagree on; the rest has steps of its own. */
export function marksOf(status: TransactionStatus, kind: TransactionKind): readonly TransactionStatus[] {
  if (leaves(kind)) return status === "review" ? ["succeeded", "failed"] : [];
  return MARKS[status] ?? [];
}

/** The tabs of the list, each a set of statuses. */
export const STATUS_TABS = {
  all: { label: "All", statuses: [] },
  succeeded: { label: "Succeeded", statuses: ["succeeded", "dispute_won"] },
  pending: { label: "Pending", statuses: ["created", "pending", "processing"] },
  confirming: { label: "Confirming", statuses: ["confirming"] },
  failed: { label: "Failed", statuses: ["failed", "declined", "canceled"] },
  expired: { label: "Expired", statuses: ["expired"] },
  refunded: { label: "Refunded", statuses: ["partially_refunded", "refunded", "charged_back"] },
  review: { label: "Needs review", statuses: ["review", "underpaid", "disputed"] },
} as const satisfies Record<string, { label: string; statuses: readonly TransactionStatus[] }>;

export type StatusTab = keyof typeof STATUS_TABS;
export const STATUS_TAB_IDS = [
  "all",
  "succeeded",
  "pending",
  "confirming",
  "failed",
  "expired",
  "refunded",
  "review",
] as const satisfies readonly StatusTab[];

/** Where facts come from. */
export const FACT_SOURCES = ["api", "webhook", "poll", "stream", "recovery", "person"] as const;
export type FactSource = (typeof FACT_SOURCES)[number];

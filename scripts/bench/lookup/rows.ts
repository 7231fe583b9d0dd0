import { type CustomerId, newId, type TransactionId } from "#lib/ids.ts";
import type { PaymentMethod } from "#lib/providers/payment-contract.ts";
import type { Value } from "./copy.ts";

/** A connection that rows are spread over. */
export interface Way {
  readonly connectionId: string;
  readonly provider: string;
  readonly methods: readonly PaymentMethod[];
}

/** Which of the rows of the whole history to make: every tenth, or the nine between. */
export interface Part {
  /** Rows of the whole history. */
  readonly of: number;
  readonly takes: (n: number) => boolean;
  readonly days: number;
  readonly now: number;
}

export interface MadeRow {
  readonly n: number;
  readonly id: TransactionId;
  readonly connectionId: string;
  readonly status: string;
  readonly at: Date;
  readonly values: readonly Value[];
}

export const COLUMNS = [
  ...[
    "merchant_id",
    "id",
    "connection_id",
    "provider",
    "mode",
    "kind",
    "status",
    "provider_status",
    "reason",
  ],
  ...[
    "reference",
    "external_id",
    "amount",
    "currency",
    "received",
    "fee",
    "method",
    "method_label",
    "network",
  ],
  ...["tx_hash", "address", "country", "description", "invoice_number", "customer_id", "idempotency_key"],
  ...["next_sync_at", "created_at", "updated_at", "paid_at"],
];

/** Shares of a thousand. What is open is young: older payments have all come to an end. */
const STATUSES: readonly (readonly [string, number])[] = [
  ["succeeded", 760],
  ["declined", 75],
  ["failed", 30],
  ["expired", 70],
  ["canceled", 18],
  ["refunded", 22],
  ["partially_refunded", 8],
  ["charged_back", 4],
  ["disputed", 3],
  ["dispute_won", 2],
  ["underpaid", 4],
  ["review", 4],
];
const OPEN: readonly (readonly [string, number])[] = [
  ["pending", 600],
  ["processing", 150],
  ["confirming", 200],
  ["created", 50],
];
const KINDS: readonly (readonly [string, number])[] = [
  ["payment", 900],
  ["refund", 40],
  ["payout", 40],
  ["deposit", 20],
];
const PAID = new Set([
  "succeeded",
  "refunded",
  "partially_refunded",
  "charged_back",
  "disputed",
  "dispute_won",
]);
const DAY = 86_400_000;

/** Every number comes of the row's own, so that the first tenth of a million is the same as a hundred thousand alone. */
export function* makeRows(
  owner: { readonly merchantId: string; readonly mode: string; readonly letter: string },
  ways: readonly Way[],
  customerIds: readonly CustomerId[],
  part: Part,
): Generator<MadeRow> {
  const start = part.now - part.days * DAY;
  for (let n = 0; n < part.of; n += 1) {
    if (!part.takes(n)) continue;
    const chance = randomOf(n, owner.letter);
    const at = new Date(Math.floor(start + ((n + 1) / part.of) * part.days * DAY) - 1000);
    // The first connections have most of the business, and so have the first methods of each.
    const way = pick(ways, chance() ** 1.6);
    const method = pick(way.methods, chance() ** 1.8);
    const country = method.countries === undefined ? null : pick(method.countries, chance() ** 2);
    // A country pays in its own currency, mostly.
    const own = (country?.charCodeAt(0) ?? 0) % method.currencies.length;
    const currency =
      country === null || chance() < 0.03 ? pick(method.currencies, chance() ** 2) : method.currencies[own];
    const kind = weighted(KINDS, chance());
    const isOpen = part.now - at.getTime() < 2 * DAY && chance() < 0.15;
    const status = weighted(isOpen ? OPEN : STATUSES, chance());
    const paid = PAID.has(status);
    const id = newId("transaction", at);
    const digits = method.family === "crypto" ? 6 : 2;
    const amount = (10 ** (1 + 3 * chance())).toFixed(digits);
    const hex = `${n.toString(16)}${owner.letter}`;
    const isCrypto = method.family === "crypto";
    const values = [
      ...[
        owner.merchantId,
        id,
        way.connectionId,
        way.provider,
        owner.mode,
        kind,
        status,
        status.toUpperCase(),
      ],
      ...[status === "declined" ? "Insufficient funds" : null],
      ...[`ORD-${String(n).padStart(7, "0")}`, isOpen && chance() < 0.05 ? null : `ext_${hex}`],
      ...[amount, currency, paid || status === "underpaid" ? amount : null, paid ? "0.30" : null],
      ...[method.id, method.label, method.network],
      ...[
        isCrypto && paid ? `0x${hex.padStart(64, "0")}` : null,
        isCrypto ? `T${hex.padStart(33, "A")}` : null,
      ],
      ...[country, "An order of ordinary goods", n % 3 === 0 ? `INV-${String(n).padStart(7, "0")}` : null],
      ...[chance() < 0.9 ? pick(customerIds, chance()) : null, `key_${owner.letter}_${n}`],
      ...[isOpen ? new Date(part.now + DAY) : null, at, at, paid ? new Date(at.getTime() + 60_000) : null],
    ];
    yield { n, id, connectionId: way.connectionId, status, at, values };
  }
}

/** A small generator (mulberry32) that begins at the row's own number. */
export function randomOf(n: number, letter: string): () => number {
  let state = Math.imul(n + 1, 0x9e3779b1) ^ letter.charCodeAt(0);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function pick<Item>(items: readonly Item[], part: number): Item {
  const item = items[Math.min(items.length - 1, Math.floor(part * items.length))];
  if (item === undefined) throw new Error("there is nothing to choose from");
  return item;
}

function weighted(shares: readonly (readonly [string, number])[], part: number): string {
  let left = part * 1000;
  for (const [word, share] of shares) {
    left -= share;
    if (left < 0) return word;
  }
  return shares[0]?.[0] ?? "";
}

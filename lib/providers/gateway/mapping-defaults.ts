/**
 * The shape of a gateway's JSON, as seeds 001 and 003 write it; what they leave open is the usual choice. A mapping
 * overrides single lines of it. Names on the left are ours, values are theirs: dot paths into their JSON, `|` between
 * alternatives, empty for what they do not have.
 */
export const MAPPING_DEFAULTS = {
  /** Below the base URL. */
  paths: {
    create: "/v1/payments",
    create_invoice: "/v1/invoices",
    get: "/v1/payments/{id}",
    list: "/v1/payments",
    refund: "/v1/refunds",
    get_refund: "/v1/refunds/{id}",
    list_refunds: "/v1/refunds",
    payout: "/v1/payouts",
    get_payout: "/v1/payouts/{id}",
    list_payouts: "/v1/payouts",
    balance: "/v1/balance",
  },
  amounts: { unit: "minor", written_as: "number" },
  /** Where each thing that we say stands in the bodies that we send. */
  send: {
    amount: "amount",
    currency: "currency",
    reference: "reference",
    description: "description",
    customer_id: "customer_id",
    return_url: "return_url",
    notification_url: "",
    idempotency_key: "idempotency_key",
    refunded_payment: "charge",
    reason: "reason",
    return_address: "return_address",
    destination_account: "destination_account",
    destination_name: "destination_name",
    destination_bank: "destination_bank",
  },
  payment: {
    id: "id",
    status: "status",
    amount: "amount",
    received: "amount_received",
    refunded: "amount_refunded",
    currency: "currency",
    reference: "reference",
    checkout_url: "checkout_url",
    failure_code: "failure_code",
    network: "network",
    tx_hash: "tx_hash",
    expires_at: "expires_at",
    updated_at: "updated_at",
  },
  /** A refund, payout or dispute. */
  movement: {
    id: "id",
    payment_id: "payment_id | payment | charge",
    status: "status",
    amount: "amount",
    currency: "currency",
    reference: "reference",
    failure_code: "failure_code",
    updated_at: "updated_at",
  },
  list: { items: "data", has_more: "has_more", by_reference: "reference" },
  balance: { items: "balances", currency: "currency", available: "available", pending: "pending" },
  event: { id: "id", type: "type", at: "created_at", object: "data.object" },
  errors: { code: "error.code" },
} as const;

type Defaults = typeof MAPPING_DEFAULTS;
export type MappingSection = keyof Defaults;

/** The whole mapping as text: what a developer starts from. */
export function defaultMappingText(): string {
  const sections = Object.entries(MAPPING_DEFAULTS).map(([section, values]) =>
    [`[${section}]`, ...Object.entries(values).map(([name, value]) => `${name} = ${value}`.trimEnd())].join(
      "\n",
    ),
  );
  return [...sections, "[statuses]", "[events]"].join("\n\n");
}

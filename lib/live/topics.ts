/** What changed, coarsely: an open screen refetches the queries whose key begins with the topic. */
export const LIVE_TOPICS = [
  "transactions",
  "webhooks",
  "replays",
  "endpoints",
  "payment-links",
  "balances",
  "connections",
  "approvals",
  "deposits",
  "customers",
  "exports",
  "invoices",
  "mails",
  "audit",
  "team",
] as const;
export type LiveTopic = (typeof LIVE_TOPICS)[number];

export const LIVE_CHANNEL = "paydeck_live";

/** The last event of a stream whose reader may no longer be told. */
export const LIVE_ENDED = "ended";

/** On what a screen asks for by itself while nobody touches it. */
export const UNATTENDED_HEADER = "x-paydeck-unattended";

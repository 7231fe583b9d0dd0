import type { Tone } from "../transactions/status.ts";

export const DELIVERY_STATUSES = ["waiting", "retrying", "delivered", "failed", "canceled"] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

export const DELIVERY_STATUS: Readonly<
  Record<DeliveryStatus, { readonly label: string; readonly tone: Tone; readonly meaning: string }>
> = {
  waiting: { label: "Waiting", tone: "info", meaning: "Not tried yet." },
  retrying: { label: "Will retry", tone: "warn", meaning: "The last try failed; another one follows." },
  delivered: { label: "Delivered", tone: "ok", meaning: "The endpoint answered 2xx." },
  failed: { label: "Failed", tone: "bad", meaning: "Given up. Redeliver it, or recover a period." },
  canceled: { label: "Canceled", tone: "mute", meaning: "The endpoint was deleted before it was sent." },
};

/** Deliveries that still stand in the queue. */
export const OPEN_STATUSES = ["waiting", "retrying"] as const satisfies readonly DeliveryStatus[];

export const DELIVERY_TABS = {
  all: { label: "All", statuses: DELIVERY_STATUSES },
  open: { label: "On their way", statuses: OPEN_STATUSES },
  failed: { label: "Failed", statuses: ["failed", "canceled"] },
} as const satisfies Record<string, { label: string; statuses: readonly DeliveryStatus[] }>;
export type DeliveryTab = keyof typeof DELIVERY_TABS;
export const DELIVERY_TAB_IDS = ["all", "open", "failed"] as const satisfies readonly DeliveryTab[];

/** Why a delivery was put on its way, the last time. */
export const DELIVERY_TRIGGERS = ["event", "test", "redelivery", "recovery", "backfill"] as const;
export type DeliveryTrigger = (typeof DELIVERY_TRIGGERS)[number];

export const DELIVERY_TRIGGER: Readonly<Record<DeliveryTrigger, string>> = {
  event: "As it happened",
  test: "Test",
  redelivery: "Redelivered",
  recovery: "Recovered",
  backfill: "Replayed, never sent before",
};

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** Waits before each try, in seconds: ten tries over 75 hours and a bit; after the last one it is given up. */
export const DELIVERY_WAITS = [
  0,
  5,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
] as const;

/** How long an endpoint has for its whole answer. */
export const ANSWER_WITHIN_MS = 15_000;

/** What can go wrong with one try. */
export const DELIVERY_ERROR = {
  refused_address: "The address is not one that Paydeck may send to.",
  timeout: "No answer within 15 seconds.",
  dns: "No machine answers to this name.",
  connection_refused: "Nothing listens at this address.",
  connection_lost: "The connection broke before an answer came.",
  tls: "The certificate is not valid for this address.",
  redirect: "It answered with a redirect. Redirects are not followed: enter the final address.",
  gone: "It answered 410 Gone: the endpoint was disabled.",
  client_error: "It refused the request.",
  server_error: "It failed on its side.",
  rate_limited: "It asked for a pause.",
  unexpected_status: "It answered with a status that means nothing here.",
  endpoint_disabled: "The endpoint was disabled before it could be sent.",
  endpoint_deleted: "The endpoint was deleted before it could be sent.",
  network: "The request could not be sent.",
  secret_unreadable:
    "Its secret could not be opened, so nothing was sent. Is a key missing from PAYDECK_KEYS?",
} as const;
export type DeliveryErrorCode = keyof typeof DELIVERY_ERROR;

import { z } from "zod";
import { MODES } from "../mode.ts";
import { TRANSACTION_STATUSES } from "../transactions/status.ts";

const owned = z.object({ merchantId: z.string(), mode: z.enum(MODES) });

/** Every job by name, with the shape of its payload. Payloads are parsed again when a worker takes them. */
export const JOB_PAYLOADS = {
  "process-webhook": owned.extend({
    eventId: z.string(),
    trigger: z.enum(["auto", "replay"]),
    /** Who asked for the replay. */
    actor: z.string().nullable(),
  }),
  "sync-transaction": owned.extend({ transactionId: z.string() }),
  /** Sends a creation once more; `after`: how often it had been sent, `inDoubt`: one of those may have arrived. */
  "retry-payment": owned.extend({ transactionId: z.string(), after: z.int(), inDoubt: z.boolean() }),
  /** Recounts how often a link has been paid: counting, not adding, so that running twice does no harm. */
  "count-link-payments": owned.extend({ linkId: z.string() }),
  "sync-native-link": owned.extend({ linkId: z.string(), connectionId: z.string() }),
  "sync-native-link-payments": owned.extend({ connectionId: z.string() }),
  /** Sends a refund or payout; `after`: how often it had been sent when this was queued. */
  "send-movement": owned.extend({ transactionId: z.string(), after: z.int() }),
  /** What became of a refund is told to the payment that it gives back. */
  "follow-refund": owned.extend({ transactionId: z.string() }),
  "refresh-balance": owned.extend({ connectionId: z.string() }),
  "poll-deposits": owned.extend({ connectionId: z.string() }),
  /** A deposit has come in: whose is it? */
  "claim-deposit": owned.extend({ transactionId: z.string() }),
  "read-address-pools": owned.extend({ connectionId: z.string() }),
  /** Fetches the events that a connection missed. */
  "recover-events": owned.extend({ connectionId: z.string() }),
  /** Tells the merchant's endpoints of a change; `source` makes it one event however often it runs. Null: only a link's. */
  "announce-change": owned.extend({
    transactionId: z.string(),
    change: z
      .object({
        source: z.string(),
        before: z.enum(TRANSACTION_STATUSES).nullable(),
        after: z.enum(TRANSACTION_STATUSES),
        at: z.iso.datetime(),
      })
      .nullable(),
  }),
  /** Ends what waits for an endpoint that is deleted or disabled. */
  "close-deliveries": owned.extend({ endpointId: z.string() }),
  /** Sends again what was given up in a window. */
  "recover-deliveries": owned.extend({
    endpointId: z.string(),
    since: z.iso.datetime(),
    until: z.iso.datetime(),
    actor: z.string(),
  }),
  /** Sends what an endpoint never got of a window. */
  "replay-missing": owned.extend({
    endpointId: z.string(),
    since: z.iso.datetime(),
    until: z.iso.datetime(),
    actor: z.string(),
  }),
} as const;

export type JobName = keyof typeof JOB_PAYLOADS;
export type JobPayload<Name extends JobName> = z.infer<(typeof JOB_PAYLOADS)[Name]>;

import { z } from "zod";
import { MODES } from "../mode.ts";
import { TRANSACTION_KINDS, TRANSACTION_STATUSES } from "../transactions/status.ts";

/** A webhook that comes so long after the same news came another way is under way, not missed. */
export const WEBHOOK_GRACE_MS = 2 * 60_000;

/** As many events as one job takes. */
export const EVENTS_A_JOB = 64;

const owned = z.object({ merchantId: z.string(), mode: z.enum(MODES) });

/** Every job by name, with the shape of its payload. Payloads are parsed again when a worker takes them. */
export const JOB_PAYLOADS = {
  "process-webhook": owned.extend({
    eventId: z.string(),
    trigger: z.enum(["auto", "replay"]),
    /** Who asked for the replay. */
    actor: z.string().nullable(),
  }),
  /** Events that were filed together: at most {@link EVENTS_A_JOB}. */
  "process-webhooks": owned.extend({ eventIds: z.array(z.string()) }),
  "sync-transaction": owned.extend({ transactionId: z.string() }),
  /** Sends a creation once more; `after`: how often it had been sent, `inDoubt`: one of those may have arrived. */
  "retry-payment": owned.extend({ transactionId: z.string(), after: z.int(), inDoubt: z.boolean() }),
  /** Recounts how often a link has been paid: counting, not adding, so that running twice does no harm. */
  "count-link-payments": owned.extend({ linkId: z.string() }),
  /** Counts anew what is paid of an invoice and what is due. */
  "settle-invoice": owned.extend({ invoiceId: z.string() }),
  /** Tells the merchant's endpoints that an invoice is paid. */
  "announce-invoice": owned.extend({ invoiceId: z.string() }),
  "sync-native-link": owned.extend({ linkId: z.string(), connectionId: z.string() }),
  "sync-native-link-payments": owned.extend({ connectionId: z.string() }),
  /** Sends a refund or payout; `after`: how often it had been sent when this was queued. */
  "send-movement": owned.extend({ transactionId: z.string(), after: z.int() }),
  /** What became of a refund is told to the payment that it gives back. */
  "follow-refund": owned.extend({ transactionId: z.string() }),
  /** A payment became paid, or has gone back: was the same thing paid twice? */
  "check-double-payment": owned.extend({ transactionId: z.string() }),
  "refresh-balance": owned.extend({ connectionId: z.string() }),
  "poll-deposits": owned.extend({ connectionId: z.string() }),
  /** A deposit has come in: whose is it? */
  "claim-deposit": owned.extend({ transactionId: z.string() }),
  "read-address-pools": owned.extend({ connectionId: z.string() }),
  /** Asks a provider which events it sent. */
  "compare-sent": owned.extend({ connectionId: z.string() }),
  /** Something other than a webhook was the first to tell a transaction's status. */
  "note-miss": owned.extend({
    transactionId: z.string(),
    connectionId: z.string(),
    kind: z.enum(TRANSACTION_KINDS),
    status: z.enum(TRANSACTION_STATUSES),
    foundBy: z.enum(["poll", "person", "stream", "recovery"]),
    foundAt: z.iso.datetime(),
    happenedAt: z.iso.datetime().nullable(),
    /** False: it contradicted what was known, and a person decides. */
    healed: z.boolean(),
    /** Ours, where stream or recovery brought it. Not `eventId`: that names the event which a job processes. */
    toldBy: z.string().nullable(),
  }),
  /** Fetches the events that a connection missed. */
  "recover-events": owned.extend({ connectionId: z.string() }),
  /** The next step of a replay of many events. */
  "run-replay": owned.extend({ replayId: z.string() }),
  /** Writes the file of an export. */
  "run-export": owned.extend({ exportId: z.string() }),
  /** Makes links or invoices of the rows of a file. */
  "make-from-csv": owned.extend({ uploadId: z.string() }),
  /** Works the chain of the audit log out anew. */
  "check-audit": owned,
  /** Makes a letter and hands it to the mail server. */
  "send-mail": owned.extend({ mailId: z.string() }),
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

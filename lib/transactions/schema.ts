import { z } from "zod";
import { isDay } from "../calendar-day.ts";
import { callDto, connectionRefDto } from "../connections/schema.ts";
import { pageParamsSchema } from "../page-params.ts";
import { PLAIN_AMOUNT } from "../read-amounts.ts";
import { FACT_SOURCES, STATUS_TAB_IDS, TRANSACTION_KINDS, TRANSACTION_STATUSES } from "./status.ts";

/** A decimal string with its currency: the only shape in which money leaves the server. */
export const moneyDto = z.object({ amount: z.string(), currency: z.string() });
export type MoneyDto = z.infer<typeof moneyDto>;

export const RANGES = ["24h", "7d", "30d", "90d", "all"] as const;

/** Comma separated: room for all that can be ticked, as there are methods, tags and connections. */
const listFilter = z.string().max(2000).optional().catch(undefined);
const amountFilter = z.string().regex(PLAIN_AMOUNT).optional().catch(undefined);

/** Everything the list can be narrowed by; lives in the URL. Unreadable values fall back to "not set". */
export const transactionFiltersSchema = pageParamsSchema.extend({
  tab: z.enum(STATUS_TAB_IDS).catch("all").default("all"),
  /**
   * Any id, reference, invoice number, hash, address, slug, e-mail, name or amount with a date, and `field:value`. What
   * it says of filters goes before the parameters beside it. Ids ignore the dates.
   */
  q: z.string().trim().max(200).optional().catch(undefined),
  range: z.enum(RANGES).catch("all").default("all"),
  /** Days of the calendar, both inclusive; with one of them `range` does not count. */
  from: z.string().refine(isDay).optional().catch(undefined),
  to: z.string().refine(isDay).optional().catch(undefined),
  /** Statuses, comma separated; of the tab's only those. */
  status: listFilter,
  /** Connection ids, comma separated. */
  connection: listFilter,
  method: listFilter,
  kind: z.enum(TRANSACTION_KINDS).optional().catch(undefined),
  currency: z.string().max(10).optional().catch(undefined),
  country: z.string().length(2).optional().catch(undefined),
  /** Comma separated; any of them. */
  tag: z.string().trim().toLowerCase().max(2000).optional().catch(undefined),
  /** Transaction ids, comma separated, at most 50: the present state of rows that are already on a screen. */
  ids: z.string().max(1600).optional().catch(undefined),
  /** Decimal strings, inclusive. */
  min: amountFilter,
  max: amountFilter,
});
export type TransactionFilters = z.infer<typeof transactionFiltersSchema>;

export const transactionRowDto = z.object({
  id: z.string(),
  status: z.enum(TRANSACTION_STATUSES),
  /** Short reason beside the status: "Insufficient funds", "12.40 missing". */
  reason: z.string().nullable(),
  kind: z.enum(TRANSACTION_KINDS),
  amount: moneyDto,
  reference: z.string(),
  externalId: z.string().nullable(),
  invoiceNumber: z.string().nullable(),
  /** Name, else the masked e-mail. */
  customer: z.string().nullable(),
  connection: connectionRefDto,
  methodLabel: z.string(),
  received: moneyDto.nullable(),
  fee: moneyDto.nullable(),
  net: moneyDto.nullable(),
  network: z.string().nullable(),
  txHash: z.string().nullable(),
  address: z.string().nullable(),
  country: z.string().nullable(),
  description: z.string(),
  tags: z.array(z.string()),
  /** ISO, UTC. */
  createdAt: z.string(),
  updatedAt: z.string(),
  paidAt: z.string().nullable(),
});
export type TransactionRow = z.infer<typeof transactionRowDto>;

export const transactionPageDto = z.object({
  rows: z.array(transactionRowDto),
  older: z.string().nullable(),
  newer: z.string().nullable(),
  /** `q` is exactly an id of the rows (ours, the provider's, a hash, an invoice number …). */
  exact: z.boolean(),
  /** The search was for an id, so the dates were not applied. */
  rangeIgnored: z.boolean(),
  /** Sentences about the search: what was not understood, or that only similar ones were found. */
  hints: z.array(z.string()),
});
export type TransactionPage = z.infer<typeof transactionPageDto>;

/** What the filter chips offer: derived from the merchant's connections and what their providers can charge. */
export const filterOptionsDto = z.object({
  connections: z.array(connectionRefDto),
  methods: z.array(z.object({ value: z.string(), label: z.string() })),
  currencies: z.array(z.string()),
  countries: z.array(z.string()),
});
export type FilterOptions = z.infer<typeof filterOptionsDto>;

/** Rows per tab under the present filters, the tab itself left out. */
export const tabCountsDto = z.record(
  z.enum(STATUS_TAB_IDS),
  z.object({
    count: z.number().int(),
    /** False: at least so many; counting stopped before the end. */
    exact: z.boolean(),
  }),
);
export type TabCounts = z.infer<typeof tabCountsDto>;

/** Of facts; then `note`, words that somebody wrote or Paydeck added, and `step`, something done about money that leaves. */
export const TIMELINE_VERDICTS = ["applied", "same", "stale", "conflict", "refused", "note", "step"] as const;

const timelineSource = z.enum([...FACT_SOURCES, "link", "system"]);

export type TimelineVerdict = (typeof TIMELINE_VERDICTS)[number];

export const timelineEntryDto = z.object({
  id: z.string(),
  source: timelineSource,
  verdict: z.enum(TIMELINE_VERDICTS),
  summary: z.string(),
  detail: z.string(),
  statusBefore: z.enum(TRANSACTION_STATUSES).nullable(),
  statusAfter: z.enum(TRANSACTION_STATUSES).nullable(),
  providerStatus: z.string().nullable(),
  actor: z.string().nullable(),
  /** Raw record, one click away. */
  eventId: z.string().nullable(),
  callId: z.string().nullable(),
  providerAt: z.string().nullable(),
  at: z.string(),
});
export type TimelineEntryDto = z.infer<typeof timelineEntryDto>;

export const nextActionDto = z.discriminatedUnion("type", [
  z.object({ type: z.literal("redirect"), url: z.string() }),
  z.object({ type: z.literal("voucher"), url: z.string(), code: z.string() }),
  z.object({
    type: z.literal("bank_details"),
    details: z.array(z.object({ label: z.string(), value: z.string() })),
  }),
  z.object({
    type: z.literal("crypto"),
    address: z.string(),
    network: z.string(),
    amount: z.string(),
    currency: z.string(),
    url: z.string().optional(),
  }),
]);
export type NextActionDto = z.infer<typeof nextActionDto>;

const disagreementSideDto = z.object({
  entryId: z.string(),
  source: timelineSource,
  /** What it said, in the provider's own word where it has one. */
  said: z.string(),
  at: z.string(),
});

const fallbackDto = z.object({
  id: z.string(),
  reason: z.string(),
  at: z.string(),
});

export const transactionDetailDto = transactionRowDto.extend({
  mode: z.enum(["test", "live"]),
  providerStatus: z.string(),
  explorerUrl: z.string().nullable(),
  confirmations: z.number().nullable(),
  nextAction: nextActionDto.nullable(),
  customerDetail: z
    .object({
      id: z.string(),
      name: z.string(),
      /** Masked: "c•••@d•••.co". */
      email: z.string().nullable(),
      payments: z.number().int(),
      firstSeenAt: z.string(),
    })
    .nullable(),
  link: z.object({ id: z.string(), title: z.string() }).nullable(),
  /** Where a refused payment was begun again at another connection: what this one continues, and what continues it. */
  continues: fallbackDto.array(),
  continuedAs: fallbackDto.nullable(),
  /** How far the provider is with passing the money on, where it says so. */
  settlement: z.object({ status: z.string(), txHash: z.string().nullable() }).nullable(),
  /** Set while it is waiting: why, and until when that is normal. */
  waiting: z
    .object({
      why: z.string(),
      expectedBy: z.string(),
      /** The expected time has passed. */
      late: z.boolean(),
      nextSyncAt: z.string().nullable(),
    })
    .nullable(),
  /** Set in `review`: the two sides, in the order in which they spoke. */
  disagreement: z
    .object({ first: disagreementSideDto, second: disagreementSideDto.nullable(), because: z.string() })
    .nullable(),
  /** Why it can't be canceled at the provider, in words; null when it can. */
  cancelProblem: z.string().nullable(),
  /** The provider's own dashboard, where its documents give an address. */
  dashboardUrl: z.string().nullable(),
  expiresAt: z.string().nullable(),
  timeline: z.array(timelineEntryDto),
  calls: z.array(callDto),
});
export type TransactionDetail = z.infer<typeof transactionDetailDto>;

export const transactionIdInput = z.object({ transactionId: z.string().max(40) });

const why = z
  .string()
  .trim()
  .min(3, "Say why, for whoever looks at it later.")
  .max(500, "At most 500 characters.");

export const markInput = transactionIdInput.extend({
  /** As the person saw it: what has changed since is not overridden unseen. */
  from: z.enum(TRANSACTION_STATUSES),
  status: z.enum(TRANSACTION_STATUSES),
  why,
});

export const cancelInput = transactionIdInput.extend({ why });

import { z } from "zod";
import { transactionRowDto } from "../transactions/schema.ts";
import { inboxProofDto } from "../webhooks/schema.ts";

export const overviewParamsSchema = z.object({
  range: z.enum(["7d", "30d", "90d"]).catch("30d").default("30d"),
  /** The currency of the volume chart; the merchant's own when not set. */
  currency: z.string().max(10).optional().catch(undefined),
});
export type OverviewParams = z.infer<typeof overviewParamsSchema>;

export const attentionDto = z.object({
  id: z.string(),
  tone: z.enum(["bad", "warn", "mute"]),
  icon: z.string(),
  title: z.string(),
  detail: z.string(),
  action: z.string(),
  /** Path inside the merchant: "/webhooks?tab=failed". */
  href: z.string(),
});
export type Attention = z.infer<typeof attentionDto>;

export const overviewDto = z.object({
  asOf: z.string(),
  /** IANA: whose days these are. */
  zone: z.string(),
  /** The merchant's, when they are its own days. */
  city: z.string().nullable(),
  /** What a new merchant has to do first; "done" once a payment was made. */
  setup: z.enum(["connect", "first_payment", "done"]),
  volume: z.object({
    currency: z.string(),
    /** Currencies that have volume in the range, biggest first. */
    currencies: z.array(z.string()),
    /** Decimal strings. */
    total: z.string(),
    totalBefore: z.string(),
    /** Signed percent with one decimal, null when the period before is empty. */
    change: z.string().nullable(),
    /** One point a day in the merchant's zone, summed from hourly buckets; amounts as decimal strings. */
    points: z.array(z.object({ day: z.string(), amount: z.string(), before: z.string() })),
    fromDay: z.string(),
    beforeFromDay: z.string(),
    beforeToDay: z.string(),
  }),
  successByMethod: z.array(
    z.object({
      method: z.string(),
      label: z.string(),
      connectionId: z.string(),
      connectionName: z.string(),
      /** percent, one decimal */ rate: z.string(),
      change: z.string().nullable(),
      attempts: z.number().int(),
    }),
  ),
  attention: z.array(attentionDto),
  webhooks: inboxProofDto,
  latest: z.array(transactionRowDto),
});
export type Overview = z.infer<typeof overviewDto>;

/** What the frame shows beside its places: refetched whenever anything changes. */
export const shellStateDto = z.object({
  deadWebhooks: z.number().int(),
  waitingApprovals: z.number().int(),
  attention: z.array(attentionDto),
});
export type ShellState = z.infer<typeof shellStateDto>;

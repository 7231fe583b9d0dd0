import { z } from "zod";
import { METHOD_FAMILIES } from "../../providers/payment-contract.ts";
import { moneyDto, nextActionDto } from "../../transactions/schema.ts";
import { TRANSACTION_STATUSES } from "../../transactions/status.ts";
import { imageDto } from "../image/schema.ts";
import { questionDto } from "../questions/schema.ts";
import { LANGUAGES, linkLineDto, payerChoiceDto, payerLimitsDto } from "../schema.ts";
import { LINK_STATES } from "../status.ts";

/** A way to pay that the form and the public page can offer, and why not when it can't take the amount. */
export const offeredMethodDto = z.object({
  /** `connectionId:methodId`, and `:currency` for a further price of the link. */
  key: z.string(),
  connectionId: z.string(),
  connectionName: z.string(),
  methodId: z.string(),
  label: z.string(),
  family: z.enum(METHOD_FAMILIES),
  network: z.string().nullable(),
  expectedSeconds: z.number().int(),
  /** The currency of the link's price that it would pay. */
  priceCurrency: z.string(),
  /** Its provider keeps failing of late: it may not work right now. */
  isPaused: z.boolean(),
  /** While the payer has not chosen an amount: between which ones it has to be. */
  limits: z.object({ min: moneyDto.nullable(), max: moneyDto.nullable() }).nullable(),
  /** What would be charged; null while the payer has not chosen. */
  charge: moneyDto.nullable(),
  /** What keeps it from being used: a limit, or the currency. */
  unavailable: z
    .object({
      reason: z.enum(["above_max", "below_min", "currency", "down"]),
      limit: moneyDto.nullable(),
      currencies: z.array(z.string()),
    })
    .nullable(),
});
export type OfferedMethod = z.infer<typeof offeredMethodDto>;

/** What the public page knows: nothing of the merchant but its name. */
export const payPageDto = z.object({
  slug: z.string(),
  merchantName: z.string(),
  mode: z.enum(["test", "live"]),
  state: z.enum(LINK_STATES),
  title: z.string(),
  description: z.string(),
  message: z.string(),
  /** What the merchant says to whoever finds it closed. */
  closedMessage: z.string(),
  invoiceNumber: z.string().nullable(),
  amount: moneyDto.nullable(),
  currency: z.string(),
  /** What it costs in other currencies. */
  prices: z.array(moneyDto),
  lines: z.array(linkLineDto),
  limits: payerLimitsDto.nullable(),
  /** Where the payer chooses: the other currencies in which an amount can be chosen. */
  choices: z.array(payerChoiceDto),
  questions: z.array(questionDto),
  image: imageDto.nullable(),
  /** Every place is kept by somebody who is paying: the first moment at which one may be free; null when places are free. */
  held: z.object({ until: z.string().nullable() }).nullable(),
  expiresAt: z.string().nullable(),
  /** The last day where the merchant is, "2026-12-04". */
  lastDay: z.string().nullable(),
  language: z.enum(LANGUAGES),
  returnUrl: z.string().nullable(),
  methods: z.array(offeredMethodDto),
  /** The payment this payer has begun, when the address carries its token. */
  payment: z
    .object({
      token: z.string(),
      status: z.enum(TRANSACTION_STATUSES),
      reason: z.string().nullable(),
      amount: moneyDto,
      received: moneyDto.nullable(),
      missing: moneyDto.nullable(),
      /** `connectionId:methodId` */
      methodKey: z.string(),
      methodLabel: z.string(),
      /** The payment company's own name. */
      providerName: z.string(),
      /** Changes whenever the page would. */
      version: z.string(),
      nextAction: nextActionDto.nullable(),
      /** SVG text, for crypto addresses. */
      qrSvg: z.string().nullable(),
      externalId: z.string().nullable(),
      receipt: z.string(),
      expiresAt: z.string().nullable(),
      /** Until when it keeps its place, where places are kept. */
      heldUntil: z.string().nullable(),
      /** It keeps no place any more, and there is none left. */
      isTooLate: z.boolean(),
      paidAt: z.string().nullable(),
    })
    .nullable(),
});
export type PayPage = z.infer<typeof payPageDto>;

export const startPaymentInput = z.object({
  slug: z.string().max(60),
  methodKey: z.string().max(120),
  /** For links where the payer chooses. */
  amount: z.string().trim().max(40).optional(),
  /** By question. */
  answers: z.record(z.string().max(10), z.string().max(4000)).optional(),
  /** Payments that this payer began here before, whose places are the payer's own. */
  own: z.array(z.uuid()).max(10).optional(),
  /** Rendered into the page: the same page pressed twice is the same payment. */
  idempotencyKey: z.uuid(),
});

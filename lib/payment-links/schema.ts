import { z } from "zod";
import { connectionRefDto } from "../connections/schema.ts";
import { CURRENCY_CODES } from "../currencies.ts";
import { isPositive, parsePrice } from "../money.ts";
import { pageParamsSchema } from "../page-params.ts";
import { METHOD_FAMILIES } from "../providers/payment-contract.ts";
import { moneyDto, nextActionDto } from "../transactions/schema.ts";
import { TRANSACTION_STATUSES } from "../transactions/status.ts";
import { LINK_STATES, LINK_STATUSES } from "./status.ts";

export const LANGUAGES = ["en", "es", "pt"] as const;
export type Language = (typeof LANGUAGES)[number];

/** A thousand billions: more than any provider takes, and what a phone can still show. */
const MAX_WHOLE_DIGITS = 12;

const AMOUNT_PROBLEMS = {
  not_a_number: "Write the amount as a number, like 2500.00.",
  unknown_currency: "Choose one of the listed currencies.",
  too_precise: "More decimals than this currency has.",
  too_large: "That is more than can be charged.",
} as const;

export const linkWayInput = z.object({
  connectionId: z.string().max(40),
  /** Method ids; empty: every method that can take the amount. */
  methods: z.array(z.string().max(60)).max(60).default([]),
});

/** The form. Amount is a decimal string in major units. */
export const createLinkInput = z
  .object({
    payerChooses: z.boolean().default(false),
    amount: z.string().trim().max(40).default(""),
    currency: z
      .string()
      .refine(
        (code) => CURRENCY_CODES.some((known) => known === code),
        "Choose one of the listed currencies.",
      ),
    title: z.string().trim().min(1, "Say what it is for.").max(120, "At most 120 characters."),
    invoiceNumber: z.string().trim().max(60, "At most 60 characters.").default(""),
    customerName: z.string().trim().max(120, "At most 120 characters.").default(""),
    customerEmail: z.union([z.literal(""), z.email("That is not an e-mail address.")]).default(""),
    ways: z.array(linkWayInput).min(1, "Choose at least one way to pay.").max(20),
    expiresInDays: z.number().int().min(1).max(365).nullable().default(14),
    maxPayments: z.number().int().min(1, "At least one payment.").max(100_000).nullable().default(1),
    message: z.string().trim().max(500, "At most 500 characters.").default(""),
    returnUrl: z
      .union([
        z.literal(""),
        z.url({ protocol: /^https?$/, error: "Write the whole address, with https://." }),
      ])
      .default(""),
    language: z.enum(LANGUAGES).default("en"),
    publish: z.boolean().default(true),
    /** Made by the form when it opens, so that a double click makes one link. */
    idempotencyKey: z.uuid(),
  })
  .superRefine((input, context) => {
    if (input.payerChooses) return;
    const price = parsePrice(input.amount, input.currency);
    if (!price.ok)
      context.addIssue({ code: "custom", path: ["amount"], message: AMOUNT_PROBLEMS[price.error] });
    else if (price.value.units >= 10n ** BigInt(MAX_WHOLE_DIGITS + price.value.scale))
      context.addIssue({ code: "custom", path: ["amount"], message: AMOUNT_PROBLEMS.too_large });
    else if (!isPositive(price.value))
      context.addIssue({ code: "custom", path: ["amount"], message: "The amount must be more than zero." });
  });
export type CreateLinkInput = z.output<typeof createLinkInput>;

export const linkFiltersSchema = pageParamsSchema.extend({
  state: z
    .enum(["all", ...LINK_STATUSES])
    .catch("all")
    .default("all"),
  q: z.string().trim().max(200).optional().catch(undefined),
});
export type LinkFilters = z.infer<typeof linkFiltersSchema>;

export const linkRowDto = z.object({
  id: z.string(),
  title: z.string(),
  /** Null: the payer chooses. */
  amount: moneyDto.nullable(),
  currency: z.string(),
  invoiceNumber: z.string().nullable(),
  customer: z.string().nullable(),
  state: z.enum(LINK_STATES),
  paidCount: z.number().int(),
  maxPayments: z.number().int().nullable(),
  viewCount: z.number().int(),
  startedCount: z.number().int(),
  /** The public address. */
  url: z.string(),
  createdAt: z.string(),
  expiresAt: z.string().nullable(),
  connections: z.array(connectionRefDto),
});
export type LinkRow = z.infer<typeof linkRowDto>;

export const linkPageDto = z.object({
  rows: z.array(linkRowDto),
  older: z.string().nullable(),
  newer: z.string().nullable(),
});
export type LinkPage = z.infer<typeof linkPageDto>;

/** Where the provider's own copy of a link stands. */
export const NATIVE_STATES = ["none", "pending", "published", "draft", "archived", "failed"] as const;

export const linkDetailDto = linkRowDto.extend({
  status: z.enum(LINK_STATUSES),
  /** Its copies at providers can follow it back to a draft, or out of the archive. */
  canUnpublish: z.boolean(),
  canRestore: z.boolean(),
  message: z.string(),
  returnUrl: z.string().nullable(),
  language: z.enum(LANGUAGES),
  createdBy: z.string(),
  /** When a payer who found it closed last asked for a new one. */
  askedAt: z.string().nullable(),
  /** SVG text of the QR code of `url`. */
  qrSvg: z.string(),
  ways: z.array(
    z.object({
      connection: connectionRefDto,
      /** Names of the methods that can charge the link; none when its limits or currencies forbid it. */
      methods: z.array(z.string()),
      nativeState: z.enum(NATIVE_STATES),
      nativeUrl: z.string().nullable(),
    }),
  ),
  payments: z.array(
    z.object({
      id: z.string(),
      status: z.enum(TRANSACTION_STATUSES),
      amount: moneyDto,
      methodLabel: z.string(),
      connection: connectionRefDto,
      createdAt: z.string(),
    }),
  ),
});
export type LinkDetail = z.infer<typeof linkDetailDto>;

/** A way to pay that the form and the public page can offer, and why not when it can't take the amount. */
export const offeredMethodDto = z.object({
  /** `connectionId:methodId` */
  key: z.string(),
  connectionId: z.string(),
  connectionName: z.string(),
  methodId: z.string(),
  label: z.string(),
  family: z.enum(METHOD_FAMILIES),
  network: z.string().nullable(),
  expectedSeconds: z.number().int(),
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

/** For the form: each active connection with its methods. */
export const linkOptionsDto = z.object({
  connections: z.array(
    z.object({
      connection: connectionRefDto,
      makesNativeLinks: z.boolean(),
      methods: z.array(
        z.object({
          id: z.string(),
          label: z.string(),
          family: z.enum(METHOD_FAMILIES),
          network: z.string().nullable(),
          currencies: z.array(z.string()),
          min: z.record(z.string(), z.string()),
          max: z.record(z.string(), z.string()),
          expectedSeconds: z.number().int(),
        }),
      ),
    }),
  ),
  currencies: z.array(z.string()),
  nextInvoiceNumber: z.string(),
  merchant: z.object({ name: z.string(), baseCurrency: z.string() }),
});
export type LinkOptions = z.infer<typeof linkOptionsDto>;

/** What the public page knows: nothing of the merchant but its name. */
export const payPageDto = z.object({
  slug: z.string(),
  merchantName: z.string(),
  mode: z.enum(["test", "live"]),
  state: z.enum(LINK_STATES),
  title: z.string(),
  message: z.string(),
  invoiceNumber: z.string().nullable(),
  amount: moneyDto.nullable(),
  currency: z.string(),
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
  /** Rendered into the page: the same page pressed twice is the same payment. */
  idempotencyKey: z.uuid(),
});

export const linkDetailParams = z.object({ linkId: z.string().max(40) });

export const invoiceNumberParams = z.object({ number: z.string().trim().max(60) });
export const invoiceNumberDto = z.object({ free: z.boolean(), next: z.string() });
/** Whether an invoice number is still free in this mode, and the next one in the series. */
export type InvoiceNumberCheck = z.infer<typeof invoiceNumberDto>;

export const linkIdInput = z.object({ linkId: z.string().max(40) });

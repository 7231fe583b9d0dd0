import { z } from "zod";
import { connectionRefDto } from "../connections/schema.ts";
import { CURRENCY_CODES } from "../currencies.ts";
import { sendFields } from "../mail/schema.ts";
import { pageParamsSchema } from "../page-params.ts";
import { METHOD_FAMILIES } from "../providers/payment-contract.ts";
import { moneyDto } from "../transactions/schema.ts";
import { TRANSACTION_STATUSES } from "../transactions/status.ts";
import { findAmountProblems, linkExtras } from "./asks/schema.ts";
import { imageDto, imageInput } from "./image/schema.ts";
import { answerDto, questionDto } from "./questions/schema.ts";
import { LINK_STATES, LINK_STATUSES } from "./status.ts";

export const LANGUAGES = ["en", "es", "pt"] as const;
export type Language = (typeof LANGUAGES)[number];

export const linkWayInput = z.object({
  connectionId: z.string().max(40),
  /** Method ids; empty: every method that can take the amount. */
  methods: z.array(z.string().max(60)).max(60).default([]),
});

const NO_PLACES = "Places are kept only where their number is limited.";

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
    ...linkExtras,
    image: imageInput.nullable().default(null),
    publish: z.boolean().default(true),
    /** Made by the form when it opens, so that a double click makes one link. */
    idempotencyKey: z.uuid(),
  })
  .superRefine((input, context) => {
    for (const problem of findAmountProblems(input)) context.addIssue({ code: "custom", ...problem });
    if (input.holdMinutes !== null && input.maxPayments === null)
      context.addIssue({ code: "custom", path: ["holdMinutes"], message: NO_PLACES });
  });
/** The form with every field set. */
export type FullLinkInput = z.output<typeof createLinkInput>;
type Extra = keyof typeof linkExtras | "image";
/** What a link is made from; whatever it can do without may be left out. */
export type CreateLinkInput = Omit<FullLinkInput, Extra> & Partial<Pick<FullLinkInput, Extra>>;

export const linkFiltersSchema = pageParamsSchema.extend({
  state: z
    .enum(["all", ...LINK_STATES])
    .catch("all")
    .default("all"),
  q: z.string().trim().max(200).optional().catch(undefined),
});
export type LinkFilters = z.infer<typeof linkFiltersSchema>;

/** One line of what an amount is the sum of. */
export const linkLineDto = z.object({
  description: z.string(),
  quantity: z.number().int(),
  unit: moneyDto,
  total: moneyDto,
});
export type LinkLineDto = z.infer<typeof linkLineDto>;

/** What a payer who chooses may choose. */
export const payerLimitsDto = z.object({
  min: moneyDto.nullable(),
  max: moneyDto.nullable(),
  suggested: moneyDto.nullable(),
});

/** The same in another currency. */
export const payerChoiceDto = payerLimitsDto.extend({ currency: z.string() });
export type PayerChoice = z.infer<typeof payerChoiceDto>;

export const linkRowDto = z.object({
  id: z.string(),
  title: z.string(),
  /** Null: the payer chooses. */
  amount: moneyDto.nullable(),
  currency: z.string(),
  /** What it costs in other currencies. */
  prices: z.array(moneyDto),
  /** Null: the amount is fixed. */
  limits: payerLimitsDto.nullable(),
  /** Where the payer chooses: the other currencies in which an amount can be chosen. */
  choices: z.array(payerChoiceDto),
  invoiceNumber: z.string().nullable(),
  customer: z.string().nullable(),
  state: z.enum(LINK_STATES),
  paidCount: z.number().int(),
  maxPayments: z.number().int().nullable(),
  viewCount: z.number().int(),
  startedCount: z.number().int(),
  /** From a payer's choice to the money, in the middle of all who paid; null before anybody has. */
  medianSeconds: z.number().int().nullable(),
  /** Payments of which some or all went back. */
  refundedCount: z.number().int(),
  /** The public address. */
  url: z.string(),
  createdAt: z.string(),
  expiresAt: z.string().nullable(),
  /** What a payer reads once it is archived. */
  closedMessage: z.string(),
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
  description: z.string(),
  message: z.string(),
  lines: z.array(linkLineDto),
  questions: z.array(questionDto),
  image: imageDto.nullable(),
  holdMinutes: z.number().int().nullable(),
  /** Payments under way that keep a place now. */
  heldCount: z.number().int(),
  returnUrl: z.string().nullable(),
  language: z.enum(LANGUAGES),
  createdBy: z.string(),
  /** The invoice that it collects for: opened, closed and priced by it. */
  invoiceId: z.string().nullable(),
  merchantName: z.string(),
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
      /** Personal data in them is masked. */
      answers: z.array(answerDto),
      createdAt: z.string(),
    }),
  ),
});
export type LinkDetail = z.infer<typeof linkDetailDto>;

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

export const linkDetailParams = z.object({ linkId: z.string().max(40) });

export const linkQrParams = linkDetailParams.extend({ as: z.enum(["svg", "png"]).catch("png") });
export type LinkQrParams = z.output<typeof linkQrParams>;

export const invoiceNumberParams = z.object({ number: z.string().trim().max(60) });
export const invoiceNumberDto = z.object({ free: z.boolean(), next: z.string() });
/** Whether an invoice number is still free in this mode, and the next one in the series. */
export type InvoiceNumberCheck = z.infer<typeof invoiceNumberDto>;

export const linkIdInput = z.object({ linkId: z.string().max(40) });

export const sendLinkInput = z.object({ ...sendFields, linkId: z.string().max(40) });

import { z } from "zod";
import type { Scope } from "../../../auth/scope.ts";
import { MOST_PRICES } from "../../../payment-links/asks/schema.ts";
import { createPaymentLink } from "../../../payment-links/create-payment-link.ts";
import { getLinkOptions } from "../../../payment-links/get-link-options.ts";
import { getPaymentLink } from "../../../payment-links/get-payment-link.ts";
import { listPaymentLinks } from "../../../payment-links/list-payment-links.ts";
import { createLinkInput, LANGUAGES, type LinkRow } from "../../../payment-links/schema.ts";
import { LINK_STATES, LINK_STATUSES } from "../../../payment-links/status.ts";
import { TRANSACTION_STATUSES } from "../../../transactions/status.ts";
import { defineRead, defineWrite } from "../define-api.ts";
import { parseInput } from "../parse-input.ts";
import {
  amountInput,
  currencyInput,
  fieldNames,
  money,
  pageOf,
  pageQuery,
  personal,
  time,
  waysInput,
} from "./shapes.ts";

const tag = "Payment links";

const payerLimits = z.object({
  currency: z.string(),
  min: money.nullable(),
  max: money.nullable(),
  suggested: money.nullable(),
});

const link = z.object({
  id: z.string().describe("lnk_…"),
  url: z.string().describe("The public page, where somebody pays"),
  title: z.string(),
  state: z.enum(LINK_STATES).describe("What a payer meets now"),
  amount: money.nullable().describe("Null: the payer chooses"),
  currency: z.string(),
  prices: z.array(money).describe("What it costs in other currencies"),
  payer_limits: z
    .array(payerLimits)
    .describe("Where the payer chooses: what can be chosen, by currency; the link's own comes first"),
  invoice_number: z.string().nullable(),
  customer_name: z.string().nullable().describe("Null without customers.read"),
  paid_count: z.number().int(),
  max_payments: z.number().int().nullable(),
  connection_ids: z.array(z.string()),
  created_at: time,
  expires_at: time.nullable(),
});

export const linkDetail = link.extend({
  status: z.enum(LINK_STATUSES),
  description: z.string(),
  message: z.string(),
  language: z.enum(LANGUAGES),
  return_url: z.string().nullable(),
  invoice_id: z.string().nullable().describe("The invoice that it collects for"),
  created_by: z.string(),
  payments: z
    .array(
      z.object({
        transaction_id: z.string(),
        status: z.enum(TRANSACTION_STATUSES),
        amount: money,
        method: z.string(),
        created_at: time,
      }),
    )
    .describe("The newest 50"),
});

export const linkPage = pageOf(link);

function shown(scope: Scope, row: LinkRow): z.input<typeof link> {
  const own = row.limits && { currency: row.currency, ...row.limits };
  return {
    ...{ id: row.id, url: row.url, title: row.title, state: row.state },
    ...{ amount: row.amount, currency: row.currency, prices: row.prices },
    payer_limits: own ? [own, ...row.choices] : [],
    invoice_number: row.invoiceNumber,
    customer_name: personal(scope, row.customer),
    paid_count: row.paidCount,
    max_payments: row.maxPayments,
    connection_ids: row.connections.map(({ id }) => id),
    ...{ created_at: row.createdAt, expires_at: row.expiresAt },
  };
}

async function shownDetail(scope: Scope, linkId: string): Promise<z.input<typeof linkDetail>> {
  const detail = await getPaymentLink(scope, { linkId });
  return {
    ...shown(scope, detail),
    ...{ status: detail.status, description: detail.description, message: detail.message },
    language: detail.language,
    return_url: detail.returnUrl,
    invoice_id: detail.invoiceId,
    created_by: detail.createdBy,
    payments: detail.payments.map(({ id, status, amount, methodLabel, createdAt }) => {
      return { transaction_id: id, status, amount, method: methodLabel, created_at: createdAt };
    }),
  };
}

export const listLinks = defineRead({
  ...{ path: "/payment-links", permission: "links.read", tag },
  summary: "List payment links",
  query: z.strictObject({ ...pageQuery, state: z.enum(LINK_STATES).optional() }),
  output: linkPage,
  async run(scope, { query: { limit, after, state } }) {
    const { rows, older } = await listPaymentLinks(
      scope,
      { state: state ?? "all", after },
      { pageSize: limit },
    );
    return { data: rows.map((row) => shown(scope, row)), next: older };
  },
});

export const getLink = defineRead({
  ...{ path: "/payment-links/{id}", permission: "links.read", tag },
  summary: "Get a payment link with its newest payments",
  query: z.strictObject({}),
  output: linkDetail,
  run: (scope, { params: { id = "" } }) => shownDetail(scope, id),
});

const limitsInput = {
  min_amount: amountInput.optional().describe("Where the payer chooses: the least"),
  max_amount: amountInput.optional().describe("Where the payer chooses: the most"),
  suggested: amountInput.optional().describe("Where the payer chooses: what stands in the field"),
};

export const createLink = defineWrite({
  ...{ path: "/payment-links", permission: "links.write", tag, status: 201 },
  summary: "Make a payment link",
  description: "Published at once, unless `publish` is false. Send its `url` to whoever is to pay.",
  body: z.strictObject({
    title: z.string().max(120).describe("What it is for"),
    amount: amountInput.optional().describe("Left out where the payer chooses"),
    currency: currencyInput,
    payer_chooses: z.boolean().default(false),
    ...limitsInput,
    prices: z
      .array(z.strictObject({ currency: currencyInput, amount: amountInput.optional(), ...limitsInput }))
      .max(MOST_PRICES)
      .default([])
      .describe("The same in other currencies, never converted: amounts, or limits where the payer chooses"),
    ways: waysInput,
    invoice_number: z.string().max(60).default("").describe("Free in this mode; none links may be without"),
    customer_name: z.string().max(120).default(""),
    customer_email: z.string().max(200).default(""),
    expires_in_days: z.number().int().min(1).max(365).nullable().default(14),
    max_payments: z.number().int().min(1).max(100_000).nullable().default(1),
    description: z.string().max(2000).default(""),
    message: z.string().max(500).default(""),
    return_url: z.string().max(2000).default(""),
    language: z.enum(LANGUAGES).default("en"),
    publish: z.boolean().default(true),
  }),
  output: linkDetail,
  async run(scope, { body, key }) {
    const form = parseInput(createLinkInput, { ...Object(fieldNames(body)), idempotencyKey: key });
    const { id } = await createPaymentLink(scope, form);
    return shownDetail(scope, id);
  },
});

const way = z.object({
  connection_id: z.string(),
  name: z.string(),
  provider: z.string(),
  methods: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      family: z.string(),
      currencies: z.array(z.string()),
    }),
  ),
});

export const waysToPay = z.object({ data: z.array(way) });

export const listWays = defineRead({
  ...{ path: "/ways-to-pay", permission: "links.read", tag },
  summary: "List connections and methods that links and invoices can offer",
  query: z.strictObject({}),
  output: waysToPay,
  async run(scope) {
    const { connections } = await getLinkOptions(scope);
    return {
      data: connections.map(({ connection, methods }) => ({
        ...{ connection_id: connection.id, name: connection.name, provider: connection.provider },
        methods: methods.map(({ id, label, family, currencies }) => ({ id, label, family, currencies })),
      })),
    };
  },
});

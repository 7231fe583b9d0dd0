import { z } from "zod";
import type { Scope } from "../../../auth/scope.ts";
import { getTransaction } from "../../../transactions/get-transaction.ts";
import { listExactly } from "../../../transactions/list-exactly.ts";
import { TIMELINE_VERDICTS, type TransactionRow } from "../../../transactions/schema.ts";
import { TRANSACTION_KINDS, TRANSACTION_STATUSES } from "../../../transactions/status.ts";
import { defineRead } from "../define-api.ts";
import { customer, money, pageOf, pageQuery, personal, time, timeQuery } from "./shapes.ts";

const tag = "Transactions";
const permission = "transactions.read";

const transaction = z.object({
  id: z.string().describe("txn_…"),
  kind: z.enum(TRANSACTION_KINDS),
  status: z.enum(TRANSACTION_STATUSES),
  reason: z.string().nullable().describe("Why, in a few words, where something is wrong"),
  reference: z.string().describe("Your own id for it"),
  external_id: z.string().nullable().describe("The provider's id"),
  provider: z.string(),
  connection_id: z.string(),
  amount: money,
  received: money.nullable(),
  fee: money.nullable(),
  method: z.string().describe("In words"),
  network: z.string().nullable(),
  tx_hash: z.string().nullable(),
  address: z.string().nullable(),
  country: z.string().nullable(),
  description: z.string(),
  invoice_number: z.string().nullable(),
  customer_name: z.string().nullable().describe("Null without customers.read"),
  tags: z.array(z.string()),
  created_at: time,
  updated_at: time,
  paid_at: time.nullable(),
});

const timelineEntry = z.object({
  id: z.string(),
  at: time,
  source: z.string().describe("Who said it: api, webhook, poll, stream, recovery, person, link or system"),
  verdict: z.enum(TIMELINE_VERDICTS).describe("What it did to the status"),
  summary: z.string(),
  detail: z.string(),
  status_before: z.enum(TRANSACTION_STATUSES).nullable(),
  status_after: z.enum(TRANSACTION_STATUSES).nullable(),
  provider_status: z.string().nullable(),
  actor: z.string().nullable(),
});

export const transactionDetail = transaction.extend({
  customer: customer.extend({ id: z.string().describe("cus_…") }).nullable(),
  payment_link_id: z.string().nullable(),
  expires_at: time.nullable(),
  timeline: z.array(timelineEntry),
});

export const transactionPage = pageOf(transaction);

function shown(scope: Scope, row: TransactionRow): z.input<typeof transaction> {
  return {
    ...{ id: row.id, kind: row.kind, status: row.status, reason: row.reason, reference: row.reference },
    external_id: row.externalId,
    provider: row.connection.provider,
    connection_id: row.connection.id,
    ...{ amount: row.amount, received: row.received, fee: row.fee, method: row.methodLabel },
    ...{ network: row.network, tx_hash: row.txHash, address: row.address, country: row.country },
    description: row.description,
    invoice_number: row.invoiceNumber,
    customer_name: personal(scope, row.customer),
    tags: row.tags,
    ...{ created_at: row.createdAt, updated_at: row.updatedAt, paid_at: row.paidAt },
  };
}

export const listTransactions = defineRead({
  ...{ path: "/transactions", permission, tag },
  summary: "List transactions",
  description: "Payments, refunds, payouts and deposits. Without filters, all of them.",
  query: z.strictObject({
    ...pageQuery,
    status: z
      .string()
      .transform((text) => text.split(","))
      .pipe(z.array(z.enum(TRANSACTION_STATUSES, "There is no such status.")))
      .optional()
      .describe(`One or several, comma separated: ${TRANSACTION_STATUSES.join(", ")}`),
    kind: z.enum(TRANSACTION_KINDS).optional(),
    created_from: timeQuery.describe("Inclusive"),
    created_to: timeQuery.describe("Exclusive"),
    reference: z.string().min(1).max(200).optional().describe("Exactly your own id"),
    external_id: z.string().min(1).max(200).optional().describe("Exactly the provider's id"),
    q: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .optional()
      .describe("Exactly an id, reference, invoice number, hash or address of it; never only a part"),
  }),
  output: transactionPage,
  async run(scope, { query: { limit, status, created_from, created_to, external_id, ...query } }) {
    const filters = { ...query, statuses: status ?? [], since: created_from, until: created_to };
    const asked = { ...filters, kind: query.kind, reference: query.reference, externalId: external_id };
    const { rows, older } = await listExactly(scope, { ...asked, q: query.q, after: query.after }, limit);
    return { data: rows.map((row) => shown(scope, row)), next: older };
  },
});

export const getOneTransaction = defineRead({
  ...{ path: "/transactions/{id}", permission, tag },
  summary: "Get a transaction with its timeline",
  description: "The timeline says who told what when, and what it did to the status.",
  query: z.strictObject({}),
  output: transactionDetail,
  async run(scope, { params: { id = "" } }) {
    const detail = await getTransaction(scope, { transactionId: id });
    const { customerDetail } = detail;
    return {
      ...shown(scope, detail),
      customer: customerDetail && {
        id: customerDetail.id,
        name: personal(scope, customerDetail.name),
        email: personal(scope, customerDetail.email),
      },
      payment_link_id: detail.link?.id ?? null,
      expires_at: detail.expiresAt,
      timeline: detail.timeline.map((entry) => ({
        ...{ id: entry.id, at: entry.at, source: entry.source, verdict: entry.verdict },
        ...{ summary: entry.summary, detail: entry.detail, actor: entry.actor },
        status_before: entry.statusBefore,
        status_after: entry.statusAfter,
        provider_status: entry.providerStatus,
      })),
    };
  },
});

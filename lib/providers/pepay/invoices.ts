import { err, ok } from "../../result.ts";
import type { ProviderListQuery } from "../account-contract.ts";
import type { OperationName, ProviderContext, ProviderOperations } from "../contract.ts";
import { LIST_NOT_EXHAUSTED } from "../errors.ts";
import { call } from "./call.ts";
import type { Credentials } from "./credentials.ts";
import { environmentOf, isOtherEnvironment } from "./environment.ts";
import { inEnvironment, mapInvoice } from "./mapper.ts";
import { type Invoice, invoiceListSchema, invoiceSchema, invoiceStatusSchema } from "./shapes.ts";

type Operations = ProviderOperations<Credentials>;
type Context = ProviderContext<Credentials>;

const INVOICES = "/api/v1/invoices";
const PAGE = 100;
const MAX_PAGES = 5;
const SHOWN_ROWS = 25;

export const getPayment: NonNullable<Operations["getPayment"]> = async (context, { externalId }) => {
  const path = `${INVOICES}/${encodeURIComponent(externalId)}`;
  const answer = await call(context, {
    operation: "getPayment",
    method: "GET",
    path,
    query: { expand: "latest_payment,payments", payments_limit: String(PAGE) },
    schema: invoiceSchema,
  });
  if (!answer.ok) return answer;
  const invoice = await withLatestPayment(context, answer.value, path);
  return inEnvironment(isOtherEnvironment(invoice.environment, context.mode), mapInvoice(invoice));
};

/** Where money came and the invoice was not expanded, the status endpoint says how far its settlement is. */
async function withLatestPayment(context: Context, invoice: Invoice, path: string): Promise<Invoice> {
  const isTold = invoice.latest_payment !== undefined || (invoice.payments ?? []).length > 0;
  if (isTold || !["paid", "underpaid"].includes(invoice.status)) return invoice;
  const answer = await call(context, {
    operation: "getPayment",
    method: "GET",
    path: `${path}/status`,
    schema: invoiceStatusSchema,
  });
  return answer.ok ? { ...invoice, latest_payment: answer.value.latest_payment } : invoice;
}

/** Pepay can't search by metadata: the newest invoices are looked through, five hundred at most. */
export const findPayment: NonNullable<Operations["findPayment"]> = async (context, { reference }) => {
  let after: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const query = { limit: String(PAGE), starting_after: after };
    const answer = await readPage(context, "findPayment", query);
    if (!answer.ok) return answer;
    const { data, has_more } = answer.value;
    const found = data.find((invoice) => invoice.metadata?.transaction_id === reference);
    if (found) return inEnvironment(isOtherEnvironment(found.environment, context.mode), mapInvoice(found));
    after = data.at(-1)?.id;
    if (!has_more || after === undefined) return ok(null);
  }
  return err(LIST_NOT_EXHAUSTED);
};

/** Newest first, by cursor. A customer's invoices have a list of their own. */
export const listPayments: NonNullable<Operations["listPayments"]> = async (context, query) => {
  const answer = await readPage(context, "listPayments", filtersOf(query), query.customerId);
  if (!answer.ok) return answer;
  const { data, has_more } = answer.value;
  const items = data
    .filter((invoice) => !isOtherEnvironment(invoice.environment, context.mode))
    .map((invoice) => ({ fact: mapInvoice(invoice), createdAt: invoice.created_at ?? null }));
  return ok({ items, nextCursor: has_more ? (data.at(-1)?.id ?? null) : null });
};

function filtersOf({ cursor, status, from, to }: ProviderListQuery): Query {
  return {
    limit: String(SHOWN_ROWS),
    expand: "latest_payment",
    starting_after: cursor,
    status,
    created_gte: from && unixSeconds(from),
    created_lte: to && unixSeconds(to),
  };
}

function unixSeconds(at: Date): string {
  return String(Math.floor(at.getTime() / 1000));
}

type Query = Readonly<Record<string, string | undefined>>;

export function readPage(context: Context, operation: OperationName, query: Query, customerId?: string) {
  return call(context, {
    operation,
    method: "GET",
    path: customerId === undefined ? INVOICES : `${INVOICES}/customer/${encodeURIComponent(customerId)}`,
    query: { environment: environmentOf(context.mode), ...query },
    schema: invoiceListSchema,
  });
}

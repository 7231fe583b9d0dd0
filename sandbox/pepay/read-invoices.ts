import type { Reply, SandboxRequest } from "#sandbox/server/http.ts";
import { json, param } from "#sandbox/server/http.ts";
import { cursorPage } from "./cursor.ts";
import { refuse } from "./envelope.ts";
import type { Invoice, PepayState } from "./state.ts";
import { apiTime, expandedInvoice, invoiceView, paymentView, usd } from "./views.ts";

function invoiceOf(state: PepayState, request: SandboxRequest): Invoice {
  return (
    state.invoices.get(param(request, "invoiceId")) ?? refuse(404, "Invoice not found", "INVOICE_NOT_FOUND")
  );
}

export function getInvoice(state: PepayState, request: SandboxRequest): Reply {
  return json(200, expandedInvoice(state, invoiceOf(state, request), request.query));
}

export function getInvoiceStatus(state: PepayState, request: SandboxRequest): Reply {
  const invoice = invoiceOf(state, request);
  const last = invoice.payments.at(-1);
  const time = apiTime(state);
  return json(200, {
    object: "invoice_status",
    invoice: invoiceView(invoice, time),
    latest_payment: last ? paymentView(invoice, last, time) : null,
  });
}

/** A filter's moment: Unix seconds or an ISO string, in milliseconds. */
function moment(text: string | null): number | undefined {
  if (!text) return undefined;
  const ms = /^\d+$/.test(text) ? Number.parseInt(text, 10) * 1000 : Date.parse(text);
  return Number.isNaN(ms) ? refuse(400, "Invalid date filter") : ms;
}

function matches(invoice: Invoice, query: URLSearchParams): boolean {
  const statuses = query.get("status")?.split(",");
  const after = moment(query.get("created_gte"));
  const before = moment(query.get("created_lte"));
  const environment = query.get("environment");
  const customer = query.get("customer_id");
  const network = query.get("payer_wallet_network");
  const wallet = query.get("payer_wallet_address");
  const last = invoice.payments.at(-1);
  return (
    (!statuses || statuses.includes(invoice.status)) &&
    (after === undefined || invoice.createdAt >= after) &&
    (before === undefined || invoice.createdAt <= before) &&
    (!environment || environment === "devnet") &&
    (!customer || invoice.customerId === customer) &&
    (!network || last?.network === network) &&
    (!wallet || last?.payerAddress === wallet)
  );
}

function listReply(state: PepayState, request: SandboxRequest, keep: (invoice: Invoice) => boolean): Reply {
  const rows = state.invoices
    .all()
    .filter((invoice) => keep(invoice) && matches(invoice, request.query))
    .sort((a, b) => b.createdAt - a.createdAt);
  const { data, hasMore } = cursorPage(rows, (invoice) => invoice.id, request.query);
  const views = data.map((invoice) => expandedInvoice(state, invoice, request.query));
  return json(200, { object: "list", data: views, has_more: hasMore });
}

export function listInvoices(state: PepayState, request: SandboxRequest): Reply {
  return listReply(state, request, () => true);
}

export function listCustomerInvoices(state: PepayState, request: SandboxRequest): Reply {
  const customerId = param(request, "customerId");
  return listReply(state, request, (invoice) => invoice.customerId === customerId);
}

export function invoiceTotals(state: PepayState, request: SandboxRequest): Reply {
  const rows = state.invoices.all().filter((invoice) => matches(invoice, request.query));
  const group = (...statuses: string[]) => rows.filter((invoice) => statuses.includes(invoice.status));
  const sum = (list: Invoice[]) => usd(list.reduce((total, invoice) => total + invoice.amountMillis, 0));
  const paid = group("paid");
  const unpaid = group("unpaid", "underpaid");
  const expired = group("expired");
  return json(200, {
    total_amount_usd: sum(rows),
    total_paid_usd: sum(paid),
    total_unpaid_usd: sum(unpaid),
    total_expired_usd: sum(expired),
    invoice_count: {
      total: rows.length,
      paid: paid.length,
      unpaid: unpaid.length,
      expired: expired.length,
    },
  });
}

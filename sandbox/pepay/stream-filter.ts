import { aboutInvoice, typeMatches } from "./events.ts";
import type { PepayEvent } from "./state.ts";

const allowedTypes = [
  "invoice.*",
  "invoice.created",
  "invoice.updated",
  "invoice_payment.*",
  "invoice_payment.created",
  "invoice_payment.updated",
  "commerce.order.*",
  "commerce.order.created",
  "commerce.order.updated",
  "test.ping",
];

/** What is wrong with a stream's filters, or `undefined`. */
export function refuseFilter(query: URLSearchParams): string | undefined {
  const unknown = typesOf(query)?.find((type) => !allowedTypes.includes(type));
  if (unknown !== undefined) return `types: ${unknown} is no event type`;
  const format = query.get("format");
  if (format !== null && format !== "event_v1") return "format: only event_v1";
  const environment = query.get("environment");
  if (environment !== null && !["devnet", "mainnet"].includes(environment))
    return "environment: devnet or mainnet";
  return undefined;
}

/** Whether a stream with these filters carries the event. */
export function carries(query: URLSearchParams, event: PepayEvent): boolean {
  const { object } = event.data;
  const invoiceType = query.get("invoice_type");
  const customer = query.get("customer_id");
  return (
    typeMatches(event.type, typesOf(query)) &&
    aboutInvoice(event, query.get("invoice_id")) &&
    (!invoiceType || object.invoice_type === invoiceType) &&
    (!customer || object.customer_id === customer) &&
    query.get("environment") !== "mainnet"
  );
}

function typesOf(query: URLSearchParams): string[] | undefined {
  return query.get("types")?.split(",");
}

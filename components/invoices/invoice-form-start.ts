import { addDays } from "#lib/calendar-day.ts";
import type { InvoiceForm, InvoiceOptions } from "#lib/invoices/schema.ts";
import type { LinkOptions } from "#lib/payment-links/schema.ts";
import type { FormLine, InvoiceFormState } from "./invoice-form-state.ts";

/** As many days to pay as most merchants give. */
const DAYS_TO_PAY = 14;

let made = 0;

/** A line with nothing in it; its tax is that of the line before, as it mostly is. */
export function emptyLine(like?: FormLine): FormLine {
  made += 1;
  return {
    key: `line-${made}`,
    description: "",
    quantity: "1",
    unitPrice: "",
    discount: "0",
    taxName: like?.taxName ?? "",
    taxRate: like?.taxRate ?? "0",
    taxIncluded: like?.taxIncluded ?? false,
  };
}

export function emptyAttachment(): InvoiceFormState["attachments"][number] {
  made += 1;
  return { key: `attachment-${made}`, name: "", url: "" };
}

/** The form as it opens: a draft's own contents, or an invoice from today. */
export function startOf(options: InvoiceOptions, links: LinkOptions, draft?: InvoiceForm): InvoiceFormState {
  if (draft !== undefined)
    return {
      ...draft,
      lines: draft.lines.map((line) => ({ ...emptyLine(), ...line })),
      attachments: draft.attachments.map((one) => ({ ...emptyAttachment(), ...one })),
      ways: waysOf(links, draft.ways),
    };
  const { baseCurrency } = links.merchant;
  return {
    customerName: "",
    customerEmail: "",
    billAddress: "",
    taxId: "",
    currency: options.currencies.includes(baseCurrency) ? baseCurrency : (options.currencies[0] ?? "USD"),
    language: "en",
    issueDate: "",
    dueDate: addDays(options.today, DAYS_TO_PAY),
    rounding: "line",
    discount: "0",
    notes: "",
    terms: "",
    attachments: [],
    allowsPartial: false,
    ways: links.connections.map(({ connection }) => ({ connectionId: connection.id, on: true })),
    lines: [{ ...emptyLine(), key: "first" }],
  };
}

/** Those of the draft in its order, then the others, switched off. */
function waysOf(links: LinkOptions, chosen: InvoiceForm["ways"]): InvoiceFormState["ways"] {
  const known = links.connections.map(({ connection }) => connection.id);
  const on = chosen.map(({ connectionId }) => connectionId).filter((id) => known.includes(id));
  const off = known.filter((id) => !on.includes(id));
  return [
    ...on.map((connectionId) => ({ connectionId, on: true })),
    ...off.map((connectionId) => ({ connectionId, on: false })),
  ];
}

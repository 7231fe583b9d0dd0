import type { InvoiceDocument } from "../../invoices/document.ts";

const euro = (amount: string) => ({ amount, currency: "EUR" });

/** An invoice of 2,380.00 EUR of which 380.00 came in. */
export function aDocument(patch: Partial<InvoiceDocument> = {}): InvoiceDocument {
  return {
    kind: "invoice",
    number: "INV-2026-0042",
    creditOf: null,
    language: "en",
    merchant: { name: "Café Altura S.A.S.", legalText: "NIT 901.234.567-8\nCalle 93 # 11-27, Bogotá" },
    billTo: {
      name: "Muñoz & Araújo Comércio Ltda.",
      email: "contas@example.com",
      address: "Av. São João 1200\nSão Paulo, Brasil",
      taxId: "12.345.678/0001-90",
    },
    currency: "EUR",
    issueDate: "2026-11-20",
    dueDate: "2026-12-04",
    lines: [
      aLine({
        description: "Green coffee, Huila, 60 kg bags",
        quantity: "10",
        unitPrice: "120.00",
        net: "1200.00",
      }),
      aLine({
        description: "Roasting, España blend",
        quantity: "2.5",
        unitPrice: "400.00",
        discount: "20",
        net: "800.00",
      }),
    ],
    subtotal: euro("2000.00"),
    discountTotal: euro("0.00"),
    taxes: [{ name: "IVA", rate: "19", base: euro("2000.00"), amount: euro("380.00") }],
    total: euro("2380.00"),
    paid: euro("380.00"),
    credited: euro("0.00"),
    due: euro("2000.00"),
    notes: "Thank you for your order.",
    terms: "Payable within 14 days.",
    attachments: [{ name: "Delivery note", url: "https://example.com/delivery-note" }],
    payUrl: "https://pay.example.com/pay/invoice-k7Qm2PzR9bTn4WxYc6HdLv",
    ...patch,
  };
}

export function aLine(
  patch: Partial<InvoiceDocument["lines"][number]> = {},
): InvoiceDocument["lines"][number] {
  return {
    description: "Work",
    quantity: "1",
    unitPrice: "10.00",
    discount: "0",
    taxName: "IVA",
    taxRate: "19",
    taxIncluded: false,
    net: "10.00",
    ...patch,
  };
}

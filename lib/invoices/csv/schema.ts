import type { CsvFormat } from "../../csv-rows/schema.ts";

/** What a file of invoices may hold: a line of an invoice in each row. Names of our own export of invoices are understood. */
export const INVOICES_FORMAT: CsvFormat = {
  mostRows: 10_000,
  columns: [
    {
      name: "invoice",
      required: true,
      words:
        "Any word that the rows of one invoice share. Its number is taken from your series when it is sent.",
      also: ["number", "invoice_number"],
    },
    {
      name: "customer_name",
      required: false,
      words: "Who is billed. Said once for each invoice, or the same in each of its rows.",
      also: ["customer"],
    },
    {
      name: "customer_email",
      required: false,
      words: "Their e-mail address.",
      also: ["customer_e_mail", "email", "e_mail"],
    },
    { name: "billing_address", required: false, words: "Their address.", also: ["address", "bill_address"] },
    { name: "tax_id", required: false, words: "Their tax number." },
    { name: "currency", required: false, words: "COP, USD, USDT. Empty: your own." },
    { name: "language", required: false, words: "en, es or pt. Empty: en." },
    {
      name: "issue_date",
      required: false,
      words: "2026-12-01. Empty: the day on which it is sent.",
      also: ["issued"],
    },
    { name: "due_date", required: true, words: "The last day to pay: 2026-12-31.", also: ["due"] },
    { name: "notes", required: false, words: "What stands under the lines." },
    {
      name: "connection",
      required: false,
      words:
        "Names of connections, with | between them; none: paid outside. Empty: all that can charge the total.",
    },
    { name: "description", required: true, words: "What the line is for." },
    { name: "quantity", required: false, words: "1 or 2.5. Empty: 1." },
    {
      name: "unit_price",
      required: true,
      words: "2500.00: a point for decimals, nothing between thousands.",
      also: ["price"],
    },
    { name: "discount_percent", required: false, words: "Off this line: 10." },
    { name: "tax_name", required: false, words: "IVA." },
    { name: "tax_percent", required: false, words: "19.", also: ["tax_rate"] },
    { name: "tax_included", required: false, words: "yes: the price has the tax in it. Empty: no." },
    {
      name: "kind",
      required: false,
      words: "Invoice: credit notes are made from their invoice.",
      hidden: true,
    },
    {
      name: "link",
      required: false,
      words: "The invoice that a row was made into, in a result file.",
      hidden: true,
    },
    { name: "error", required: false, words: "What was wrong, in a result file.", hidden: true },
  ],
  examples: [
    {
      invoice: "A",
      customer_name: "Web Design Studio",
      customer_email: "pay@studio.example",
      currency: "COP",
      due_date: "2027-01-31",
      description: "Logo design",
      quantity: "1",
      unit_price: "250000.00",
      tax_name: "IVA",
      tax_percent: "19",
    },
    {
      invoice: "A",
      description: "Hosting, a month",
      quantity: "3",
      unit_price: "40000.00",
      tax_name: "IVA",
      tax_percent: "19",
    },
    {
      invoice: "B",
      customer_name: "Casa Luna",
      currency: "USD",
      due_date: "2027-01-15",
      description: "Coffee beans, 1 kg",
      quantity: "12.5",
      unit_price: "18.40",
      discount_percent: "10",
    },
  ],
};

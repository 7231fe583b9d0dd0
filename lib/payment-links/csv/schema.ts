import type { CsvFormat } from "../../csv-rows/schema.ts";

/** What a file of payment links may hold. */
export const LINKS_FORMAT: CsvFormat = {
  mostRows: 2000,
  columns: [
    {
      name: "title",
      required: true,
      words: "What it is for, as the payer reads it. At most 120 characters.",
    },
    {
      name: "amount",
      required: false,
      words:
        "2500.00: a point for decimals, nothing between thousands. May be left out with a template that has one.",
    },
    { name: "currency", required: false, words: "COP, USD, USDT. Empty: the template's, else your own." },
    {
      name: "connection",
      required: false,
      words:
        "Names of connections, in the payer's order, with | between them. Empty: the template's, else all that can charge the amount.",
    },
    {
      name: "reference",
      required: false,
      words: "Invoice number, unique among your links and invoices.",
      also: ["invoice_number", "invoice", "number"],
    },
    { name: "description", required: false, words: "More about it, under the title." },
    { name: "customer_name", required: false, words: "Who pays.", also: ["customer"] },
    {
      name: "customer_email",
      required: false,
      words: "Their e-mail address.",
      also: ["customer_e_mail", "email", "e_mail"],
    },
    {
      name: "expires",
      required: false,
      words: "The last day, where you are: 2026-12-31. Empty: 14 days. never: no end.",
      also: ["expiry", "expires_on"],
    },
    { name: "uses", required: false, words: "How often it can be paid. Empty: once. unlimited: no limit." },
    {
      name: "return_address",
      required: false,
      words: "Where a payer goes on to, on one of your return hosts.",
      also: ["return_url"],
    },
    {
      name: "template",
      required: false,
      words: "Name of a template: what the row leaves empty is as there.",
    },
    {
      name: "link",
      required: false,
      words: "The link that a row was made into, in a result file.",
      hidden: true,
    },
    { name: "error", required: false, words: "What was wrong, in a result file.", hidden: true },
  ],
  examples: [
    {
      title: "Logo design",
      amount: "250000.00",
      currency: "COP",
      reference: "A-1001",
      customer_name: "Web Design Studio",
      customer_email: "pay@studio.example",
      uses: "1",
    },
    {
      title: "Workshop, one seat",
      amount: "45.00",
      currency: "USD",
      description: "Saturday morning, coffee included",
      expires: "never",
      uses: "20",
    },
  ],
};

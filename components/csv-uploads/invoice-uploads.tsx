"use client";

import { cancelInvoicesFile, checkInvoicesFile, startInvoicesFile } from "#lib/csv-uploads/actions.ts";
import type { CsvUploads } from "#lib/csv-uploads/schema.ts";
import { INVOICES_FORMAT } from "#lib/invoices/csv/schema.ts";
import { UploadScreen } from "./upload-screen.tsx";
import type { UploadKind } from "./upload-words.ts";

const KIND: UploadKind = {
  format: INVOICES_FORMAT,
  nouns: ["draft invoice", "draft invoices"],
  place: "invoices",
  topic: "invoices",
  exampleName: "invoices-example.csv",
  rule: "Each row is a line of an invoice, and rows that share their invoice are one. All of them are made, or, with one wrong line, none. Of Paydeck's own export, Number, Customer, Issued, Due, Currency and Language are read; its sums are left aside, since they are counted from the lines.",
  isWhole: true,
  check: checkInvoicesFile,
  start: startInvoicesFile,
  cancel: cancelInvoicesFile,
};

export function InvoiceUploads(props: { merchant: string; opened: CsvUploads }) {
  return <UploadScreen kind={KIND} {...props} />;
}

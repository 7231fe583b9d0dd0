"use client";

import { cancelLinksFile, checkLinksFile, startLinksFile } from "#lib/csv-uploads/actions.ts";
import type { CsvUploads } from "#lib/csv-uploads/schema.ts";
import { LINKS_FORMAT } from "#lib/payment-links/csv/schema.ts";
import { UploadScreen } from "./upload-screen.tsx";
import type { UploadKind } from "./upload-words.ts";

const KIND: UploadKind = {
  format: LINKS_FORMAT,
  nouns: ["payment link", "payment links"],
  place: "payment-links",
  topic: "payment-links",
  exampleName: "payment-links-example.csv",
  rule: "Each row becomes a published link; wrong rows are left out and reported.",
  isWhole: false,
  check: checkLinksFile,
  start: startLinksFile,
  cancel: cancelLinksFile,
};

export function LinkUploads(props: { merchant: string; opened: CsvUploads }) {
  return <UploadScreen kind={KIND} {...props} />;
}

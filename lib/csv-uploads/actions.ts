"use server";

import type { Scope } from "../auth/scope.ts";
import type { CsvKind } from "../csv-rows/kind.ts";
import { INVOICES_KIND } from "../invoices/csv/invoices-kind.ts";
import { LINKS_KIND } from "../payment-links/csv/links-kind.ts";
import { defineAction } from "../server/define-action.ts";
import { cancelUpload } from "./cancel-upload.ts";
import { checkFile } from "./check-file.ts";
import { csvFileInput, startUploadInput, uploadIdInput } from "./schema.ts";
import { startUpload } from "./start-upload.ts";

const links = doorsOf(LINKS_KIND);
export const checkLinksFile = links.check;
export const startLinksFile = links.start;
export const cancelLinksFile = links.cancel;

const invoices = doorsOf(INVOICES_KIND);
export const checkInvoicesFile = invoices.check;
export const startInvoicesFile = invoices.start;
export const cancelInvoicesFile = invoices.cancel;

/** The doors of a kind, each for whoever may make what it makes. */
function doorsOf(kind: CsvKind) {
  const { permission } = kind;
  const of =
    <Input, T>(run: (scope: Scope, kind: CsvKind, input: Input) => Promise<T>) =>
    (scope: Scope, input: Input) =>
      run(scope, kind, input);
  return {
    check: defineAction({ permission, input: csvFileInput, run: of(checkFile) }),
    start: defineAction({ permission, input: startUploadInput, run: of(startUpload) }),
    cancel: defineAction({ permission, input: uploadIdInput, run: of(cancelUpload) }),
  };
}

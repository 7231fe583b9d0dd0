import { INVOICES_KIND } from "../invoices/csv/invoices-kind.ts";
import { LINKS_KIND } from "../payment-links/csv/links-kind.ts";
import { defineReader } from "../server/define-reader.ts";
import { listUploads } from "./list-uploads.ts";
import { csvUploadsParams } from "./schema.ts";

export const linkUploadsReader = defineReader({
  permission: LINKS_KIND.permission,
  params: csvUploadsParams,
  read: (scope, params) => listUploads(scope, LINKS_KIND, params),
});
export const invoiceUploadsReader = defineReader({
  permission: INVOICES_KIND.permission,
  params: csvUploadsParams,
  read: (scope, params) => listUploads(scope, INVOICES_KIND, params),
});

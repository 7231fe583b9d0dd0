import { apiRoute } from "#lib/server/api/api-route.ts";
import { createOneInvoice, listAllInvoices } from "#lib/server/api/v1/invoices.ts";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute(createOneInvoice, listAllInvoices);

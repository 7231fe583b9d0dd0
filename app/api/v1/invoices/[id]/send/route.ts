import { apiRoute } from "#lib/server/api/api-route.ts";
import { sendOneInvoice } from "#lib/server/api/v1/invoices.ts";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute(sendOneInvoice);

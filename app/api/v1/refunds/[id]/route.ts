import { apiRoute } from "#lib/server/api/api-route.ts";
import { getRefund } from "#lib/server/api/v1/refunds.ts";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute(getRefund);

import { apiRoute } from "#lib/server/api/api-route.ts";
import { getOneTransaction } from "#lib/server/api/v1/transactions.ts";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute(getOneTransaction);

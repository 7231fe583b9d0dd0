import { apiRoute } from "#lib/server/api/api-route.ts";
import { listTransactions } from "#lib/server/api/v1/transactions.ts";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute(listTransactions);

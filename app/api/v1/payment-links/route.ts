import { apiRoute } from "#lib/server/api/api-route.ts";
import { createLink, listLinks } from "#lib/server/api/v1/payment-links.ts";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute(createLink, listLinks);

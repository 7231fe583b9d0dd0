import { apiRoute } from "#lib/server/api/api-route.ts";
import { listEventTypes } from "#lib/server/api/v1/events.ts";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute(listEventTypes);

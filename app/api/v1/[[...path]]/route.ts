import { nothingHere } from "#lib/server/api/api-route.ts";

/** Below /api/v1, what has no route of its own. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = nothingHere();

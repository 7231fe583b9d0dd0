import { env } from "../env.ts";
import { securityHeaders } from "./security-headers.ts";

/** Data is no page: whatever a browser makes of it may load and run nothing. */
const POLICY = ["content-security-policy", "default-src 'none'; frame-ancestors 'none'; sandbox"];

/**
 * What every answer under `/api/merchants/` carries besides its own headers. `proxy.ts`, which gives pages theirs, lets
 * these pass: it would take as long as all else that answers one.
 */
export function privateHeaders(own: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    ...Object.fromEntries([...securityHeaders(env().PAYDECK_URL), POLICY]),
    "cache-control": "no-store",
    ...own,
  };
}

export function privateJson(body: unknown, status: number): Response {
  return Response.json(body, { status, headers: privateHeaders() });
}

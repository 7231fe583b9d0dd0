import { createHash } from "node:crypto";

/** A public document for anybody's tools: no session, cached for five minutes, 304 for who has it already. */
export function publishJson(request: Request, document: unknown, type = "application/json"): Response {
  const text = JSON.stringify(document, null, 2);
  const etag = `"${createHash("sha256").update(text).digest("base64url").slice(0, 27)}"`;
  const headers = {
    "content-type": `${type}; charset=utf-8`,
    "cache-control": "public, max-age=300",
    "access-control-allow-origin": "*",
    "cross-origin-resource-policy": "cross-origin",
    "x-content-type-options": "nosniff",
    etag,
  };
  const known = request.headers.get("if-none-match")?.split(",") ?? [];
  const unchanged = known.some((one) => one.trim().replace(/^W\//, "") === etag);
  return unchanged
    ? new Response(null, { status: 304, headers })
    : new Response(text, { status: 200, headers });
}

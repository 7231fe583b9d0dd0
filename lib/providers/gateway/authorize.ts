import { createHash, createHmac } from "node:crypto";
import type { Clock } from "../../clock.ts";
import type { Credentials } from "./credentials.ts";

/** The headers of a call with a static key. Another header than Authorization takes the bare key, as is usual. */
export function keyHeaders({ apiKey = "", authHeader, authPrefix }: Credentials): Record<string, string> {
  const usual = authHeader.toLowerCase() === "authorization" ? "Bearer" : "";
  const prefix = authPrefix ?? usual;
  return { [authHeader]: prefix === "" ? apiKey : `${prefix} ${apiKey}` };
}

export interface Signable {
  readonly method: string;
  readonly url: URL;
  /** Exactly the bytes that are sent; empty without a body. */
  readonly body: string;
  /** Unix seconds. */
  readonly time: string;
}

/**
 * What is signed: method, path with query, time and the body's SHA-256 in hex, a line each. No seed writes the recipe
 * down; this is the usual one.
 */
export function signableText({ method, url, body, time }: Signable): string {
  const digest = createHash("sha256").update(body, "utf8").digest("hex");
  return [method.toUpperCase(), url.pathname + url.search, time, digest].join("\n");
}

/** A fetch that signs each request with HMAC-SHA256, in hex. */
export function signingFetch(
  { fetch: send, clock }: { readonly fetch: typeof fetch; readonly clock: Clock },
  credentials: Credentials,
): typeof fetch {
  const { hmacSecret = "", hmacKeyId, hmacKeyHeader, hmacTimeHeader, hmacSignatureHeader } = credentials;
  return (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const time = Math.floor(clock.now().getTime() / 1000).toString();
    const body = typeof init?.body === "string" ? init.body : "";
    const text = signableText({ method: init?.method ?? "GET", url, body, time });
    const headers = new Headers(init?.headers);
    headers.set(hmacTimeHeader, time);
    headers.set(hmacSignatureHeader, createHmac("sha256", hmacSecret).update(text).digest("hex"));
    if (hmacKeyId) headers.set(hmacKeyHeader, hmacKeyId);
    return send(input, { ...init, headers: Object.fromEntries(headers) });
  };
}

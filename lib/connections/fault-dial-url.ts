import ipaddr from "ipaddr.js";
import type { Connection } from "./connection.ts";

/**
 * Where a sandbox on this machine lets its provider be disturbed. Only a test connection whose base URL lies on this
 * machine talks to one; nobody else's provider has such a page.
 */
export function faultDialUrl({ mode, baseUrl, provider }: Connection): string | null {
  const { hostname, origin } = new URL(baseUrl);
  const host = hostname.replace(/^\[|\]$/g, "");
  const isHere =
    host === "localhost" || (ipaddr.isValid(host) && ipaddr.process(host).range() === "loopback");
  return mode === "test" && isHere ? `${origin}/faults/${provider.id}` : null;
}

import ipaddr from "ipaddr.js";
import type { Mode } from "../mode.ts";

const INSIDE_NAMES = /(^|\.)(localhost|local|internal|lan|home\.arpa)$/;

/**
 * Why a base URL won't do in this mode, or null. Live: https to a public host only, so that nobody points a connection
 * with real credentials at a machine inside. Test: this machine is allowed too, for sandboxes.
 */
export function refuseBaseUrl(text: string, mode: Mode): string | null {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol)) return "Write the whole address, with https://.";
  if (url.username !== "" || url.password !== "") return "Leave user names and passwords out of the address.";
  if (url.search !== "" || url.hash !== "") return "Leave out everything from ? or # on.";
  if (mode === "live" && url.protocol !== "https:") return "Live calls need https.";
  // The parser has already turned 2130706433 and 0x7f.1 into 127.0.0.1.
  const host = url.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
  if (ipaddr.isValid(host)) return refuseAddress(host, mode);
  if (mode === "live" && (INSIDE_NAMES.test(host) || !host.includes("."))) return PRIVATE;
  return null;
}

const PRIVATE = "This address lies inside a private network; a provider's address is public.";

/** As {@link refuseBaseUrl}, for one IP address that a host name stands for. */
export function refuseAddress(address: string, mode: Mode): string | null {
  const range = ipaddr.process(address).range();
  if (range === "unicast") return null;
  return mode === "test" && range === "loopback" ? null : PRIVATE;
}

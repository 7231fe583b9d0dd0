import ipaddr from "ipaddr.js";
import type { Mode } from "../mode.ts";

const INSIDE_NAMES = /(^|\.)(localhost|local|internal|lan|home\.arpa)$/;

/**
 * Whether the machine that a URL names may be somebody out on the internet. Test mode allows this machine too, for
 * sandboxes. The URL parser has already turned 2130706433 and 0x7f.1 into 127.0.0.1.
 */
export function isPublicHost(url: URL, mode: Mode): boolean {
  const host = url.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
  if (ipaddr.isValid(host)) return isPublicAddress(host, mode);
  return mode === "test" || (host.includes(".") && !INSIDE_NAMES.test(host));
}

/** As {@link isPublicHost}, for one IP address that a host name stands for. */
export function isPublicAddress(address: string, mode: Mode): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  const range = parsed.range();
  if (range === "loopback") return mode === "test";
  // ::127.0.0.1, the old way to write an IPv4 address as an IPv6 one: the library takes it for one of the internet's.
  if (parsed instanceof ipaddr.IPv6 && parsed.match(ipaddr.IPv6.parse("::"), 96)) return false;
  return range === "unicast";
}

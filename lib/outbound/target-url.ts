import type { Mode } from "../mode.ts";
import { isPublicHost } from "../providers/public-address.ts";

/** Below this, only the ports of the web: nobody may make us talk to a mail server. */
const FIRST_FREE_PORT = 1024;

/**
 * Why nothing may be sent to this address, or null. Live: https to a public host. Test: http and this machine are allowed
 * too, for people who try things out. What the name stands for is checked when the connection is made.
 */
export function refuseTarget(text: string, mode: Mode): string | null {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol)) return "Write the whole address, with https://.";
  if (url.username !== "" || url.password !== "") return "Leave user names and passwords out of the address.";
  if (url.hash !== "") return "Leave out everything from # on: it is never sent.";
  if (mode === "live" && url.protocol !== "https:") return "In live mode the address begins with https://.";
  if (!isOpenPort(url)) return "This port belongs to another service. Use 443, or one from 1024 on.";
  return isPublicHost(url, mode) ? null : "This address lies inside a private network.";
}

function isOpenPort({ port }: URL): boolean {
  return port === "" || port === "80" || port === "443" || Number(port) >= FIRST_FREE_PORT;
}

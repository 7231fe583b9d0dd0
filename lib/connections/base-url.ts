import type { Mode } from "../mode.ts";
import { isPublicHost } from "../providers/public-address.ts";

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
  return isPublicHost(url, mode) ? null : PRIVATE;
}

const PRIVATE = "This address lies inside a private network; a provider's address is public.";

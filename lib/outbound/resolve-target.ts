import { lookup } from "node:dns/promises";
import type { Mode } from "../mode.ts";
import { isPublicAddress } from "../providers/public-address.ts";

/**
 * Why the machine behind a name is none that we may send to, or null. In live mode every address that the name stands
 * for must be public. It is only for the person who types it: the guard at the connection is what keeps.
 */
export async function refuseResolved(url: URL, mode: Mode): Promise<string | null> {
  if (mode === "test") return null;
  try {
    const answers = await lookup(url.hostname.replace(/^\[|\]$/g, ""), { all: true });
    const inside = answers.some(({ address }) => !isPublicAddress(address, mode));
    return inside ? "This name stands for a machine inside a private network." : null;
  } catch {
    return "No machine answers to this name. Check the spelling.";
  }
}

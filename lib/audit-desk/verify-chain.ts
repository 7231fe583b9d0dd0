import { entryHash } from "../audit/entry-hash.ts";
import { listLinks, listUnsealed } from "./repository.ts";
import type { ChainFault } from "./status.ts";

/** A link that somebody noted earlier: what came before it can't have been changed since without it showing. */
export interface SeenLink {
  readonly seq: number;
  /** Hexadecimal. */
  readonly hash: string;
}

interface FoundFault {
  readonly fault: ChainFault;
  readonly seq: number | null;
  readonly entryId: string;
}

export interface ChainCheck {
  /** Links that were looked at. */
  readonly links: number;
  /** The last one. Null: the log is empty. */
  readonly head: SeenLink | null;
  /** At most a hundred; none: nothing was changed, removed, added or put in another order. */
  readonly faults: readonly FoundFault[];
}

const MOST_FAULTS = 100;
const STEP = 2000;

/** Works the whole chain of one merchant out anew, from what is stored; `seen` must be in it unchanged. */
export async function verifyChain(merchantId: string, seen: SeenLink | null): Promise<ChainCheck> {
  const faults: FoundFault[] = [];
  let last = 0;
  let before: Uint8Array = new Uint8Array();
  let links = 0;
  for (let more = true; more; ) {
    const batch = await listLinks(merchantId, last, STEP);
    for (const { seq, entryId, hash, entry } of batch) {
      if (seq !== last + 1) faults.push({ fault: "broken", seq, entryId });
      if (entry === null) faults.push({ fault: "removed", seq, entryId });
      else if (!entryHash(before, entry).equals(hash) || (seen?.seq === seq && seen.hash !== hexOf(hash)))
        faults.push({ fault: "edited", seq, entryId });
      last = seq;
      before = hash;
    }
    links += batch.length;
    more = batch.length === STEP && faults.length < MOST_FAULTS;
  }
  if (seen !== null && seen.seq > last && faults.length === 0)
    faults.push({ fault: "cut", seq: seen.seq, entryId: "" });
  for (const entryId of await listUnsealed(merchantId, MOST_FAULTS))
    faults.push({ fault: "unsealed", seq: null, entryId });
  const head = links === 0 ? null : { seq: last, hash: hexOf(before) };
  return { links, head, faults: faults.slice(0, MOST_FAULTS) };
}

function hexOf(hash: Uint8Array): string {
  return Buffer.from(hash).toString("hex");
}

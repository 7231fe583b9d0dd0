import { listMerchants } from "./repository.ts";
import { CHAIN_FAULT } from "./status.ts";
import { type SeenLink, verifyChain } from "./verify-chain.ts";

/**
 * Checks the chain of every merchant. `seen`: last links that were noted down earlier, as `merchant:link:hash`, which is
 * how each line ends; a merchant that is not there any more is a fault too. Throws on one that can't be read.
 */
export async function verifyAllChains(
  seen: readonly string[],
): Promise<{ readonly lines: readonly string[]; readonly isWhole: boolean }> {
  const noted = new Map(seen.map(readSeen));
  const lines: string[] = [];
  let isWhole = true;
  for (const { id, slug } of await listMerchants()) {
    const { links, head, faults } = await verifyChain(id, noted.get(slug) ?? null);
    noted.delete(slug);
    const verdict = faults.length === 0 ? "whole" : "NOT WHOLE";
    lines.push(`${slug}: ${links} entries, ${verdict}${head ? `, ${slug}:${head.seq}:${head.hash}` : ""}`);
    for (const { fault, seq, entryId } of faults)
      lines.push(`  ${entryId || "the chain"}${seq === null ? "" : ` (link ${seq})`} ${CHAIN_FAULT[fault]}`);
    isWhole &&= faults.length === 0;
  }
  for (const slug of noted.keys()) lines.push(`${slug}: there is no such merchant any more`);
  return { lines, isWhole: isWhole && noted.size === 0 };
}

function readSeen(text: string): [string, SeenLink] {
  const [, slug = "", seq = "", hash = ""] = /^([a-z0-9-]+):(\d{1,10}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (slug === "")
    throw new Error(`--seen wants merchant:link:hash as this command prints it, not "${text}"`);
  return [slug, { seq: Number(seq), hash }];
}

import type { Scope } from "../auth/scope.ts";
import type { Tx } from "../db/unit.ts";
import { enqueue } from "../queue/enqueue.ts";
import { updateWay } from "./native-repository.ts";
import type { LinkRecord } from "./repository.ts";

/** Asks the worker to bring the provider's own copies of a link in line with ours. */
export async function queueNativeLinks(
  tx: Tx,
  scope: Scope,
  link: {
    readonly id: string;
    readonly ways: readonly Pick<LinkRecord["ways"][number], "connectionId" | "nativeKey">[];
  },
): Promise<void> {
  const { merchantId, mode } = scope;
  for (const { connectionId, nativeKey } of link.ways) {
    if (nativeKey === null) continue;
    await updateWay(tx, scope, { linkId: link.id, connectionId }, { nativeState: "pending" });
    const key = `native-link:${link.id}:${connectionId}`;
    await enqueue(tx, "sync-native-link", { merchantId, mode, linkId: link.id, connectionId }, { key });
  }
}

import { systemScope } from "#lib/auth/scope.ts";
import type { Connection } from "#lib/connections/connection.ts";
import { loadConnection } from "#lib/connections/load-connection.ts";
import type { MerchantId } from "#lib/ids.ts";
import { knownConnections } from "#lib/webhooks/known-connections.ts";
import type { Story } from "../world/story.ts";
import { storeCalls } from "./store-calls.ts";
import { storeStory } from "./store-story.ts";

interface Batch {
  readonly merchantId: MerchantId;
  readonly stories: readonly Story[];
  readonly now: Date;
}

const CONCURRENCY = 6;

/** Stores stories, several at a time; inside one story everything keeps its order. */
export async function storeStories({ merchantId, stories, now }: Batch): Promise<void> {
  const scope = systemScope(merchantId, "test");
  const connections = new Map<string, Connection>();
  for (const { connectionId } of stories) {
    if (!connections.has(connectionId))
      connections.set(connectionId, await loadConnection(scope, connectionId));
  }
  const known = knownConnections(scope);
  const queue = stories.values();
  const work = async () => {
    for (const story of queue) {
      const connection = connections.get(story.connectionId);
      if (!connection) throw new Error("a story without a connection");
      await storeStory(scope, connection, story, now, known);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
  await storeCalls(scope, stories);
}

import { createHash } from "node:crypto";
import { z } from "zod";
import type { Clock } from "./clock.ts";
import type { Reply } from "./http.ts";
import type { Store } from "./store.ts";
import { createTable } from "./table.ts";

const dayMs = 24 * 60 * 60 * 1000;
const entrySchema = z.object({
  key: z.string(),
  fingerprint: z.string(),
  at: z.number(),
  status: z.number(),
  body: z.string(),
});

/** Remembers answers for 24 hours. Same key and body: the first answer again. Same key, other body: `conflict`. */
export interface IdempotencyBook {
  once(key: string | undefined, request: unknown, work: () => Reply, conflict: () => Reply): Reply;
  clear(): void;
}

export function createIdempotency(name: string, clock: Clock, store: Store): IdempotencyBook {
  const entries = createTable(entrySchema, (entry) => entry.key);
  store.register({ name: `${name}.idempotency`, dump: entries.dump, load: entries.load });

  return {
    once(key, request, work, conflict) {
      if (!key) return work();
      const fingerprint = createHash("sha256").update(JSON.stringify(request)).digest("hex");
      const known = entries.get(key);
      if (known && clock.now() - known.at < dayMs) {
        if (known.fingerprint !== fingerprint) return conflict();
        const headers = { "content-type": "application/json; charset=utf-8", "Idempotent-Replayed": "true" };
        return { status: known.status, headers, body: known.body };
      }
      const reply = work();
      entries.put({ key, fingerprint, at: clock.now(), status: reply.status, body: reply.body.toString() });
      return reply;
    },
    clear: entries.clear,
  };
}

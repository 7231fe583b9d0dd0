import { describe, expect, it } from "vitest";
import type { Bench } from "./bench.ts";
import { readAllPages } from "./read-all-pages.ts";

const PAST = 130;
const FEW = 5;
/** More than any of them gives at once. */
const MANY = 120;

/** Lists that shift while they are read: what was there is read once, all of it. */
export function describePaging(bench: Bench): void {
  const { operations, context, create } = bench;
  const { listPayments, listEventsSince } = operations;
  if (!listPayments && !listEventsSince) return;

  describe("a list that grows while it is read", () => {
    if (listPayments)
      it("of payments gives each of them once", async () => {
        const made = await Promise.all(Array.from({ length: FEW }, () => create()));
        await bench.running().makePast?.(PAST);
        const rows = await readAllPages(
          (cursor) => listPayments(context(), cursor),
          () => create(),
        );
        const seen = rows.map(({ fact }) => fact.subject.externalId);
        expect(new Set(seen).size).toBe(seen.length);
        for (const { externalId } of made) expect(seen).toContain(externalId);
        if (bench.running().makePast) expect(seen.length).toBeGreaterThanOrEqual(PAST + FEW);
      });

    if (listEventsSince)
      it("of events gives each of them once, oldest first", async () => {
        await create();
        const newest = await listEventsSince(context(), null);
        const since = newest.ok ? (newest.value.events.at(-1)?.eventId ?? null) : null;
        expect(since).not.toBeNull();
        const made = await Promise.all(Array.from({ length: MANY }, () => create()));
        const after = await listEventsSince(context({ fetch: disturbed(() => create()) }), since);
        if (!after.ok) throw new Error(after.error.message);
        const ids = after.value.events.map(({ eventId }) => eventId);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids).not.toContain(since);
        const text = after.value.events.map(({ body }) => new TextDecoder().decode(body)).join("\n");
        for (const { externalId } of made) expect(text).toContain(externalId);
        const times = after.value.events.map(({ occurredAt }) => occurredAt?.getTime() ?? 0);
        expect(times).toEqual(times.toSorted((a, b) => a - b));
      });
  });

  /** A fetch before each of whose calls something new happens at the provider. */
  function disturbed(disturb: () => Promise<unknown>): typeof fetch {
    const { fetch: send } = context();
    return async (input, init) => {
      await disturb();
      return send(input, init);
    };
  }
}

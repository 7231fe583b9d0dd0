import { describe, expect, it } from "vitest";
import { moneyOf } from "../../../money.ts";
import type { Bench } from "./bench.ts";

/** Links on the provider's own page: a payer sees them while they are published. */
export function describeLinks({ operations, harness, newInput, context }: Bench): void {
  if (!operations.createLink) return;

  describe("a link of the provider's own", () => {
    it("can be opened while it is published", async () => {
      const created = await operations.createLink?.(context(), {
        idempotencyKey: crypto.randomUUID(),
        title: "Logo",
        amount: moneyOf(...harness.amount),
        methods: [newInput().method],
        maxPayments: 2,
      });
      const id = created?.ok ? created.value.externalId : "";
      expect(created).toMatchObject({
        ok: true,
        value: { externalId: expect.stringMatching(/./), url: null },
      });
      const open = async (change: typeof operations.publishLink) => {
        const changed = await change?.(context(), id);
        if (!changed?.ok) throw new Error(changed?.error.message ?? "no such operation");
        return changed.value.url;
      };
      const url = await open(operations.publishLink);
      const isOpen = async () => (await fetch(url ?? "")).ok;
      expect(await isOpen()).toBe(true);
      if (operations.listLinkPayments)
        expect(await operations.listLinkPayments(context(), id)).toEqual({ ok: true, value: [] });
      if (operations.unpublishLink) {
        expect(await open(operations.unpublishLink)).toBeNull();
        expect(await isOpen()).toBe(false);
        await open(operations.publishLink);
        expect(await isOpen()).toBe(true);
      }
      expect(await open(operations.archiveLink)).toBeNull();
      expect(await isOpen()).toBe(false);
      if (operations.restoreLink) await open(operations.restoreLink);
    });
  });
}

import { describe, expect, it } from "vitest";
import type { Bench } from "./bench.ts";

/** Webhook endpoints as the provider keeps them, and its log of what it sent there. */
export function describeEndpoints({ operations, context, running }: Bench): void {
  if (!operations.createEndpoint) return;

  describe("a webhook endpoint at the provider", () => {
    it("is made, tried, changed and removed, and its secret is never read back", async () => {
      const secret = `whsec_${crypto.randomUUID()}`;
      const url = `${running().webhookUrl}?by=suite`;
      const input = { name: "Suite", url, secret, events: [], enabled: true };
      const made = await operations.createEndpoint?.(context(), input);
      if (!made?.ok) throw new Error(made?.error.message ?? "not made");
      const { id } = made.value;
      const list = async () => {
        const listed = await operations.listEndpoints?.(context());
        return listed?.ok ? listed.value : [];
      };
      expect(await list()).toContainEqual(expect.objectContaining({ id, url, enabled: true }));
      expect(JSON.stringify([made, await list()])).not.toContain(secret);
      if (operations.testEndpoint)
        expect(await operations.testEndpoint(context(), id)).toEqual({ ok: true, value: { sent: true } });
      if (operations.listDeliveries) {
        const deliveries = await operations.listDeliveries(context(), {});
        expect(deliveries.ok && deliveries.value.items.length).toBeGreaterThan(0);
      }
      if (operations.updateEndpoint)
        expect(await operations.updateEndpoint(context(), { id, enabled: false })).toMatchObject({
          ok: true,
          value: { id, enabled: false },
        });
      if (operations.deleteEndpoint) {
        expect(await operations.deleteEndpoint(context(), id)).toEqual({
          ok: true,
          value: { deleted: true },
        });
        expect((await list()).map((one) => one.id)).not.toContain(id);
      }
    });
  });
}

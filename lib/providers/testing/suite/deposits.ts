import { describe, expect, it } from "vitest";
import type { Bench } from "./bench.ts";
import { readAllPages } from "./read-all-pages.ts";

/** More than any of them lists on one page. */
const TRANSFERS = 110;

/** Addresses that stay bound to one payer. */
export function describeDeposits(bench: Bench): void {
  const { provider, operations, context } = bench;
  if (!operations.bindDepositAddress) return;

  describe("a deposit address", () => {
    it.each([...(provider.depositProtocols ?? [])])(
      "of $label is bound, shown and let go",
      async ({ id }) => {
        const input = { reference: `payer-${crypto.randomUUID()}`, protocol: id };
        const bound = await operations.bindDepositAddress?.(context(), input);
        if (!bound?.ok) throw new Error(bound?.error.message ?? "not bound");
        expect(bound.value).toMatchObject({
          reference: input.reference,
          address: expect.stringMatching(/.{20,}/),
        });
        expect(bound.value.chains.length).toBeGreaterThan(0);
        const again = await operations.bindDepositAddress?.(context(), input);
        if (again?.ok) expect(again.value.address).toBe(bound.value.address);
        else expect(again).toMatchObject({ error: { code: "conflict" } });
        if (operations.getDepositReference)
          expect(await operations.getDepositReference(context(), input.reference)).toMatchObject({
            ok: true,
            value: { reference: input.reference, addresses: [{ address: bound.value.address }] },
          });
        if (operations.listDeposits)
          expect(await operations.listDeposits(context(), { reference: input.reference })).toEqual({
            ok: true,
            value: { items: [], nextCursor: null },
          });
        if (operations.unbindDepositAddress)
          expect(await operations.unbindDepositAddress(context(), input)).toEqual({
            ok: true,
            value: { unbound: true },
          });
      },
    );

    it("tells each of several transfers by itself, by webhook and in a list that grows while it is read", async () => {
      const { receiveDeposit } = bench.running();
      if (!receiveDeposit || !operations.listDeposits) return;
      const reference = `payer-${crypto.randomUUID()}`;
      const protocol = provider.depositProtocols?.[0]?.id ?? "";
      await operations.bindDepositAddress?.(context(), { reference, protocol });
      for (let index = 0; index < TRANSFERS; index += 1) await receiveDeposit(reference);
      const listed = await readAllPages(
        (cursor) => operations.listDeposits?.(context(), { reference, ...cursor }),
        () => receiveDeposit(reference),
      );
      const ids = listed.map(({ fact }) => fact.subject.externalId);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.length).toBeGreaterThanOrEqual(TRANSFERS);
      const hashes = new Set(listed.map(({ fact }) => fact.txHash));
      expect(hashes.size).toBe(ids.length);
      const [last] = ids;
      const raw = await bench.webhookSaying({ externalId: last ?? "" }, ["succeeded"]);
      expect(bench.factAbout(raw, { externalId: last ?? "" })).toMatchObject({
        kind: "deposit",
        mayBeginElsewhere: true,
      });
    });

    it("of a payer whom nobody knows is not found", async () => {
      const nobody = await operations.getDepositReference?.(context(), `payer-${crypto.randomUUID()}`);
      if (nobody) expect(nobody).toMatchObject({ ok: false, error: { code: "not_found" } });
    });
  });
}

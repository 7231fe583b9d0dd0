import { describe, expect, it } from "vitest";
import { addMoney } from "../../../money.ts";
import type { Bench } from "./bench.ts";

/** One key, one payment; and what becomes of a payment whose answer was lost. */
export function describeKeys(bench: Bench): void {
  const { operations, harness, provider, context, newInput, create, during, count } = bench;

  describe("an idempotency key", () => {
    if (harness.isIdempotent) {
      it("makes exactly one payment, however often it is sent", async () => {
        const input = newInput();
        const before = await count();
        const [first, second] = [await create(input), await create(input)];
        const together = await Promise.all([create(input), create(input)]);
        expect(new Set([first, second, ...together].map(({ externalId }) => externalId)).size).toBe(1);
        if (before !== undefined) expect(await count()).toBe(before + 1);
      });

      it("that comes back with another amount is a conflict, and nothing new is made", async () => {
        const input = newInput();
        await create(input);
        const before = await count();
        const other = { ...input, amount: addMoney(input.amount, input.amount) };
        expect(await operations.createPayment?.(context(), other)).toMatchObject({
          ok: false,
          error: { code: "conflict" },
        });
        expect(await count()).toBe(before);
      });
    } else
      it("is not known there: Paydeck is told never to send twice", async () => {
        expect(provider.repeatsSafely).toBe(false);
        const input = newInput();
        const [first, second] = [await create(input), await create(input)];
        expect(second.externalId).not.toBe(first.externalId);
      });
  });

  describe("a lost answer", () => {
    it("leaves the payment in doubt, and it is found again", async () => {
      const input = newInput();
      const before = await count();
      const lost = await during({ answer: "reset", answerWhen: "after" }, (own) =>
        Promise.resolve(operations.createPayment?.(own, input)),
      );
      expect(lost).toMatchObject({ ok: false, error: { code: "unavailable", effect: "unknown" } });
      if (before !== undefined) expect(await count()).toBe(before + 1);
      await expectFound(input.transactionId, lost);
      if (!provider.repeatsSafely) return;
      await create(input);
      if (before !== undefined) expect(await count()).toBe(before + 1);
    });

    it("is in doubt too when nobody waited for it", async () => {
      const input = newInput();
      await create();
      const lost = await during({ answer: "slow", slowBodyMs: 5000 }, (own) =>
        Promise.resolve(operations.createPayment?.({ ...own, signal: AbortSignal.timeout(1000) }, input)),
      );
      expect(lost).toMatchObject({ ok: false, error: { effect: "unknown" } });
      await expectFound(input.transactionId, lost);
    });
  });

  async function expectFound(reference: string, lost: unknown): Promise<void> {
    if (!operations.findPayment) {
      // Then a webhook must be able to tell it by something.
      expect(lost).toMatchObject({ error: { sessionKey: expect.any(String) } });
      return;
    }
    expect(await operations.findPayment(context(), { reference, kind: "payment" })).toMatchObject({
      ok: true,
      value: { status: "pending", subject: { reference } },
    });
    const nobodys = { reference: newInput().transactionId, kind: "payment" } as const;
    expect(await operations.findPayment(context(), nobodys)).toEqual({ ok: true, value: null });
  }
}

import { describe, expect, it } from "vitest";
import { newId } from "../../../ids.ts";
import { addMoney, type Money, moneyOf, subtractMoney } from "../../../money.ts";
import type { CreateRefundInput } from "../../movement-contract.ts";
import type { Bench } from "./bench.ts";
import {
  absent,
  DONE,
  expectLostAndFound,
  expectOneWithOutcome,
  expectRefused,
  FAILED,
  type Make,
  whileFailing,
} from "./movements.ts";

/** Money that goes back, where the provider gives it back. */
export function describeRefunds(bench: Bench): void {
  const { operations, endedBy, context } = bench;
  if (!operations.createRefund) return;

  describe("a refund", () => {
    const paidInput = async (part: (whole: Money) => Money): Promise<CreateRefundInput> => {
      const { input, payment } = await endedBy("pay");
      return {
        transactionId: newId("transaction"),
        idempotencyKey: crypto.randomUUID(),
        payment: { externalId: payment.externalId, reference: input.transactionId },
        amount: part(input.amount),
        reason: "Asked for by the buyer",
      };
    };
    const make =
      (input: CreateRefundInput): Make =>
      async (own) =>
        (await operations.createRefund?.(own, input)) ?? absent();
    const aCent = ({ currency }: Money) => moneyOf("0.01", currency);

    it("of a part is made once per key, and its outcome is told and asked for", async () => {
      await expectOneWithOutcome(bench, make(await paidInput(aCent)), "refund", DONE);
    });

    it("that fails is told and asked for as failed, and the money is there to be refunded again", async () => {
      const whole = await paidInput((amount) => amount);
      const again = { ...whole, transactionId: newId("transaction"), idempotencyKey: crypto.randomUUID() };
      await whileFailing(bench, () => expectOneWithOutcome(bench, make(whole), "refund", FAILED));
      if (bench.running().failMovements) await expectOneWithOutcome(bench, make(again), "refund", DONE);
    });

    it("of all that is left follows one of a part; more is refused and nothing moves", async () => {
      const part = await paidInput(aCent);
      const whole = addMoney(addMoney(part.amount, part.amount), part.amount);
      await expectOneWithOutcome(bench, make(part), "refund", DONE);
      const more = { ...part, transactionId: newId("transaction"), idempotencyKey: crypto.randomUUID() };
      const [decimal, currency] = bench.harness.amount;
      const all = moneyOf(decimal, currency);
      await expectRefused(bench, make({ ...more, amount: addMoney(all, whole) }));
      const rest = { ...more, idempotencyKey: crypto.randomUUID(), amount: subtractMoney(all, part.amount) };
      expect(await make(rest)(context())).toMatchObject({ ok: true });
    });

    it("whose answer is lost is in doubt, and the same key brings it back", async () => {
      await expectLostAndFound(bench, make(await paidInput(aCent)));
    });
  });
}

import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "../../../ids.ts";
import { moneyOf } from "../../../money.ts";
import type { CreatePayoutInput } from "../../movement-contract.ts";
import type { Bench } from "./bench.ts";
import {
  absent,
  DONE,
  expectLostAndFound,
  expectOneWithOutcome,
  FAILED,
  type Make,
  whileFailing,
} from "./movements.ts";

/** Money that goes out, where the provider pays out. */
export function describePayouts(bench: Bench): void {
  const { operations, harness, provider } = bench;
  const { payout } = harness;
  if (!operations.createPayout || !payout) return;

  describe("a payout", () => {
    const newPayout = (amount = moneyOf(...payout.amount)): CreatePayoutInput => {
      const method = provider.payoutMethods?.("test").find(({ id }) => id === payout.methodId);
      if (!method) throw new Error(`no payout method ${payout.methodId}`);
      return {
        transactionId: newId("transaction"),
        idempotencyKey: crypto.randomUUID(),
        amount,
        method,
        ...(payout.country === undefined ? {} : { country: payout.country }),
        description: "Commission of May",
        recipient: method.recipient.parse(payout.recipient),
        notificationUrl: bench.running().webhookUrl,
      };
    };
    const make =
      (input: CreatePayoutInput): Make =>
      async (own) =>
        (await operations.createPayout?.(own, input)) ?? absent();

    // Money that can be paid out.
    beforeAll(() => bench.running().makePast?.(50));

    it("is made once per key, and its outcome is told and asked for", async () => {
      await bench.endedBy("pay");
      await expectOneWithOutcome(bench, make(newPayout()), "payout", DONE);
    });

    it("that fails is told and asked for as failed", async () => {
      await whileFailing(bench, () => expectOneWithOutcome(bench, make(newPayout()), "payout", FAILED));
    });

    it("whose answer is lost is in doubt", async () => {
      await bench.endedBy("pay");
      await expectLostAndFound(bench, make(newPayout()));
    });

    it("shows of its recipient only a hint", () => {
      const { method, recipient } = newPayout();
      const hint = method.hint(recipient);
      for (const value of Object.values(recipient))
        if (/\d{6,}/.test(value)) expect(hint).not.toContain(value);
    });
  });
}

import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "../../../ids.ts";
import { addMoney, isSameMoney, type Money, moneyOf, subtractMoney } from "../../../money.ts";
import type { Result } from "../../../result.ts";
import type { ProviderContext, ProviderError } from "../../contract.ts";
import type { CreatedMovement, CreatePayoutInput, CreateRefundInput } from "../../movement-contract.ts";
import type { Bench } from "./bench.ts";

type Make = (own: ProviderContext) => Promise<Result<CreatedMovement, ProviderError>>;

/** Refunds and payouts, where the provider has them. */
export function describeMovements(bench: Bench): void {
  const { operations, harness } = bench;
  if (operations.createRefund) describeRefunds(bench);
  if (operations.createPayout && harness.payout) describePayouts(bench);
}

function describeRefunds(bench: Bench): void {
  const { operations, endedBy, context } = bench;

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
      await expectOneWithOutcome(bench, make(await paidInput(aCent)), "refund", ["succeeded"]);
    });

    it("of all that is left follows one of a part; more is refused and nothing moves", async () => {
      const part = await paidInput(aCent);
      const whole = addMoney(addMoney(part.amount, part.amount), part.amount);
      await expectOneWithOutcome(bench, make(part), "refund", ["succeeded"]);
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

function describePayouts(bench: Bench): void {
  const { operations, harness, provider } = bench;
  const { payout } = harness;
  if (!payout) return;

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
      await expectOneWithOutcome(bench, make(newPayout()), "payout", ["succeeded"]);
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

function absent(): never {
  throw new Error("there is no such operation");
}

async function expectOneWithOutcome(
  bench: Bench,
  make: Make,
  kind: "refund" | "payout",
  ends: readonly string[],
): Promise<void> {
  const { context, operations, provider, count, webhookSaying, factAbout } = bench;
  const before = await count();
  const first = await make(context());
  if (!first.ok) throw new Error(`not made: ${JSON.stringify(first.error)}`);
  expect(first.value.fact.kind).toBe(kind);
  if (provider.repeatsSafely) {
    const second = await make(context());
    expect(second).toMatchObject({ ok: true, value: { externalId: first.value.externalId } });
  }
  if (before !== undefined) expect(await count()).toBe(before + 1);
  const raw = await webhookSaying(first.value, ends);
  const { amount } = first.value.fact;
  const told = factAbout(raw, first.value);
  if (amount && told?.amount) expect(isSameMoney(told.amount, amount)).toBe(true);
  const subject = { externalId: first.value.externalId, kind };
  const asked = await operations.getPayment?.(context(), subject);
  expect(asked?.ok && ends.includes(asked.value.status)).toBe(true);
  expect(asked?.ok && asked.value.kind).toBe(kind);
}

async function expectRefused(bench: Bench, make: Make): Promise<void> {
  const before = await bench.count();
  const refused = await make(bench.context());
  expect(refused).toMatchObject({ ok: false, error: { effect: "not_applied" } });
  expect(await bench.count()).toBe(before);
}

async function expectLostAndFound(bench: Bench, make: Make): Promise<void> {
  const { during, context, provider, count } = bench;
  // A token in hand: what gets lost is the movement's own answer.
  await bench.create();
  const before = await count();
  const lost = await during({ answer: "reset", answerWhen: "after" }, make);
  expect(lost).toMatchObject({ ok: false, error: { effect: "unknown" } });
  if (before !== undefined) expect(await count()).toBe(before + 1);
  if (!provider.repeatsSafely) return;
  expect(await make(context())).toMatchObject({ ok: true });
  if (before !== undefined) expect(await count()).toBe(before + 1);
}

import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { forgedHeaders } from "#sandbox/server/faults/forge.ts";
import { moneyOf } from "../../../money.ts";
import { combine, isSettled, type TransactionStatus } from "../../../transactions/status.ts";
import type { CreatedPayment } from "../../payment-contract.ts";
import type { SampleSubject } from "../../tester-contract.ts";
import { asVerified } from "../../verified-webhook.ts";
import type { RawWebhook } from "../../webhook-contract.ts";
import { type Bench, driftOf } from "./bench.ts";
import { doubledAmounts } from "./doubled-amounts.ts";

const TEN_MINUTES = 10 * 60 * 1000;

/** What may happen to notifications on their way, and what their proof is worth. */
export function describeWebhooks(bench: Bench): void {
  const { operations, harness, newInput, during, verify, translate } = bench;
  const { factAbout, endedBy, webhookSaying, received } = bench;
  const paid = harness.says.pay ?? [];

  describe("a webhook", () => {
    it("proves itself with every byte, and with its time where it is signed", async () => {
      const { raw } = await endedBy("pay");
      expect(verify(raw)).toMatchObject({ ok: true, value: { matchedSecret: "current" } });
      expect(verify(raw)).toEqual(verify(raw));
      const changed = new TextDecoder().decode(raw.body).replace(/\d/g, "7");
      expect(verify({ ...raw, body: new TextEncoder().encode(changed) }).ok).toBe(false);
      expect(verify({ ...raw, headers: {} })).toEqual({ ok: false, error: "missing_proof" });
      for (const ms of [TEN_MINUTES, -TEN_MINUTES]) {
        const seen = verify(raw, new Date(Date.now() + ms));
        if (harness.proofAges) expect(seen).toEqual({ ok: false, error: "stale" });
        else expect(seen.ok).toBe(true);
      }
    });

    it("that comes twice has one event id", async () => {
      await during({ webhooks: "duplicate" }, async () => {
        const { payment, raw } = await endedBy("pay");
        const again = bench.running().faults ? await nextOf(payment, raw) : raw;
        const [first, second] = [verify(raw), verify(again)];
        expect(first.ok && second.ok && first.value.eventId === second.value.eventId).toBe(true);
      });
    });

    it("gives another id than one about something else", async () => {
      const [one, other] = [await endedBy("pay"), await endedBy("pay")];
      const [first, second] = [verify(one.raw), verify(other.raw)];
      expect(first.ok && second.ok && first.value.eventId !== second.value.eventId).toBe(true);
    });

    it("ends in the same status, in whatever order they come", async () => {
      await during({ webhooks: "reorder", webhookDelayMs: 250 }, async () => {
        const { payment, raw } = await endedBy("pay");
        // The newest came first; the others follow it.
        await wait(bench.running().faults ? 900 : 0);
        const statuses = (await received()).flatMap((one) => factAbout(one, payment)?.status ?? []);
        expect(statuses).toContain(factAbout(raw, payment)?.status);
        for (const order of [statuses, statuses.toReversed(), [...statuses, ...statuses]])
          expect(paid).toContain(order.reduce(combine, "pending"));
      });
    });

    it("of a forger is refused while the true one passes", async () => {
      await during({ webhooks: "forge" }, async () => {
        const { raw } = await endedBy("pay");
        const twins = bench.running().faults
          ? [raw, await bench.running().nextWebhook((one) => one !== raw && sameBody(one, raw))]
          : [raw, { ...raw, headers: forgedHeaders(raw.headers) }];
        const proofs = twins.map((one) => verify(one));
        expect(proofs.filter(({ ok }) => ok)).toHaveLength(1);
        for (const proof of proofs)
          if (!proof.ok) expect(["bad_proof", "malformed_proof"]).toContain(proof.error);
      });
    });

    it("about another amount is not taken for the payment's own", async () => {
      const { payment, raw } = await endedBy("pay");
      const other = { ...raw, body: doubledAmounts(raw.body) };
      expect(verify(other).ok).toBe(false);
      const [told, fact] = [factAbout(raw, payment), factAbout(other, payment)];
      const words = (one: typeof fact) => one?.amount ?? one?.received ?? one?.subject.amountDecimal;
      if (words(told) !== undefined) expect(words(fact)).not.toEqual(words(told));
    });

    it.each([TEN_MINUTES, -TEN_MINUTES])(
      "by a clock %d ms off is stale here, and true there",
      async (off) => {
        await during({ clockSkewMs: off }, async (own) => {
          const made = await operations.createPayment?.(own, newInput());
          // A provider whose clock is wrong may be told apart by its own errors; never by a throw.
          if (!made?.ok) return expect(made?.error.message).toMatch(/clock/);
          await bench.running().act(made.value, "pay");
          const raw = await webhookSaying(made.value, paid);
          const here = bench.running().faults ? new Date() : new Date(Date.now() - off);
          if (harness.proofAges) expect(verify(raw, here)).toEqual({ ok: false, error: "stale" });
          expect(verify(raw, new Date(here.getTime() + off)).ok).toBe(true);
        });
      },
    );

    it("of every documented kind can be made here: it proves itself and is understood", () => {
      const { credentials } = bench.running();
      const samples = bench.webhook.samples?.(credentials) ?? [];
      expect(samples.length).toBeGreaterThan(0);
      expect(new Set(samples.map(({ type }) => type)).size).toBe(samples.length);
      for (const sample of samples) {
        const at = new Date();
        const body = new TextEncoder().encode(JSON.stringify(sample.build(aSubject(harness), at), null, 2));
        const signed = (options: { readonly now: Date; readonly secret?: string }) => {
          const headers = bench.webhook.sign?.(body, { credentials, ...options }) ?? {};
          return { headers, body };
        };
        const proof = verify(signed({ now: at }), at);
        expect(proof, sample.type).toMatchObject({ ok: true, value: { matchedSecret: "current" } });
        expect(verify(signed({ now: at, secret: "another" }), at).ok, sample.type).toBe(false);
        if (harness.proofAges)
          expect(verify(signed({ now: new Date(at.getTime() - TEN_MINUTES) }), at)).toMatchObject({
            error: "stale",
          });
        const told = bench.webhook.translate(asVerified(signed({ now: at })), { mode: "test", credentials });
        if (!told.ok) throw new Error(`${sample.type}: ${told.error}`);
        expect(driftOf(told.value), sample.type).toEqual([]);
        for (const fact of told.value.facts) expect(fact.kind, sample.type).toBe(sample.kind);
        if (sample.kind === null) expect(told.value.ignoredBecause, sample.type).toBeDefined();
      }
    });

    it("is expected for the end of a payment, under a name that its samples have", async () => {
      const { credentials } = bench.running();
      const expected = bench.webhook.expects?.({ kind: "payment", status: "succeeded" }, credentials);
      const types = bench.webhook.samples?.(credentials).map(({ type }) => type);
      expect(types).toContain(expected);
      expect(bench.webhook.expects?.({ kind: "payment", status: "review" }, credentials)).toBeNull();
    });

    it("of any moment leaves no doubt whether it is over", async () => {
      const { payment, raw } = await endedBy("pay");
      const status: TransactionStatus = factAbout(raw, payment)?.status ?? "created";
      expect(isSettled(status)).toBe(true);
      expect(translate(raw)).toEqual(translate(raw));
    });
  });

  function nextOf(payment: CreatedPayment, first: RawWebhook): Promise<RawWebhook> {
    const status = factAbout(first, payment)?.status;
    return bench
      .running()
      .nextWebhook(
        (one) => one !== first && factAbout(one, payment)?.status === status && sameBody(one, first),
      );
  }
}

function aSubject({ amount, methodId }: Bench["harness"]): SampleSubject {
  return {
    externalId: "made-up-1",
    reference: "ORD-1",
    sessionKey: null,
    amount: moneyOf(...amount),
    method: methodId,
    txHash: "0x5a5a",
  };
}

function sameBody(one: RawWebhook, other: RawWebhook): boolean {
  return Buffer.from(one.body).equals(Buffer.from(other.body));
}

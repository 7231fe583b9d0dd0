import { describe, expect, it } from "vitest";
import { driftJson, unknownEventType } from "#sandbox/server/faults/drift.ts";
import { calm } from "#sandbox/server/switches/limits.ts";
import { STATUS } from "../../../transactions/status.ts";
import type { ProviderFact } from "../../facts.ts";
import type { RawWebhook } from "../../webhook-contract.ts";
import type { Troubles } from "../running-provider.ts";
import { type Bench, driftOf, mentions } from "./bench.ts";

const WORD = "frobnicated";
const FIELD = "frobnication";

/** What a provider says outside its documents is kept and counted; nothing is dropped and nothing throws. */
export function describeDrift(bench: Bench): void {
  const { create, ask, during, verify, translate, endedBy } = bench;
  const lists = (where: "answer" | "webhook") => !bench.harness.unlistedFields?.includes(where);

  describe("drift", () => {
    it("of a status leaves the payment open, and is a sign", async () => {
      const payment = await create();
      const asked = await during({ driftStatus: WORD }, (own) => Promise.resolve(ask(payment, own)));
      expect(asked).toMatchObject({ ok: true, value: { status: "processing", providerStatus: WORD } });
      expect(signsIn(asked)).toContainEqual(expect.objectContaining({ kind: "status", name: WORD }));
    });

    it("of a field is a sign, and nothing else", async () => {
      const payment = await create();
      const asked = await during({ newField: FIELD }, (own) => Promise.resolve(ask(payment, own)));
      expect(asked).toMatchObject({ ok: true, value: { status: "pending" } });
      if (lists("answer"))
        expect(signsIn(asked)).toContainEqual(expect.objectContaining({ kind: "new_field", name: FIELD }));
    });

    it("of a missing amount is said or survived", async () => {
      const payment = await create();
      const asked = await during({ missingField: "amount" }, (own) => Promise.resolve(ask(payment, own)));
      if (asked?.ok) expect(asked.value).toMatchObject({ status: "pending" });
      else expect(asked).toMatchObject({ error: { code: "unexpected_response", effect: "not_applied" } });
    });

    it("of an event type is a sign, its proof holds, and it decides nothing", async () => {
      const said = await saidWith({ driftEvent: true }, [unknownEventType, WORD]);
      expect(said?.signs).toContainEqual(expect.toBeOneOf([unknownEventType, WORD]));
      for (const { status } of said?.facts ?? []) expect(STATUS[status].phase).toBe("open");
    });

    it("of a status in a webhook is a sign, and its proof holds", async () => {
      const said = await saidWith({ driftStatus: WORD }, [WORD]);
      if (said) expect(said.signs).toContain(WORD);
    });

    it("of a field in a webhook is a sign, and changes nothing that it says", async () => {
      const said = await saidWith({ newField: FIELD }, [FIELD]);
      if (lists("webhook")) expect(said?.signs).toContain(FIELD);
      else expect(said?.facts.length).toBeGreaterThan(0);
    });

    it("of any one field that is missing gives facts or a reason, never a throw", async () => {
      const { raw } = await endedBy("pay");
      const body = new TextDecoder().decode(raw.body);
      const names = [...new Set([...body.matchAll(/"([A-Za-z_]+)":/g)].map(([, name = ""]) => name))];
      expect(names.length).toBeGreaterThan(2);
      for (const missingField of names) {
        const without = driftJson(body, { ...calm, missingField });
        const translation = translate({ ...raw, body: new TextEncoder().encode(without) });
        if (!translation.ok) expect(translation.error).toMatch(/^[A-Z].{10,}\.$/);
      }
    });
  });

  /** What a webhook says after such a change. Undefined: there is nothing in it that could change so. */
  async function saidWith(troubles: Troubles, words: readonly string[]) {
    const raw = await drifted(troubles, words);
    if (raw === undefined) return undefined;
    const translation = translate(raw);
    if (!translation.ok) throw new Error(translation.error);
    return { facts: translation.value.facts, signs: driftOf(translation.value).map(({ name }) => name) };
  }

  async function drifted(troubles: Troubles, words: readonly string[]): Promise<RawWebhook | undefined> {
    const plain = await endedBy("pay");
    const text = new TextDecoder().decode(plain.raw.body);
    const changed = driftJson(text, { ...calm, ...troubles });
    if (!words.some((word) => changed.includes(word))) return undefined;
    if (!bench.running().faults) return { ...plain.raw, body: new TextEncoder().encode(changed) };
    return during(troubles, async () => {
      const payment = await create();
      await bench.running().act(payment, "pay");
      const raw = await bench
        .running()
        .nextWebhook((one) => words.some((word) => mentions(one, word)) && mentions(one, payment.externalId));
      expect(verify(raw).ok).toBe(true);
      return raw;
    });
  }
}

function signsIn(asked: { ok: boolean; value?: ProviderFact } | undefined) {
  return asked?.ok ? (asked.value?.drift ?? []) : [];
}

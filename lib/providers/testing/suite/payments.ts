import { describe, expect, it } from "vitest";
import { isSameMoney } from "../../../money.ts";
import type { TransactionStatus } from "../../../transactions/status.ts";
import { memoryTokens } from "../context.ts";
import type { Outcome } from "../running-provider.ts";
import { listenForWebhooks } from "../webhook-listener.ts";
import type { Bench } from "./bench.ts";

/** From its making to each of its ends. */
export function describePayments(bench: Bench): void {
  const { operations, harness, context, newInput, create, ask, endedBy, factAbout } = bench;

  describe("a payment", () => {
    it("needs good credentials; bad ones are refused", async () => {
      expect(await operations.checkCredentials(context())).toMatchObject({ ok: true });
      const { badCredentials: credentials } = bench.running();
      const refused = await operations.checkCredentials(context({ credentials, tokens: memoryTokens() }));
      expect(refused).toMatchObject({
        ok: false,
        error: { code: "credentials_rejected", effect: "not_applied" },
      });
    });

    it("waits for its payer", async () => {
      const input = newInput();
      const payment = await create(input);
      expect(payment.fact).toMatchObject({ kind: "payment", status: "pending" });
      if (payment.fact.amount) expect(isSameMoney(payment.fact.amount, input.amount)).toBe(true);
      expect(await ask(payment)).toMatchObject({ ok: true, value: { status: "pending" } });
    });

    for (const [outcome, statuses] of Object.entries(harness.says) as [Outcome, TransactionStatus[]][])
      it(`tells by webhook and when asked: ${outcome} → ${statuses.join(" or ")}`, async () => {
        const { input, payment, raw } = await endedBy(outcome);
        const fact = factAbout(raw, payment);
        expect(fact?.amount === undefined || isSameMoney(fact.amount, input.amount)).toBe(true);
        const asked = await ask(payment);
        expect(asked?.ok && statuses.includes(asked.value.status)).toBe(true);
      });

    it("is not found where there is none", async () => {
      expect(await ask({ externalId: "00000000-0000-4000-8000-000000000000" })).toMatchObject({
        ok: false,
        error: { code: "not_found", effect: "not_applied" },
      });
    });

    it("is certainly not made where no connection comes about", async () => {
      const gone = await listenForWebhooks();
      await gone.close();
      const nowhere = context({ baseUrl: new URL(gone.url).origin });
      expect(await operations.createPayment?.(nowhere, newInput())).toMatchObject({
        ok: false,
        error: { code: "unavailable", effect: "not_applied" },
      });
    });
  });
}

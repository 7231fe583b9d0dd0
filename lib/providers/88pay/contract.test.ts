import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemClock } from "../../clock.ts";
import { memoryTokens, paymentInput, testContext } from "../testing/context.ts";
import { describeProvider, type RunningProvider } from "../testing/provider-suite.ts";
import { startInSandbox } from "../testing/sandbox-harness.ts";
import { testFetch } from "../testing/test-fetch.ts";
import { eightyEightPay } from "./index.ts";
import { METHODS } from "./methods.ts";

const start = () => startInSandbox("88pay", { entered: { country: "CO" } });

describeProvider(eightyEightPay, {
  start,
  methodId: "cards",
  amount: ["50000.50", "COP"],
  // REJECTED stands for all three ends; which one it was is told only where a reason is given.
  says: { pay: ["succeeded"], decline: ["declined", "failed"], expire: ["expired", "failed"] },
  isIdempotent: false,
  proofAges: true,
  payout: {
    methodId: "bank-payout-co",
    amount: ["20000", "COP"],
    country: "CO",
    recipient: {
      bankName: "Bancolombia",
      accountNumber: "0123456789",
      accountType: "savings",
      holderName: "Ada Example",
      documentType: "CC",
      documentNumber: "1032456789",
    },
  },
});

describe("88Pay's methods", () => {
  let running: RunningProvider;
  const tokens = memoryTokens();
  beforeAll(async () => {
    running = await start();
  });
  afterAll(() => running.close());

  it.each([
    ["cards", ["50000", "COP"], "CO", "redirect"],
    ["cards", ["500", "BRL"], "BR", "redirect"],
    ["bank-transfer", ["50000", "COP"], "CO", "bank_details"],
    ["pse", ["50000", "COP"], "CO", "redirect"],
    ["spei", ["500", "MXN"], "MX", "bank_details"],
    ["cash", ["50000", "COP"], "CO", "voucher"],
    ["oxxo", ["500", "MXN"], "MX", "voucher"],
    ["nequi", ["50000", "COP"], "CO", "redirect"],
    ["daviplata", ["50000", "COP"], "CO", "redirect"],
    ["paypal", ["50", "USD"], "CO", "redirect"],
    ["mercadopago", ["50000", "COP"], "CO", "redirect"],
    ["usdt", ["25.5", "USDT"], "CO", "crypto"],
  ] as const)("lets a payer pay by %s %o in %s: %s", async (id, amount, country, type) => {
    const method = METHODS.find((candidate) => candidate.id === id);
    if (!method) throw new Error(`no method ${id}`);
    const fetch = testFetch();
    const { credentials, baseUrl, webhookUrl } = running;
    const context = { ...testContext({ credentials, fetch, baseUrl, clock: systemClock }), tokens };
    const input = paymentInput(method, amount, { country, notificationUrl: webhookUrl });
    const created = await eightyEightPay.operations.createPayment?.(context, input);
    expect(created).toMatchObject({ ok: true, value: { nextAction: { type } } });
  });
});

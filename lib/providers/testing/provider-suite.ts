import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemClock } from "../../clock.ts";
import { isSameMoney } from "../../money.ts";
import type { TransactionStatus } from "../../transactions/status.ts";
import type { Provider, ProviderContext } from "../contract.ts";
import { createProviderFetch } from "../create-fetch.ts";
import type { ProviderFact } from "../facts.ts";
import type { CreatedPayment, CreatePaymentInput } from "../payment-contract.ts";
import { asVerified } from "../verified-webhook.ts";
import type { RawWebhook } from "../webhook-contract.ts";
import { memoryTokens, paymentInput, testContext } from "./context.ts";
import { listenForWebhooks } from "./webhook-listener.ts";

type Credentials = Readonly<Record<string, unknown>>;

/** What a payer, or nobody, does at the provider. */
export type Outcome = "pay" | "decline" | "expire";

/** A running provider, real or stood in for, as the suite needs it. */
export interface RunningProvider {
  readonly baseUrl: string;
  readonly credentials: Credentials;
  readonly badCredentials: Credentials;
  /** Where the provider sends its notifications. */
  readonly webhookUrl: string;
  act(payment: CreatedPayment, outcome: Outcome): Promise<void>;
  nextWebhook(matches: (raw: RawWebhook) => boolean): Promise<RawWebhook>;
  close(): Promise<void>;
}

export interface ProviderHarness {
  start(): Promise<RunningProvider>;
  readonly methodId: string;
  readonly amount: readonly [decimal: string, currency: string];
  /** What the provider can say after each outcome; an absent one can't happen there. */
  readonly says: Partial<Record<Outcome, readonly TransactionStatus[]>>;
  /** Same key, one payment: documented. */
  readonly isIdempotent: boolean;
  /** The webhook proof carries a time. */
  readonly proofAges: boolean;
}

/** The contract that every provider keeps, shown over real sockets. */
export function describeProvider(provider: Provider, harness: ProviderHarness): void {
  const { operations, webhook } = provider;

  describe(`${provider.name} keeps the contract`, () => {
    let running: RunningProvider;
    // Shared, as between processes: 88Pay gives out ten tokens a minute.
    const tokens = memoryTokens();
    beforeAll(async () => {
      running = await harness.start();
    });
    afterAll(() => running?.close());

    const context = (over: Partial<ProviderContext> = {}): ProviderContext => ({
      ...testContext({
        credentials: running.credentials,
        fetch: createProviderFetch({ record: () => undefined }),
        baseUrl: running.baseUrl,
        clock: systemClock,
      }),
      tokens,
      ...over,
    });

    const newInput = (): CreatePaymentInput => {
      const method = provider.methods("test").find(({ id }) => id === harness.methodId);
      if (!method) throw new Error(`no method ${harness.methodId}`);
      return paymentInput(method, harness.amount, { notificationUrl: running.webhookUrl });
    };

    const create = async (input = newInput()): Promise<CreatedPayment> => {
      const created = await operations.createPayment?.(context(), input);
      if (!created?.ok) throw new Error(`not created: ${JSON.stringify(created?.error)}`);
      return created.value;
    };

    const ask = async (payment: CreatedPayment, over: Partial<ProviderContext> = {}) =>
      operations.getPayment?.(context(over), { externalId: payment.externalId, kind: "payment" });

    /** Verifies and translates; undefined for a notification of something else. */
    const factIn = (raw: RawWebhook, payment: CreatedPayment): ProviderFact | undefined => {
      const options = { credentials: running.credentials, mode: "test", now: new Date() } as const;
      if (!webhook.verify(raw, options).ok) return undefined;
      const translation = webhook.translate(asVerified(raw), { mode: "test" });
      return translation.ok ? translation.value.facts.find((fact) => isAbout(fact, payment)) : undefined;
    };

    it("takes good credentials and refuses bad ones", async () => {
      expect(await operations.checkCredentials(context())).toMatchObject({ ok: true });
      expect(
        await operations.checkCredentials(
          context({ credentials: running.badCredentials, tokens: memoryTokens() }),
        ),
      ).toMatchObject({
        ok: false,
        error: { code: "credentials_rejected", effect: "not_applied" },
      });
    });

    it("creates a payment that waits for its payer", async () => {
      const input = newInput();
      const payment = await create(input);
      expect(payment.fact).toMatchObject({ kind: "payment", status: "pending" });
      if (payment.fact.amount) expect(isSameMoney(payment.fact.amount, input.amount)).toBe(true);
      expect(await ask(payment)).toMatchObject({ ok: true, value: { status: "pending" } });
    });

    for (const [outcome, statuses] of Object.entries(harness.says) as [Outcome, TransactionStatus[]][])
      it(`tells by webhook and when asked: ${outcome} → ${statuses.join(" or ")}`, async () => {
        const input = newInput();
        const payment = await create(input);
        await running.act(payment, outcome);
        const isFinal = (raw: RawWebhook) => statuses.includes(factIn(raw, payment)?.status ?? "created");
        const raw = await running.nextWebhook(isFinal);
        const fact = factIn(raw, payment);
        expect(fact?.amount === undefined || isSameMoney(fact.amount, input.amount)).toBe(true);
        const asked = await ask(payment);
        expect(asked?.ok && statuses.includes(asked.value.status)).toBe(true);
        expectProofToHold(raw);
      });

    function expectProofToHold(raw: RawWebhook): void {
      const options = { credentials: running.credentials, mode: "test", now: new Date() } as const;
      const tampered = new TextEncoder().encode(new TextDecoder().decode(raw.body).replace(/\d/g, "7"));
      expect(webhook.verify({ ...raw, body: tampered }, options).ok).toBe(false);
      expect(webhook.verify({ ...raw, headers: {} }, options)).toEqual({ ok: false, error: "missing_proof" });
      const later = new Date(Date.now() + 10 * 60 * 1000);
      expect(webhook.verify(raw, { ...options, now: later }).ok).toBe(!harness.proofAges);
      const [first, second] = [webhook.verify(raw, options), webhook.verify(raw, options)];
      expect(first).toEqual(second);
    }

    if (harness.isIdempotent)
      it("makes one payment of one key, however often it is asked", async () => {
        const input = newInput();
        const [first, second] = [await create(input), await create(input)];
        expect(second.externalId).toBe(first.externalId);
      });

    if (operations.findPayment !== undefined)
      it("finds a payment whose answer was lost", async () => {
        const input = newInput();
        const lost = await operations.createPayment?.(
          context({ fetch: losingPosts(input.transactionId) }),
          input,
        );
        expect(lost).toMatchObject({ ok: false, error: { code: "unavailable", effect: "unknown" } });
        const reference = { reference: input.transactionId, kind: "payment" } as const;
        expect(await operations.findPayment?.(context(), reference)).toMatchObject({
          ok: true,
          value: { status: "pending", subject: { reference: input.transactionId } },
        });
        const nobodys = { reference: newInput().transactionId, kind: "payment" } as const;
        expect(await operations.findPayment?.(context(), nobodys)).toEqual({ ok: true, value: null });
      });

    it("leaves an unknown status open", async () => {
      const payment = await create();
      expect(await ask(payment, { fetch: withStatus("frobnicated") })).toMatchObject({
        ok: true,
        value: { status: "processing", providerStatus: "frobnicated" },
      });
    });

    it("tells what is not there", async () => {
      const nobodys = { externalId: "00000000-0000-4000-8000-000000000000", kind: "payment" } as const;
      expect(await operations.getPayment?.(context(), nobodys)).toMatchObject({
        ok: false,
        error: { code: "not_found", effect: "not_applied" },
      });
    });

    it("tells an outage, and that nothing was sent in it", async () => {
      const gone = await listenForWebhooks();
      await gone.close();
      const result = await operations.createPayment?.(
        context({ baseUrl: new URL(gone.url).origin }),
        newInput(),
      );
      expect(result).toMatchObject({ ok: false, error: { code: "unavailable", effect: "not_applied" } });
    });

    if (operations.listBalances !== undefined)
      it("lists balances as exact money", async () => {
        const balances = await operations.listBalances?.(context());
        expect(balances?.ok).toBe(true);
        for (const { available, currency } of balances?.ok ? balances.value : [])
          expect(available.currency).toBe(currency);
      });
  });
}

function isAbout({ subject }: ProviderFact, payment: CreatedPayment): boolean {
  if (subject.externalId !== undefined) return subject.externalId === payment.externalId;
  return subject.sessionKey !== undefined && subject.sessionKey === payment.sessionKey;
}

/** Sends each call, then loses the answer of the one that carries `marker`. */
function losingPosts(marker: string): typeof fetch {
  const send = createProviderFetch({ record: () => undefined });
  return async (input, init) => {
    const response = await send(input, init);
    if (typeof init?.body !== "string" || !init.body.includes(marker)) return response;
    throw new TypeError("terminated", { cause: Object.assign(new Error("reset"), { code: "ECONNRESET" }) });
  };
}

/** Sends each call and puts another word where a GET's answer states the status. */
function withStatus(word: string): typeof fetch {
  const send = createProviderFetch({ record: () => undefined });
  return async (input, init) => {
    const response = await send(input, init);
    if (init?.method !== "GET") return response;
    const text = (await response.text()).replace(
      /"status":\s*"(?!Success)[A-Za-z_]+"/g,
      `"status":"${word}"`,
    );
    return new Response(text, { status: response.status, headers: response.headers });
  };
}

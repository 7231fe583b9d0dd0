import { systemClock } from "../../../clock.ts";
import type { Provider, ProviderContext, TokenStore } from "../../contract.ts";
import type { ProviderFact } from "../../facts.ts";
import type { CreatedPayment, CreatePaymentInput } from "../../payment-contract.ts";
import { asVerified } from "../../verified-webhook.ts";
import type { RawWebhook, WebhookTranslation } from "../../webhook-contract.ts";
import { paymentInput, testContext } from "../context.ts";
import { faultyFetch } from "../faulty-fetch.ts";
import type { Outcome, ProviderHarness, RunningProvider, Troubles } from "../running-provider.ts";
import { testFetch } from "../test-fetch.ts";

/** What every theme of the suite works with: one provider, one running instance of it. */
export type Bench = ReturnType<typeof createBench>;

export function createBench(
  provider: Provider,
  harness: ProviderHarness,
  running: () => RunningProvider,
  tokens: TokenStore,
) {
  const { operations, webhook } = provider;

  const context = (over: Partial<ProviderContext> = {}): ProviderContext => ({
    ...testContext({
      credentials: running().credentials,
      fetch: testFetch(),
      baseUrl: running().baseUrl,
      clock: systemClock,
    }),
    tokens,
    ...over,
  });

  const newInput = (rest: Partial<CreatePaymentInput> = {}): CreatePaymentInput => {
    const method = provider.methods("test").find(({ id }) => id === harness.methodId);
    if (!method) throw new Error(`no method ${harness.methodId}`);
    return paymentInput(method, harness.amount, { notificationUrl: running().webhookUrl, ...rest });
  };

  const create = async (input = newInput()): Promise<CreatedPayment> => {
    const created = await operations.createPayment?.(context(), input);
    if (!created?.ok) throw new Error(`not created: ${JSON.stringify(created?.error)}`);
    return created.value;
  };

  const ask = async (payment: { externalId: string }, over: Partial<ProviderContext> = {}) =>
    operations.getPayment?.(context(over), { externalId: payment.externalId, kind: "payment" });

  /** Runs `work` while the provider misbehaves, or seems to. */
  const during = async <T>(troubles: Troubles, work: (own: ProviderContext) => Promise<T>): Promise<T> => {
    const { faults } = running();
    if (!faults) return work(context({ fetch: faultyFetch(troubles) }));
    await faults.set(troubles);
    try {
      return await work(context());
    } finally {
      await faults.calm();
    }
  };

  const verify = (raw: RawWebhook, now = new Date()) =>
    webhook.verify(raw, { credentials: running().credentials, mode: "test", now });

  /** What a body says, whatever its proof is worth. */
  const translate = (raw: RawWebhook) => webhook.translate(asVerified(raw), { mode: "test" });

  /** What it says of one movement; undefined for a notification of something else. */
  const factAbout = (raw: RawWebhook, subject: About): ProviderFact | undefined => {
    const translation = translate(raw);
    return translation.ok ? translation.value.facts.find((fact) => isAbout(fact, subject)) : undefined;
  };

  /** The first notification that says one of `statuses` of it. */
  const webhookSaying = (subject: About, statuses: readonly string[]): Promise<RawWebhook> =>
    running().nextWebhook((raw) => statuses.includes(factAbout(raw, subject)?.status ?? "created"));

  /** A payment that came to its end, and the notification of it. */
  const endedBy = async (outcome: Outcome, input = newInput()) => {
    const payment = await create(input);
    await running().act(payment, outcome);
    return { input, payment, raw: await webhookSaying(payment, harness.says[outcome] ?? []) };
  };

  /** All notifications that are here by now. */
  const received = async (): Promise<readonly RawWebhook[]> => {
    const seen = new Set<RawWebhook>();
    await running().nextWebhook((raw) => {
      const isSecondLook = seen.has(raw);
      seen.add(raw);
      return isSecondLook;
    });
    return [...seen];
  };

  const count = async (): Promise<number | undefined> => running().countMovements?.();

  return {
    provider,
    harness,
    operations,
    webhook,
    running,
    context,
    newInput,
    create,
    ask,
    during,
    verify,
    translate,
    factAbout,
    webhookSaying,
    endedBy,
    received,
    count,
  };
}

interface About {
  readonly externalId: string;
  readonly sessionKey?: string;
}

function isAbout({ subject }: ProviderFact, about: About): boolean {
  if (subject.externalId !== undefined) return subject.externalId === about.externalId;
  return subject.sessionKey !== undefined && subject.sessionKey === about.sessionKey;
}

/** Every sign of drift in a translation, its own and its facts'. */
export function driftOf({ drift = [], facts }: WebhookTranslation) {
  return [...drift, ...facts.flatMap((fact) => fact.drift ?? [])];
}

/** A word that stands in a body, wherever. */
export function mentions(raw: RawWebhook, word: string): boolean {
  return new TextDecoder().decode(raw.body).includes(word);
}

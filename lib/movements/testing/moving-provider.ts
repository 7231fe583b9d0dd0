import { z } from "zod";
import { fakeProvider } from "../../connections/testing/fake-provider.ts";
import { type Money, moneyOf } from "../../money.ts";
import type { Provider, ProviderError } from "../../providers/contract.ts";
import type { ProviderFact } from "../../providers/facts.ts";
import type { CreatedMovement, PayoutMethod } from "../../providers/movement-contract.ts";
import { err, ok, type Result } from "../../result.ts";
import type { TransactionKind } from "../../transactions/status.ts";

/** What the provider does with the next call: acts and answers; acts and is not heard; does nothing and fails; refuses. */
export type Turn = "answer" | "lost" | "broken" | "busy" | "declined" | "refused" | "conflict";

interface Made {
  readonly id: string;
  readonly key: string;
  readonly kind: TransactionKind;
  readonly reference: string;
  readonly amount: Money;
}

/** The provider's side of the tests: what it was asked, what it has made. */
export const desk = {
  turns: [] as Turn[],
  calls: [] as { readonly key: string; readonly address?: string; readonly recipient?: object }[],
  made: [] as Made[],
  canBeSearched: true,
  /** What it calls every movement in its answer, whatever its own id: some answer with the payment. */
  answersWithId: null as string | null,
  reset(): void {
    desk.turns = [];
    desk.calls = [];
    desk.made = [];
    desk.canBeSearched = true;
    desk.answersWithId = null;
  },
};

const FAILURES: Readonly<Record<Exclude<Turn, "answer">, ProviderError>> = {
  lost: { code: "timeout", message: "The provider did not answer in time.", effect: "unknown" },
  broken: { code: "unavailable", message: "The provider is not available right now.", effect: "unknown" },
  busy: { code: "rate_limited", message: "Fewer calls.", effect: "not_applied", retryAfterMs: 60_000 },
  declined: { code: "declined", message: "Not enough balance.", providerCode: "402", effect: "not_applied" },
  refused: { code: "invalid_request", message: "The provider refused the request.", effect: "not_applied" },
  conflict: { code: "conflict", message: "Already there.", effect: "unknown" },
};

function act(
  kind: TransactionKind,
  input: { readonly transactionId: string; readonly idempotencyKey: string; readonly amount: Money },
  once: boolean,
): Result<CreatedMovement, ProviderError> {
  const turn = desk.turns.shift() ?? "answer";
  const { idempotencyKey: key, transactionId: reference, amount } = input;
  if (turn === "answer" || turn === "lost") {
    const known = once ? undefined : desk.made.find((one) => one.key === key);
    if (known === undefined)
      desk.made.push({ id: `mv_${desk.made.length + 1}_${key.slice(0, 6)}`, key, kind, reference, amount });
  }
  if (turn !== "answer") return err(FAILURES[turn]);
  const made = desk.made.findLast((one) => one.key === key);
  if (made === undefined) return err(FAILURES.refused);
  const id = desk.answersWithId ?? made.id;
  return ok({ externalId: id, fact: factOf({ ...made, id }) });
}

function factOf({ id, kind, reference, amount }: Made): ProviderFact {
  const subject = { externalId: id, reference };
  return { subject, kind, status: "processing", providerStatus: "working", amount, mayBeginElsewhere: true };
}

export const bankMethod: PayoutMethod = {
  id: "bank",
  label: "Bank transfer",
  family: "bank",
  currencies: ["USD", "COP"],
  max: { USD: "5000" },
  expectedSeconds: 60,
  windowSeconds: 3600,
  fields: [
    { name: "holder", label: "Account holder", secret: false, required: true },
    { name: "account", label: "Account number", secret: false, required: true },
  ],
  recipient: z.object({ holder: z.string().min(2), account: z.string().regex(/^\d{6,20}$/, "Digits only.") }),
  hint: ({ holder, account = "" }) => `${holder} ···${account.slice(-4)}`,
};

/** `safe` repeats safely and refunds; `once` pays out and makes two of a call sent twice; `wallet` holds nothing of the merchant's. */
export type MovingProvider = "safe" | "once" | "wallet";

export function movingProvider(id: string): Provider {
  const provider: Provider = { ...fakeProvider, id, name: `Fakepay ${id}` };
  const { operations } = provider;
  if (id === "wallet") return { ...provider, repeatsSafely: false };
  const createPayout: Provider["operations"]["createPayout"] = async (_context, input) => {
    desk.calls.push({ key: input.idempotencyKey, recipient: input.recipient });
    return act("payout", input, id === "once");
  };
  const payoutMethods = () => [bankMethod];
  if (id === "once")
    return { ...provider, repeatsSafely: false, payoutMethods, operations: { ...operations, createPayout } };
  return {
    ...provider,
    repeatsSafely: true,
    payoutMethods,
    operations: {
      ...operations,
      createPayout,
      createRefund: async (_context, input) => {
        const { returnAddress } = input;
        desk.calls.push({ key: input.idempotencyKey, ...(returnAddress ? { address: returnAddress } : {}) });
        return act("refund", input, false);
      },
      findPayment: async (_context, { reference }) => {
        if (!desk.canBeSearched) return err(FAILURES.broken);
        const made = desk.made.find((one) => one.reference === reference);
        return ok(made === undefined ? null : factOf(made));
      },
    },
  };
}

export function usd(decimal: string): Money {
  return moneyOf(decimal, "USD");
}

import { toDecimal } from "../../money.ts";
import type { SampleSubject, WebhookSample } from "../tester-contract.ts";
import type { WebhookPair } from "../webhook-contract.ts";
import { BEARER_SCHEMES } from "./bearer-schemes.ts";
import type { Credentials } from "./credentials.ts";
import { readBody } from "./webhook-body.ts";

type Pair = WebhookPair<Credentials>;
type Fields = Readonly<Record<string, unknown>>;

/** REJECTED stands for every bad end. */
const TELLS: Readonly<Record<string, string>> = {
  succeeded: "transaction.completed",
  failed: "transaction.rejected",
  declined: "transaction.rejected",
  expired: "transaction.rejected",
  canceled: "transaction.rejected",
};

export const expects: NonNullable<Pair["expects"]> = ({ kind, status }) =>
  kind === "payment" || kind === "payout" ? (TELLS[status] ?? null) : null;

/** The token names what the body names. Of a body that can't be read it names nothing, and can prove nothing. */
export const sign: NonNullable<Pair["sign"]> = (body, { credentials, now, secret }) => {
  const read = readBody(body)?.body;
  const claims = {
    transaction_id: read?.transaction_id ?? "unreadable",
    transaction_amount: read?.transaction_amount ?? "0",
    ts: now.getTime(),
  };
  const scheme = BEARER_SCHEMES.find(({ id }) => id === credentials.webhookScheme) ?? BEARER_SCHEMES[0];
  const token = scheme.seal(JSON.stringify(claims), secret ?? credentials.merchantSecret);
  return { authorization: `Bearer ${token}` };
};

export const samples: NonNullable<Pair["samples"]> = () => SAMPLES;

const SAMPLES: readonly WebhookSample[] = [
  sample("transaction.pending", "Payment pending", { kind: "payment", status: "PENDING" }),
  sample("transaction.completed", "Payment completed", { kind: "payment", status: "COMPLETED" }),
  sample("transaction.rejected", "Payment rejected", {
    kind: "payment",
    status: "REJECTED",
    reason: "Insufficient funds",
  }),
  sample("payout.completed", "Payout completed", { kind: "payout", status: "COMPLETED" }),
  sample("payout.rejected", "Payout rejected", { kind: "payout", status: "REJECTED" }),
];

function sample(
  type: string,
  title: string,
  said: { readonly kind: "payment" | "payout"; readonly status: string; readonly reason?: string },
): WebhookSample {
  return { type, title, kind: said.kind, build: (subject, at) => bodyOf(subject, at, said) };
}

function bodyOf(
  { externalId, sessionKey, amount }: SampleSubject,
  at: Date,
  said: { readonly kind: string; readonly status: string; readonly reason?: string },
): Fields {
  return {
    transaction_date: at.toISOString().slice(0, 19).replace("T", " "),
    transaction_status: said.status,
    transaction_id: sessionKey ?? `sess_test_${at.getTime()}`,
    transaction_amount: toDecimal(amount),
    transaction_payment_method: "CREDIT_CARD",
    transaction_reference: externalId,
    transaction_currency: amount.currency,
    transaction_flow: said.kind === "payout" ? "PAYOUT" : "PAYIN",
    ...(said.reason === undefined ? {} : { transaction_reason: said.reason }),
  };
}

import { toDecimal } from "../../money.ts";
import { hmacSha256 } from "../signatures.ts";
import type { SampleSubject, WebhookSample } from "../tester-contract.ts";
import type { WebhookPair } from "../webhook-contract.ts";
import type { Credentials } from "./credentials.ts";
import { NETWORKS } from "./networks.ts";

type Pair = WebhookPair<Credentials>;
type Fields = Readonly<Record<string, unknown>>;

/** Which event tells which end. A failed or canceled order has none (page "webhooks"). */
const TELLS: Readonly<Record<string, string>> = {
  "payment succeeded": "order.completed",
  "payment expired": "order.expired",
  "deposit succeeded": "deposit.completed",
};

export const expects: NonNullable<Pair["expects"]> = ({ kind, status }) => TELLS[`${kind} ${status}`] ?? null;

export const sign: NonNullable<Pair["sign"]> = (body, { credentials, now, secret }) => {
  const time = Math.floor(now.getTime() / 1000);
  const signature = hmacSha256(secret ?? credentials.webhookSecret, `${time}.`, body).toString("hex");
  return { "x-payin-signature": `t=${time},v1=${signature}` };
};

/** As the server's own source writes them, in snake_case. */
export const samples: NonNullable<Pair["samples"]> = () => SAMPLES;

const SAMPLES: readonly WebhookSample[] = [
  order("order.created", "Order created", (at) => ({ status: "pending", created_at: at })),
  order("order.completed", "Order completed", (at) => ({ status: "completed", completed_at: at })),
  order("order.expired", "Order expired", (at) => ({ status: "expired", expired_at: at, reason: "timeout" })),
  transfer("transfer.detected", "Transfer to an order detected"),
  transfer("transfer.confirmed", "Transfer to an order confirmed"),
  deposit("deposit.pending", "Deposit detected"),
  deposit("deposit.confirmed", "Deposit confirmed"),
  deposit("deposit.completed", "Deposit completed"),
  binding("deposit.address_bound", "Deposit address bound"),
  binding("deposit.address_unbound", "Deposit address released"),
  {
    type: "test.event",
    title: "Test event",
    kind: null,
    build: (_subject, at) => ({
      id: `test_${at.getTime()}`,
      type: "test.event",
      created_at: at.toISOString(),
      data: { message: "A test event" },
    }),
  },
];

function order(type: string, title: string, more: (at: string) => Fields): WebhookSample {
  return {
    type,
    title,
    kind: "payment",
    build: (subject, at) =>
      envelope(type, subject.externalId, at, {
        ...orderFields(subject),
        ...more(at.toISOString()),
      }),
  };
}

function transfer(type: string, title: string): WebhookSample {
  return {
    type,
    title,
    kind: "payment",
    build: (subject, at) =>
      envelope(type, subject.txHash, at, { ...orderFields(subject), tx_hash: subject.txHash }),
  };
}

function deposit(type: string, title: string): WebhookSample {
  return {
    type,
    title,
    kind: "deposit",
    build: (subject, at) =>
      envelope(type, subject.externalId, at, {
        deposit_reference: subject.reference,
        deposit_address: "0x00000000000000000000000000000000000e57ed",
        ...placeOf(subject),
        tx_hash: subject.externalId,
        ...(type === "deposit.pending" ? {} : { completed_at: at.toISOString() }),
      }),
  };
}

function binding(type: string, title: string): WebhookSample {
  return {
    type,
    title,
    kind: null,
    build: ({ reference }, at) =>
      envelope(type, `${reference}_${at.getTime()}`, at, {
        deposit_reference: reference,
        deposit_address: "0x00000000000000000000000000000000000e57ed",
        protocol: "evm",
      }),
  };
}

/** PayIn's ids are made of what the event is about: the same event has the same id, however often it is sent. */
function envelope(type: string, about: string, at: Date, data: Fields): Fields {
  const id = `evt_${type.replaceAll(".", "_")}_${about}`;
  return { id, type, created_at: at.toISOString(), data };
}

function orderFields(subject: SampleSubject): Fields {
  return { order_id: subject.externalId, order_reference: subject.reference, ...placeOf(subject) };
}

/** The method's id is made of token and network: "usdt-tron-nile". */
function placeOf({ amount, method }: SampleSubject): Fields {
  const network = NETWORKS.find(({ chainId }) => method?.endsWith(`-${chainId}`));
  return {
    amount: toDecimal(amount),
    currency: amount.currency,
    chain_id: network?.chainId ?? "tron-nile",
  };
}

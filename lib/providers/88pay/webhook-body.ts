import { z } from "zod";
import { fieldDrift } from "../drift.ts";
import { decimalText } from "../exact-json.ts";
import type { DriftSign } from "../facts.ts";
import { looseText } from "../loose.ts";
import { readWebhookJson } from "../webhook-body.ts";

const text = z.string().min(1);
const bodySchema = z.object({
  transaction_id: text,
  transaction_status: text,
  transaction_amount: decimalText,
  transaction_date: looseText,
  transaction_flow: looseText,
  transaction_reference: looseText,
  transaction_currency: looseText,
  transaction_country: looseText,
  transaction_payment_method: looseText,
  transaction_reason: looseText,
});
export type Body = z.infer<typeof bodySchema>;

/** The fields of page "webhooks", as far as it could be read; the others are assumed, and none of them is relied on. */
const DOCUMENTED = {
  promised: [
    "transaction_date",
    "transaction_status",
    "transaction_id",
    "transaction_amount",
    "transaction_payment_method",
  ],
  known: [
    "transaction_flow",
    "transaction_reference",
    "transaction_currency",
    "transaction_country",
    "transaction_description",
    "transaction_customer_id",
    "transaction_reason",
  ],
};

/** Null: the bytes are no notification of 88Pay's. */
export function readBody(bytes: Uint8Array): { readonly body: Body; readonly drift: DriftSign[] } | null {
  const json = readWebhookJson(bytes);
  const body = json.ok ? bodySchema.safeParse(json.value) : null;
  if (!json.ok || !body?.success) return null;
  return { body: body.data, drift: fieldDrift("notification", json.value, DOCUMENTED) };
}

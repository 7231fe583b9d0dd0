import type { PaymentPlan } from "../plan/plan.ts";
import type { Sending } from "./world.ts";

type Fields = Record<string, unknown>;
type Body = Fields & { readonly data?: { readonly object?: Fields } };

/**
 * What a real provider would say beyond what a press on the sandbox's buttons makes it say: why a charge was rejected,
 * and how much of an invoice came in. Done before signing, so that the proof covers it.
 */
export function editBody(sending: Sending, plan: PaymentPlan): Sending {
  const edit = EDITS[sending.provider];
  if (edit === undefined) return sending;
  const body: Body = JSON.parse(sending.body);
  edit(body, plan);
  return { ...sending, body: JSON.stringify(body) };
}

const EDITS: Partial<Record<PaymentPlan["provider"], (body: Body, plan: PaymentPlan) => void>> = {
  "88pay": (body, plan) => {
    if (body.transaction_status === "REJECTED") body.transaction_reason = plan.reason ?? "Expired";
  },
  pepay: (body, { received }) => {
    if (received === undefined) return;
    const object = body.data?.object ?? {};
    const millis = Number.parseInt(received.replace(".", ""), 10);
    if (object.object === "invoice_payment") Object.assign(object, { amount: millis, amount_usd: received });
    else if (object.amount_paid !== 0)
      Object.assign(object, { amount_paid: millis, amount_paid_decimal: received });
  },
};

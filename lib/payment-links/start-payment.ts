import type { z } from "zod";
import { type Clock, systemClock } from "../clock.ts";
import { listConnections } from "../connections/load-connection.ts";
import { unit } from "../db/unit.ts";
import { env } from "../env.ts";
import { assertId, type TransactionId } from "../ids.ts";
import { requestPayment } from "../transactions/request-payment.ts";
import { type PaymentWanted, writePayment } from "../transactions/write-payment.ts";
import { type Admission, admitPayment } from "./admit-payment.ts";
import { paymentCountry } from "./payment-country.ts";
import { paymentToken } from "./payment-token.ts";
import { requireLinkBySlug } from "./require-link-by-slug.ts";
import type { startPaymentInput } from "./schema.ts";

export interface StartedPayment {
  readonly transactionId: TransactionId;
  /** Opens the payment on the public page: `/pay/<slug>?p=<token>`. */
  readonly token: string;
}

/**
 * A payer begins a payment on a public page. The same page key, method and amount are the same payment, however often
 * they are sent. Throws not found, conflict (the link is closed) and invalid input (`methodKey`, `amount`); what the
 * provider does is written on the payment, never thrown.
 */
export async function startPayment(
  input: z.output<typeof startPaymentInput>,
  clock: Clock = systemClock,
): Promise<StartedPayment> {
  const { scope, linkId } = await requireLinkBySlug(input.slug);
  const { methodKey, amount = "" } = input;
  const token = paymentToken(input.idempotencyKey, methodKey, amount);
  const connections = await listConnections(scope);
  const begun = await unit(async (tx) => {
    const request = { linkId, methodKey, amount, token, now: clock.now() };
    const admission = await admitPayment(tx, scope, request, connections);
    if (admission.kind === "known")
      return { id: assertId("transaction", admission.transactionId), token: admission.token, wanted: null };
    const wanted = wantedPayment(admission, input.slug, token);
    return { id: await writePayment(tx, scope, wanted, clock), token, wanted };
  });
  if (begun.wanted) await requestPayment(scope, begun.id, begun.wanted, clock);
  return { transactionId: begun.id, token: begun.token };
}

function wantedPayment(
  admission: Extract<Admission, { kind: "new" }>,
  slug: string,
  token: string,
): PaymentWanted {
  const { link, connection, method, amount, customer } = admission;
  const country = paymentCountry(method, amount.currency, customer?.country ?? null);
  return {
    connection,
    method,
    amount,
    idempotencyKey: token,
    description: link.title,
    linkId: link.id,
    returnUrl: `${env().PAYDECK_URL}/pay/${slug}?p=${token}`,
    ...(link.invoiceNumber === null
      ? {}
      : { reference: link.invoiceNumber, invoiceNumber: link.invoiceNumber }),
    ...(customer === null ? {} : { customer }),
    ...(country === undefined ? {} : { country }),
  };
}

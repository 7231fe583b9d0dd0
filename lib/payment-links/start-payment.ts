import type { z } from "zod";
import { type Clock, systemClock } from "../clock.ts";
import { listConnections } from "../connections/load-connection.ts";
import { unit } from "../db/unit.ts";
import { publicUrl } from "../env.ts";
import { assertId, type TransactionId } from "../ids.ts";
import { type PaymentWanted, writePayment } from "../transactions/write-payment.ts";
import { type Admission, admitPayment } from "./admit-payment.ts";
import { saveAnswers } from "./answer-repository.ts";
import { beginPayment } from "./begin-payment.ts";
import type { startPaymentInput } from "./pay-page/schema.ts";
import { paymentCountry } from "./payment-country.ts";
import { paymentToken } from "./payment-token.ts";
import { requireAnswers } from "./require-answers.ts";
import { requireLinkBySlug } from "./require-link-by-slug.ts";

export interface StartedPayment {
  readonly transactionId: TransactionId;
  /** Opens the payment on the public page: `/pay/<slug>?p=<token>`. */
  readonly token: string;
  /** The link keeps places for so long: whoever began it must be known again when they come back. */
  readonly holdMinutes: number | null;
}

/**
 * A payer begins a payment on a public page. The same page key, method and amount are the same payment, however often
 * they are sent. Where the provider refuses for a reason of its own, before anything could be charged, the link's next
 * connection is asked instead, and its payment is the answer. Throws not found, conflict (the link is closed, or its last
 * place kept) and invalid input (`methodKey`, `amount…`, `answers`); what providers do is written on the payments, never
 * thrown.
 */
export async function startPayment(
  input: z.output<typeof startPaymentInput>,
  clock: Clock = systemClock,
): Promise<StartedPayment> {
  const { scope, link } = await requireLinkBySlug(input.slug);
  const { methodKey, amount = "", own = [] } = input;
  const answers = requireAnswers(link, input.answers ?? {});
  const token = paymentToken(input.idempotencyKey, methodKey, amount);
  const connections = await listConnections(scope);
  const begun = await unit(async (tx) => {
    const now = clock.now();
    const request = { linkId: link.id, methodKey, amount, token, own, now };
    const admission = await admitPayment(tx, scope, request, connections);
    const said = (transactionId: TransactionId) =>
      saveAnswers(tx, scope, { transactionId, linkId: link.id, answers, at: now });
    if (admission.kind === "known") {
      const id = assertId("transaction", admission.transactionId);
      if (admission.token === token) await said(id);
      return { id, token: admission.token, wanted: null, link: null };
    }
    const wanted = wantedPayment(admission, input.slug, token);
    const id = await writePayment(tx, scope, wanted, clock);
    await said(id);
    return { id, token, wanted, link: admission.link };
  });
  const { holdMinutes } = link;
  if (begun.link === null) return { transactionId: begun.id, token: begun.token, holdMinutes };
  const paths = { link: begun.link, connections, answers, own: holdMinutes === null ? null : own };
  const stands = await beginPayment(scope, begun, paths, clock);
  return { transactionId: stands.id, token: stands.token, holdMinutes };
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
    returnUrl: `${publicUrl()}/pay/${slug}?p=${token}`,
    ...(link.invoiceNumber === null
      ? {}
      : { reference: link.invoiceNumber, invoiceNumber: link.invoiceNumber }),
    ...(customer === null ? {} : { customer }),
    ...(country === undefined ? {} : { country }),
  };
}

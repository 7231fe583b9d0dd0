import { notFound } from "../errors.ts";
import { payVersion } from "./pay-payment.ts";
import { findPaymentByToken } from "./payment-repository.ts";
import { requireLinkBySlug } from "./require-link-by-slug.ts";

/** Whether the payer's page is still right; throws not found. */
export async function getPayStatus(slug: string, token: string): Promise<{ readonly version: string }> {
  const { scope, link } = await requireLinkBySlug(slug);
  const payment = await findPaymentByToken(scope, link.id, token);
  if (!payment) throw notFound("Payment");
  return { version: payVersion(payment) };
}

import { z } from "zod";
import { AppError } from "#lib/errors.ts";
import { getPayPage } from "#lib/payment-links/get-pay-page.ts";
import { clientAddress, payRedirect, readLanguage } from "#lib/payment-links/pay-http.ts";
import { startPaymentInput } from "#lib/payment-links/schema.ts";
import { assertMayStart } from "#lib/payment-links/start-limit.ts";
import { startPayment } from "#lib/payment-links/start-payment.ts";
import { describeFailure } from "#lib/server/describe-failure.ts";

const form = z.object({ method: z.string(), key: z.string(), amount: z.string().optional() });

/** The form of the public page: begins the payment, then sends the payer on. Always answers with a page. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ slug: string }> },
): Promise<Response> {
  const { slug } = await params;
  const fields = Object.fromEntries(await request.formData());
  const lang = readLanguage(fields.lang);
  try {
    await assertMayStart(slug, clientAddress(request));
    const { method, key, amount } = form.parse(fields);
    const { token } = await startPayment(
      startPaymentInput.parse({ slug, methodKey: method, amount, idempotencyKey: key }),
    );
    const { payment } = await getPayPage({ slug, token });
    const action = payment?.nextAction;
    const isWaiting = payment?.status === "created" || payment?.status === "pending";
    if (isWaiting && action?.type === "redirect" && /^https?:\/\//.test(action.url)) {
      return new Response(null, { status: 303, headers: { location: action.url } });
    }
    return payRedirect(slug, { p: token, lang });
  } catch (thrown) {
    return payRedirect(slug, { problem: problemOf(thrown), lang });
  }
}

/** What the page says about it; a closed link speaks for itself. */
function problemOf(thrown: unknown): string | null {
  const { code, fields } = describeFailure(thrown, "pay");
  if (code === "rate_limited") return "tooMany";
  if (code === "invalid_input") return "amount" in fields ? "amount" : "methodKey";
  const isClosed = thrown instanceof AppError && (code === "conflict" || code === "not_found");
  return isClosed ? null : "unexpected";
}

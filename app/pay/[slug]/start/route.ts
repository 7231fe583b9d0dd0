import { z } from "zod";
import { AppError } from "#lib/errors.ts";
import { PAY_PROBLEMS } from "#lib/payment-links/asks/schema.ts";
import { getPayPage } from "#lib/payment-links/get-pay-page.ts";
import { ownPaymentsCookies, ownPaymentsOf } from "#lib/payment-links/own-payments.ts";
import { readChoice } from "#lib/payment-links/pay-form/schema.ts";
import { clientAddress, payPath, payRedirect, readLanguage } from "#lib/payment-links/pay-http.ts";
import { startPaymentInput } from "#lib/payment-links/pay-page/schema.ts";
import { assertMayStart } from "#lib/payment-links/start-limit.ts";
import { startPayment } from "#lib/payment-links/start-payment.ts";
import { typedCookie } from "#lib/payment-links/typed-form.ts";
import { describeFailure } from "#lib/server/describe-failure.ts";
import { tooManyTries } from "#lib/server/too-many-page.ts";

const form = z.object({ method: z.string(), key: z.string(), amount: z.string().optional() });

/** The form of the public page: begins the payment, then sends the payer on. Always answers with a page, or leads to one. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ slug: string }> },
): Promise<Response> {
  const { slug } = await params;
  const fields = Object.fromEntries(await request.formData());
  const lang = readLanguage(fields.lang);
  try {
    await assertMayStart(slug, clientAddress(request));
    const { method, key, amount } = form.parse({ key: fields.key, ...readChoice(fields) });
    const own = ownPaymentsOf(request);
    const answers = answersOf(fields);
    const { token, holdMinutes } = await startPayment(
      startPaymentInput.parse({ slug, methodKey: method, amount, answers, own, idempotencyKey: key }),
    );
    const { payment } = await getPayPage({ slug, token });
    const kept = holdMinutes === null ? [] : ownPaymentsCookies(slug, [...own, token], holdMinutes);
    const action = payment?.nextAction;
    const isWaiting = payment?.status === "created" || payment?.status === "pending";
    if (isWaiting && action?.type === "redirect" && /^https?:\/\//.test(action.url)) {
      return withCookies(new Response(null, { status: 303, headers: { location: action.url } }), kept);
    }
    return withCookies(payRedirect(slug, { p: token, lang }), kept);
  } catch (thrown) {
    const problem = problemOf(thrown);
    const { method, amount } = readChoice(fields);
    const typed = { method: textOf(method), amount: textOf(amount), answers: answersOf(fields) };
    const kept = problem === null ? [] : [typedCookie(slug, typed)];
    if (problem !== "tooMany") return withCookies(payRedirect(slug, { problem, lang }), kept);
    return withCookies(tooManyTries(request, payPath(slug, { problem, lang }), lang), kept);
  }
}

/** What the page says about it; a closed link speaks for itself. */
function problemOf(thrown: unknown): string | null {
  const { code, fields } = describeFailure(thrown, "pay");
  if (code === "rate_limited") return "tooMany";
  if (code === "invalid_input") return PAY_PROBLEMS.find((problem) => problem in fields) ?? "methodKey";
  const isClosed = thrown instanceof AppError && (code === "conflict" || code === "not_found");
  return isClosed ? null : "unexpected";
}

function textOf(field: unknown): string {
  return typeof field === "string" ? field : "";
}

function answersOf(fields: Readonly<Record<string, FormDataEntryValue>>): Record<string, string> {
  const named = Object.entries(fields).flatMap(([name, value]) => {
    const id = /^answer_(q\d{1,2})$/.exec(name)?.[1];
    return id === undefined || typeof value !== "string" ? [] : [[id, value] as const];
  });
  return Object.fromEntries(named);
}

function withCookies(response: Response, cookies: readonly string[]): Response {
  for (const cookie of cookies) response.headers.append("set-cookie", cookie);
  return response;
}

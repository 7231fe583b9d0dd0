import { z } from "zod";
import { toDecimal } from "../../money.ts";
import { err, ok } from "../../result.ts";
import type { ProviderContext, ProviderOperations } from "../contract.ts";
import { unwrapData } from "../envelope.ts";
import { exactNumber } from "../exact-json.ts";
import { findLimitProblem, refusal } from "../method-limits.ts";
import type { CreatedPayment, CreatePaymentInput } from "../payment-contract.ts";
import { looseTime } from "../provider-time.ts";
import { shortDecimal } from "../read-amount.ts";
import { withoutUndefined } from "../without-undefined.ts";
import { call } from "./call.ts";
import type { Credentials } from "./credentials.ts";
import { embedCheckout } from "./embedded-checkout.ts";
import { embeddedTokenOf } from "./methods.ts";
import type { PayorSession } from "./payor.ts";
import { invoiceStatusOf } from "./status.ts";

/** Pepay counts in thousandths of a dollar. */
const FINEST_SCALE = 3;
const LONGEST_TEXT = 255;
const DAYS_30_MS = 30 * 24 * 60 * 60 * 1000;
const UUID_V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

const createdSchema = z.preprocess(
  unwrapData,
  z.object({
    invoice_id: z.string().min(1),
    payment_url: z.url({ protocol: /^https?$/ }),
    expires_at: looseTime,
    session_token: z.string().optional().catch(undefined),
    signature: z.string().optional().catch(undefined),
    payment_session_headers: z
      .object({ "x-session-token": z.string(), "x-signature": z.string() })
      .optional()
      .catch(undefined),
  }),
);
type Created = z.infer<typeof createdSchema>;

export const createPayment: NonNullable<ProviderOperations<Credentials>["createPayment"]> = async (
  context,
  input,
) => {
  const problem = findLimitProblem({ amount: input.amount, method: input.method });
  if (problem) return err(problem);
  if (!UUID_V4.test(input.idempotencyKey)) return err(refusal("Pepay demands a UUID v4 as idempotency key."));
  const amount = shortDecimal(toDecimal(input.amount));
  if ((amount.split(".")[1]?.length ?? 0) > FINEST_SCALE)
    return err(refusal("Pepay takes no more than three digits after the point."));
  const answer = await call(context, {
    operation: "createPayment",
    method: "POST",
    path: "/api/v1/invoices",
    headers: { "idempotency-key": input.idempotencyKey },
    body: bodyOf(input, amount),
    schema: createdSchema,
  });
  return answer.ok ? ok(await toCreated(context, answer.value, input)) : answer;
};

/** The same input makes the same bytes: Pepay refuses a key that comes back with another body. */
function bodyOf(input: CreatePaymentInput, amount: string) {
  const { email } = input.customer;
  return withoutUndefined({
    amount_usd: exactNumber(amount),
    description: input.description.slice(0, LONGEST_TEXT),
    customer_id: input.customer.id.slice(0, LONGEST_TEXT),
    customer_email: email !== undefined && z.email().safeParse(email).success ? email : undefined,
    metadata: { transaction_id: input.transactionId },
    expires_in: Math.min(input.method.windowSeconds * 1000, DAYS_30_MS),
    payment_return_url: input.returnUrl,
    payment_return_url_enabled: true,
  });
}

/** The answer names no status (page "create an invoice"), so the invoice is unpaid. */
async function toCreated(
  context: ProviderContext,
  created: Created,
  { method, transactionId, amount }: CreatePaymentInput,
): Promise<CreatedPayment> {
  const hostedUrl = created.payment_url;
  const token = embeddedTokenOf(method.id);
  const session = sessionOf(created);
  const embedded = token && session ? await embedCheckout(context, session, { ...token, hostedUrl }) : null;
  return withoutUndefined({
    externalId: created.invoice_id,
    nextAction: embedded ?? { type: "redirect" as const, url: hostedUrl },
    expiresAt: created.expires_at,
    fact: {
      subject: { externalId: created.invoice_id, reference: transactionId },
      kind: "payment" as const,
      status: invoiceStatusOf("unpaid"),
      providerStatus: "unpaid",
      amount,
      method: "crypto",
      mayBeginElsewhere: false,
    },
  });
}

function sessionOf({ payment_session_headers, session_token, signature }: Created): PayorSession | undefined {
  if (payment_session_headers) return payment_session_headers;
  return session_token && signature
    ? { "x-session-token": session_token, "x-signature": signature }
    : undefined;
}

import { z } from "zod";
import { toUnits } from "#sandbox/server/decimal.ts";
import type { Reply, SandboxRequest } from "#sandbox/server/http.ts";
import { bodyOf, ReplyError, toJson } from "#sandbox/server/http.ts";
import { camelObject } from "./camel-words.ts";
import { minorDigits } from "./currencies.ts";
import { refuse } from "./envelope.ts";

const bodySchema = z.object({
  total: z.object({ value: z.string().regex(/^\d{1,15}(\.\d+)?$/), currency: z.string() }),
  merchantReference: z.string().nullish(),
  text: z.string().nullish(),
  payerId: z.string().nullish(),
  backUrl: z.string().nullish(),
  requestId: z.string().nullish(),
  ofPayment: z.string().nullish(),
  why: z.string().nullish(),
  toAddress: z.string().nullish(),
  target: z.object({ account: z.string() }).nullish(),
});

/**
 * Answers in the other dialect when that is chosen: its body is read into this gateway's names, and every answer is
 * written in its own. Made up, so that a merchant's configured mapping has something real to differ from.
 */
export function inDialect(
  dialect: "snake" | "camel",
  request: SandboxRequest,
  answer: (request: SandboxRequest) => Reply,
): Reply {
  if (dialect === "snake") return answer(request);
  try {
    return rewritten(answer(request.method === "POST" ? translated(request) : request));
  } catch (error) {
    if (error instanceof ReplyError) throw new ReplyError(rewritten(error.reply));
    throw error;
  }
}

function translated(request: SandboxRequest): SandboxRequest {
  const parsed = bodySchema.safeParse(bodyOf(request));
  if (!parsed.success) return refuse(400, `${parsed.error.issues[0]?.path.join(".") || "body"}: invalid`);
  const { total, ...rest } = parsed.data;
  const body = {
    amount: Number(toUnits(total.value, minorDigits(total.currency))),
    currency: total.currency,
    reference: rest.merchantReference,
    description: rest.text,
    customer_id: rest.payerId,
    return_url: rest.backUrl,
    idempotency_key: rest.requestId,
    charge: rest.ofPayment ?? undefined,
    reason: rest.why,
    return_address: rest.toAddress,
    destination_account: rest.target?.account,
  };
  return { ...request, raw: Buffer.from(JSON.stringify(body)) };
}

function rewritten(reply: Reply): Reply {
  const value: unknown = JSON.parse(reply.body.toString());
  return { ...reply, body: toJson(camelObject(value)) };
}

import { z } from "zod";
import { decimalOfNumber, toUnits } from "#sandbox/server/decimal.ts";
import type { SandboxRequest } from "#sandbox/server/http.ts";
import { bodyOf } from "#sandbox/server/http.ts";
import { refuse } from "./envelope.ts";
import type { Method } from "./methods.ts";
import { methods, primaryCurrency } from "./methods.ts";
import type { EightyEightState } from "./state.ts";

const httpUrl = z.url({ protocol: /^https?$/ });

const filled = z.string().min(1);
const bankSchema = z
  .object({
    bank_name: filled,
    bank_code: filled.optional(),
    account_number: z.string().min(4),
    account_type: z.enum(["savings", "checking"]),
    holder_name: filled,
    document_type: z.enum(["CC", "CE", "NIT", "PS", "TI"]).optional(),
    document_number: filled.optional(),
  })
  .strict();

const bodySchema = z.object({
  flow: z.enum(["PAYIN", "PAYOUT"]),
  method_code: z.string(),
  method_category: z.string(),
  amount: z.number().positive(),
  currency: z.string().length(3).or(z.literal("USDT")),
  country: z.string().length(3),
  description: z.string().min(1).max(255),
  customer_id: z.string().min(1),
  notification_url: httpUrl,
  return_url: httpUrl.optional(),
  order: z.object({ reference: z.string().optional() }).optional(),
  bank_details: bankSchema.optional(),
  customer: z.record(z.string(), z.string()).optional(),
});

export interface ChargeInput {
  body: z.infer<typeof bodySchema>;
  amount: string;
  method: Method;
}

/** Reads a charge or payout: wrong shape is 400, a broken business rule is 422. */
export function readCharge(
  state: EightyEightState,
  request: SandboxRequest,
  flow: "PAYIN" | "PAYOUT",
): ChargeInput {
  const parsed = bodySchema.safeParse(bodyOf(request));
  if (!parsed.success) refuse(400, `Invalid parameter: ${parsed.error.issues[0]?.path.join(".") || "body"}`);
  const body = parsed.data;
  if (body.flow !== flow) refuse(400, "Invalid parameter: flow");
  const amount = decimalOfNumber(body.amount, 2);
  if (!amount) refuse(400, "Invalid parameter: amount");
  const method = methods[body.method_code];
  if (!method) refuse(400, "Invalid parameter: method_code");
  if (body.method_category !== method.category) refuse(400, "Invalid parameter: method_category");
  if (flow === "PAYIN" && method.answer === "redirect" && !body.return_url) {
    refuse(400, "Invalid parameter: return_url");
  }
  checkRules(body, amount, method);
  const missing = state.context.settings.of("88pay").withoutMethod;
  if (missing === body.method_code || missing === `${body.method_code}:${body.country}`)
    refuse(422, `Method ${body.method_code} is not available for country ${body.country}`);
  return { body, amount, method };
}

function checkRules(body: ChargeInput["body"], amount: string, method: Method): void {
  const local = primaryCurrency[body.country];
  if (!local) refuse(422, "Country not supported");
  if (method.countries && !method.countries.includes(body.country)) {
    refuse(422, `Method ${body.method_code} is not available for country ${body.country}`);
  }
  if (!(method.currencies ?? [local]).includes(body.currency)) {
    refuse(422, `Currency ${body.currency} is not valid for ${body.method_code} in ${body.country}`);
  }
  const limits = method.limits?.[body.currency];
  const units = toUnits(amount, 2);
  if (limits?.min && units < toUnits(limits.min, 2)) {
    refuse(422, `Amount is below the minimum of ${limits.min} ${body.currency}`);
  }
  if (limits?.max && units > toUnits(limits.max, 2)) {
    refuse(422, `Amount exceeds the maximum of ${limits.max} ${body.currency}`);
  }
}

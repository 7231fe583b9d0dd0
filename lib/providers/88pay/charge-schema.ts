import { z } from "zod";
import { camelKeys } from "../camel-keys.ts";
import { fieldDrift } from "../drift.ts";
import { unwrapData } from "../envelope.ts";
import { looseDecimal, looseText, looseUrl } from "../loose.ts";
import { looseTime } from "../provider-time.ts";

const fields = z.object({
  reference: z.string().min(1),
  amount: looseDecimal,
  currency: looseText,
  status: looseText,
  urlCheckout: looseUrl,
  voucherUrl: looseUrl,
  paymentCode: looseText,
  expiresAt: looseTime,
  bankDetails: z
    .record(z.string(), z.union([z.string(), z.number().int()]).nullable())
    .nullish()
    .catch(undefined),
  depositAddress: looseText,
  network: looseText,
});
export type ChargeFields = z.infer<typeof fields>;

/** Answers of all methods together (pages "create operation", "cash", "bank transfer", "digital wallets", "crypto"). */
const DOCUMENTED = {
  promised: ["reference", "amount", "currency"],
  known: [
    "urlCheckout",
    "customer_id",
    "voucher_url",
    "payment_code",
    "expires_at",
    "bank_details",
    "deposit_address",
    "network",
    "qr_code_url",
    "status",
  ],
};

/** With or without `{status, code, message, data}` around it, names in snake_case or camelCase. */
export const chargeSchema = z.unknown().transform((answer, context) => {
  const raw = unwrapData(answer);
  const charge = fields.safeParse(camelKeys(raw));
  if (charge.success) return { charge: charge.data, drift: fieldDrift("charge", raw, DOCUMENTED) };
  context.addIssue({ code: "custom", message: "no charge" });
  return z.NEVER;
});

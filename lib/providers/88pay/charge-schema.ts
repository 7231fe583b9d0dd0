import { z } from "zod";
import { looseDecimal, looseText, looseUrl } from "../loose.ts";
import { looseTime } from "../provider-time.ts";
import { withDrift } from "./answer.ts";

const chargeFields = z.object({
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
export type ChargeFields = z.infer<typeof chargeFields>;

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

export const chargeSchema = withDrift("charge", chargeFields, DOCUMENTED);

import type { WebhookDiagnosis } from "../webhook-contract.ts";
import type { Credentials } from "./credentials.ts";

const TIME_HEADER = "x-pepay-timestamp";

export const diagnosis: WebhookDiagnosis<Credentials> = {
  secretField: "webhookSecret",
  previousField: "previousWebhookSecret",
  headers: () => ["x-pepay-signature", "x-pepay-signature-previous", TIME_HEADER],
  signedAt({ headers }) {
    const time = headers[TIME_HEADER]?.trim() ?? "";
    return /^\d{1,15}$/.test(time) ? new Date(Number(time)) : null;
  },
  // The pages know one form only.
  variants: () => [],
};

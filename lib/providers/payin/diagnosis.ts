import type { WebhookDiagnosis } from "../webhook-contract.ts";
import type { Credentials } from "./credentials.ts";

const HEADER = "x-payin-signature";

export const diagnosis: WebhookDiagnosis<Credentials> = {
  secretField: "webhookSecret",
  previousField: "previousWebhookSecret",
  headers: () => [HEADER],
  signedAt({ headers }) {
    const seconds = /^t=(\d{1,12})(?:,|$)/.exec(headers[HEADER]?.trim() ?? "")?.[1];
    return seconds === undefined ? null : new Date(Number(seconds) * 1000);
  },
  variants({ headers }, { signature }) {
    const isBare = !/^t=/.test(headers[HEADER]?.trim() ?? "");
    if (signature === "any" || !isBare) return [];
    return [{ name: "a signature without a time", settings: { signature: "any" } }];
  },
};

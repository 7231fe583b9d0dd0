import { sandboxAccounts } from "#sandbox/accounts.ts";
import type { SettingsBook } from "#sandbox/server/settings.ts";
import type { WebhookPolicy } from "#sandbox/server/webhooks.ts";
import { sealBearer } from "./bearer.ts";
import { methods } from "./methods.ts";
import type { EightyEightState, PayRecord } from "./state.ts";

/** Ten tries; the waits between them are not documented, doubling is assumed. */
export function webhookPolicy(settings: SettingsBook): WebhookPolicy {
  return {
    timeoutMs: 5000,
    retryDelaysMs: [1, 2, 4, 8, 16, 32, 64, 128, 256].map((seconds) => seconds * 1000),
    retryOn: () => true,
    headers: ({ meta }, nowMs) => {
      const { transaction_id, transaction_amount } = meta;
      const proof = JSON.stringify({ transaction_id, transaction_amount, ts: nowMs });
      const { bearerScheme } = settings.of("88pay");
      const bearer = sealBearer(bearerScheme, proof, sandboxAccounts["88pay"].merchantSecret);
      return { Authorization: `Bearer ${bearer}` };
    },
  };
}

/** Tells the charge's own notification_url its status. There is no event id: the status is the event. */
export function notify(state: EightyEightState, record: PayRecord): void {
  if (!record.notificationUrl) return;
  const amount = record.sentAmount ?? record.amount;
  const { notification, tellReasons } = state.context.settings.of("88pay");
  const documented = {
    transaction_date: record.updatedAt.slice(0, 19).replace("T", " "),
    transaction_status: record.status,
    transaction_id: record.sessionId,
    transaction_amount: amount,
    transaction_payment_method: methods[record.methodCode]?.webhookName ?? record.methodCode,
  };
  const assumed = {
    transaction_reference: record.reference,
    transaction_currency: record.currency,
    transaction_country: record.country,
    transaction_description: record.description,
    transaction_customer_id: record.customerId,
    ...(tellReasons && record.status === "REJECTED" && { transaction_reason: record.rejectedFor }),
  };
  const body = notification === "full" ? { ...documented, ...assumed } : documented;
  state.context.webhooks.send("88pay", {
    url: record.notificationUrl,
    eventId: `${record.reference}:${record.status}`,
    eventType: record.status,
    body: JSON.stringify(body),
    meta: { transaction_id: record.sessionId, transaction_amount: amount },
  });
}

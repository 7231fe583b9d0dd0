import { sandboxAccounts } from "#sandbox/accounts.ts";
import type { Delivery, WebhookPolicy } from "#sandbox/server/webhooks.ts";
import { methods } from "./methods.ts";
import { encryptWithPassphrase } from "./passphrase-cipher.ts";
import type { EightyEightState, PayRecord } from "./state.ts";

/** Ten tries; the waits between them are not documented, doubling is assumed. */
export const webhookPolicy: WebhookPolicy = {
  timeoutMs: 5000,
  retryDelaysMs: [1, 2, 4, 8, 16, 32, 64, 128, 256].map((seconds) => seconds * 1000),
  retryOn: () => true,
  headers: (delivery, nowMs) => ({ Authorization: `Bearer ${webhookToken(delivery, nowMs)}` }),
};

function webhookToken(delivery: Delivery, nowMs: number): string {
  const proof = {
    transaction_id: delivery.meta.transaction_id,
    transaction_amount: delivery.meta.transaction_amount,
    ts: nowMs,
  };
  return encryptWithPassphrase(JSON.stringify(proof), sandboxAccounts["88pay"].merchantSecret);
}

/** Tells the charge's own notification_url its status. There is no event id: the status is the event. */
export function notify(state: EightyEightState, record: PayRecord): void {
  if (!record.notificationUrl) return;
  const amount = record.sentAmount ?? record.amount;
  const body = {
    transaction_date: record.updatedAt.slice(0, 19).replace("T", " "),
    transaction_status: record.status,
    transaction_id: record.sessionId,
    transaction_amount: amount,
    transaction_payment_method: methods[record.methodCode]?.webhookName ?? record.methodCode,
    transaction_reference: record.reference,
    transaction_currency: record.currency,
    transaction_country: record.country,
    transaction_description: record.description,
    transaction_customer_id: record.customerId,
  };
  state.context.webhooks.send("88pay", {
    url: record.notificationUrl,
    eventId: `${record.reference}:${record.status}`,
    eventType: record.status,
    body: JSON.stringify(body),
    meta: { transaction_id: record.sessionId, transaction_amount: amount },
  });
}

import { SANDBOX_URL } from "./addresses.ts";

export type ProviderId = "88pay" | "payin" | "pepay" | "gateway";

/** What the providers do with their webhooks, see sandbox/README.md. */
export type WebhookFault = "deliver" | "drop" | "duplicate";

/** Drops or doubles a provider's webhooks while `work` runs, then delivers them again. */
export async function withWebhooks<T>(
  provider: ProviderId,
  webhooks: WebhookFault,
  work: () => Promise<T>,
): Promise<T> {
  await control("settings", { provider, webhooks });
  try {
    return await work();
  } finally {
    await control("settings", { provider, webhooks: "deliver" satisfies WebhookFault });
  }
}

async function control(path: string, body: unknown): Promise<void> {
  const response = await fetch(`${SANDBOX_URL}/_control/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`the sandbox answered ${response.status} to ${path}`);
}

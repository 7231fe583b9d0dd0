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

/** What a provider's event stream does meanwhile, see sandbox/README.md; afterwards it is open again. */
export async function withStreams<T>(
  provider: ProviderId,
  streams: "refuse" | "mute",
  work: () => Promise<T>,
): Promise<T> {
  await control("settings", { provider, streams });
  try {
    return await work();
  } finally {
    await control("settings", { provider, streams: "open" });
  }
}

/** Has a provider answer one of its addresses with a status while `work` runs, then as usual again. */
export async function withAnswer<T>(
  provider: ProviderId,
  answer: { readonly status: number; readonly path: string },
  work: () => Promise<T>,
): Promise<T> {
  await control("settings", { provider, ...answer });
  try {
    return await work();
  } finally {
    await control("settings", { provider, status: null });
  }
}

/** A payer sends USDC on Polygon Amoy to the address that is bound to a reference at PayIn. */
export async function sendDeposit(reference: string, amount: string): Promise<void> {
  const transfer = { amount, currency: "USDC", chainId: "polygon-amoy" };
  await control("act", { provider: "payin", id: reference, action: "deposit", ...transfer });
}

async function control(path: string, body: unknown): Promise<void> {
  const response = await fetch(`${SANDBOX_URL}/_control/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`the sandbox answered ${response.status} to ${path}`);
}

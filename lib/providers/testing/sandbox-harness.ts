import { z } from "zod";
import { type SandboxProviderId, sandboxAccounts, sandboxPrefixes } from "#sandbox/accounts.ts";
import { startSandbox } from "#sandbox/start.ts";
import type { RunningProvider } from "./running-provider.ts";
import { listenForWebhooks } from "./webhook-listener.ts";

interface SandboxOptions {
  /** What the connect form would be filled with beside the account's own values. */
  readonly entered?: Readonly<Record<string, string>>;
  /** Below the provider's prefix. */
  readonly apiPath?: string;
  /** A paid payment, as the provider would have written it down long ago. */
  readonly past?: { readonly status: string; readonly amount: string; readonly currency: string };
}

/** So quick that tests need not wait, and no limit but those that a test asks for. */
const BRISK = { detectionMs: 10, confirmationMs: 40, retryScale: 0.02, rateLimits: false };
const WELL = { refunds: "complete", payouts: "pay", cashouts: "pay" };
const BADLY = { refunds: "fail", payouts: "fail", cashouts: "fail" };
const countSchema = z.object({ count: z.number() });

/** Starts the sandbox on a free port, with one provider's notifications sent to a listener of the test. */
export async function startInSandbox(
  provider: SandboxProviderId,
  { entered = {}, apiPath = "", past }: SandboxOptions = {},
): Promise<RunningProvider> {
  const listener = await listenForWebhooks();
  const sandbox = await startSandbox({ port: 0, quiet: true });
  const control = async (path: string, body: object): Promise<void> => {
    const response = await fetch(`${sandbox.url}/_control/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ provider, ...body }),
    });
    if (!response.ok) throw new Error(`sandbox: ${path} ${response.status} ${await response.text()}`);
  };
  await control("webhooks", { url: listener.url });
  await control("settings", BRISK);
  const credentials = { ...sandboxAccounts[provider], ...entered };
  return {
    baseUrl: sandbox.url + sandboxPrefixes[provider] + apiPath,
    credentials,
    badCredentials: { ...credentials, apiKey: "sk_test_nobodys" },
    webhookUrl: listener.url,
    act: (payment, action) => control("act", { id: payment.externalId, action }),
    nextWebhook: listener.next,
    faults: {
      set: (troubles) => control("faults", troubles),
      calm: () => control("scenario", { name: "calm" }),
    },
    async countMovements() {
      const response = await fetch(`${sandbox.url}/_control/payments/${provider}`);
      return countSchema.parse(await response.json()).count;
    },
    failMovements: (fail) => control("settings", fail ? BADLY : WELL),
    receiveDeposit: (reference) => control("act", { id: reference, action: "deposit" }),
    ...(past && { makePast: (count) => control("import", { records: pastRecords(past, count) }) }),
    async close() {
      await sandbox.close();
      await listener.close();
    },
  };
}

const A_WEEK_MS = 7 * 24 * 60 * 60 * 1000;

function pastRecords(payment: NonNullable<SandboxOptions["past"]>, count: number): object[] {
  const newest = Date.now() - A_WEEK_MS;
  return Array.from({ length: count }, (_, index) => {
    const createdAt = new Date(newest - index * 1000).toISOString();
    return { id: crypto.randomUUID(), ...payment, createdAt, completedAt: createdAt };
  });
}

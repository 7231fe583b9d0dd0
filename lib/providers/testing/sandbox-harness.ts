import { type SandboxProviderId, sandboxAccounts, sandboxPrefixes } from "#sandbox/accounts.ts";
import { startSandbox } from "#sandbox/start.ts";
import type { RunningProvider } from "./provider-suite.ts";
import { listenForWebhooks } from "./webhook-listener.ts";

interface SandboxOptions {
  /** What the connect form would be filled with beside the account's own values. */
  readonly entered?: Readonly<Record<string, string>>;
  /** Below the provider's prefix. */
  readonly apiPath?: string;
}

/** Starts the sandbox on a free port, with one provider's notifications sent to a listener of the test. */
export async function startInSandbox(
  provider: SandboxProviderId,
  { entered = {}, apiPath = "" }: SandboxOptions = {},
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
  const credentials = { ...sandboxAccounts[provider], ...entered };
  return {
    baseUrl: sandbox.url + sandboxPrefixes[provider] + apiPath,
    credentials,
    badCredentials: { ...credentials, apiKey: "sk_test_nobodys" },
    webhookUrl: listener.url,
    act: (payment, action) => control("act", { id: payment.externalId, action }),
    nextWebhook: listener.next,
    async close() {
      await sandbox.close();
      await listener.close();
    },
  };
}

import type { ImportRecord } from "#sandbox/server/provider.ts";
import { PROVIDER_IDS, type ProviderId } from "./plan/plan.ts";

/** The running sandbox's own switchboard. */
export interface Control {
  /** Where a provider sends what is about no single charge. */
  setWebhookAddress(provider: ProviderId, url: string): Promise<void>;
  /** What the merchant's shop checks signatures with. */
  setShopSecrets(secrets: readonly string[]): Promise<void>;
  importAll(records: Readonly<Record<ProviderId, readonly ImportRecord[]>>): Promise<number>;
}

export function sandboxControl(sandboxUrl: string): Control {
  async function post(path: string, body: object): Promise<void> {
    const answer = await fetch(`${sandboxUrl}/_control/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`the sandbox refused ${path}: ${await answer.text()}`);
  }
  return {
    setWebhookAddress: (provider, url) => post("webhooks", { provider, url }),
    setShopSecrets: (secrets) => post("shop", { secrets }),
    async importAll(records) {
      for (const provider of PROVIDER_IDS) await post("import", { provider, records: records[provider] });
      return PROVIDER_IDS.reduce((sum, provider) => sum + records[provider].length, 0);
    },
  };
}

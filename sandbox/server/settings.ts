import { z } from "zod";
import { eightyEightPaySwitches } from "#sandbox/88pay/switches.ts";
import type { SandboxProviderId } from "#sandbox/accounts.ts";
import { sandboxAccounts, sandboxProviderIds } from "#sandbox/accounts.ts";
import { gatewaySwitches } from "#sandbox/gateway/switches.ts";
import { payInSwitches } from "#sandbox/payin/switches.ts";
import { pepaySwitches } from "#sandbox/pepay/switches.ts";
import type { Store } from "./store.ts";
import { faultSwitches } from "./switches/faults.ts";
import { generalSwitches } from "./switches/general.ts";
import { webhookSwitches } from "./switches/webhooks.ts";

/** What the control API can change for one provider; its own switches are in its folder. A reset brings the defaults back. */
export const settingsSchema = z.object({
  ...generalSwitches,
  ...faultSwitches,
  ...webhookSwitches,
  ...eightyEightPaySwitches,
  ...payInSwitches,
  ...pepaySwitches,
  ...gatewaySwitches,
});
export type Settings = z.infer<typeof settingsSchema>;

export interface SettingsBook {
  of(provider: SandboxProviderId): Settings;
  /** Merges the given keys in; a value of the wrong kind throws. */
  change(provider: SandboxProviderId, change: Record<string, unknown>): Settings;
  reset(provider: SandboxProviderId): void;
  /** Called after each change of the provider's switches. */
  watch(provider: SandboxProviderId, changed: (next: Settings) => void): void;
}

export function createSettings(store: Store): SettingsBook {
  const book = new Map<SandboxProviderId, Settings>();
  const watchers: { provider: SandboxProviderId; changed: (next: Settings) => void }[] = [];
  const reset = (provider: SandboxProviderId) => {
    const account = sandboxAccounts[provider];
    const webhookSecret = "webhookSecret" in account ? account.webhookSecret : "";
    book.set(provider, settingsSchema.parse({ webhookSecret, rateLimits: provider !== "payin" }));
  };
  for (const provider of sandboxProviderIds) reset(provider);
  const of = (provider: SandboxProviderId) => book.get(provider) ?? settingsSchema.parse({});
  store.register({
    name: "settings",
    dump: () => Object.fromEntries(book),
    load: (data) => {
      const saved = z.record(z.string(), z.unknown()).parse(data);
      for (const provider of sandboxProviderIds) {
        if (provider in saved) book.set(provider, settingsSchema.parse(saved[provider]));
      }
    },
  });
  return {
    of,
    change: (provider, change) => {
      const next = settingsSchema.parse({ ...of(provider), ...change });
      book.set(provider, next);
      store.changed();
      for (const watcher of watchers) if (watcher.provider === provider) watcher.changed(next);
      return next;
    },
    reset,
    watch: (provider, changed) => void watchers.push({ provider, changed }),
  };
}

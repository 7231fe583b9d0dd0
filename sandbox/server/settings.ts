import { z } from "zod";
import { eightyEightPaySwitches } from "#sandbox/88pay/switches.ts";
import type { SandboxProviderId } from "#sandbox/accounts.ts";
import { sandboxAccounts, sandboxProviderIds } from "#sandbox/accounts.ts";
import { gatewaySwitches } from "#sandbox/gateway/switches.ts";
import { payInSwitches } from "#sandbox/payin/switches.ts";
import { pepaySwitches } from "#sandbox/pepay/switches.ts";
import type { Store } from "./store.ts";
import { generalSwitches } from "./switches/general.ts";
import {
  calm,
  type Limit,
  type Limitable,
  limitable,
  limitsSwitch,
  troubleSwitches,
} from "./switches/limits.ts";

/** What the control API can change for one provider; its own switches are in its folder. A reset brings the defaults back. */
export const switches = {
  ...generalSwitches,
  ...troubleSwitches,
  ...eightyEightPaySwitches,
  ...payInSwitches,
  ...pepaySwitches,
  ...gatewaySwitches,
};
const settingsSchema = z.object({ ...switches, ...limitsSwitch });
export type Settings = z.infer<typeof settingsSchema>;

export interface SettingsBook {
  of(provider: SandboxProviderId): Settings;
  /** Merges the given keys in; a value of the wrong kind throws. The limit holds for those that can have one. */
  change(provider: SandboxProviderId, change: Record<string, unknown>, limit?: Limit): Settings;
  /** One use of a limited switch; with the last one it goes back to its default. */
  use(provider: SandboxProviderId, name: Limitable): void;
  reset(provider: SandboxProviderId): void;
  /** Called after each change of the provider's switches. */
  watch(provider: SandboxProviderId, changed: (next: Settings) => void): void;
}

export function createSettings(store: Store): SettingsBook {
  const book = new Map<SandboxProviderId, Settings>();
  const watchers: { provider: SandboxProviderId; changed: (next: Settings) => void }[] = [];
  const reset = (provider: SandboxProviderId) => keep(provider, firstSettings(provider));
  const of = (provider: SandboxProviderId) => book.get(provider) ?? firstSettings(provider);

  function keep(provider: SandboxProviderId, next: Settings): Settings {
    book.set(provider, next);
    store.changed();
    for (const watcher of watchers) if (watcher.provider === provider) watcher.changed(next);
    return next;
  }

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
    change(provider, change, limit) {
      const known = of(provider);
      const limits = { ...known.limits };
      for (const name of limitable.filter((one) => one in change)) {
        if (limit && change[name] !== calm[name]) limits[name] = limit;
        else delete limits[name];
      }
      return keep(provider, settingsSchema.parse({ ...known, ...change, limits }));
    },
    use(provider, name) {
      const { [name]: limit, ...limits } = of(provider).limits;
      if (limit?.times === undefined) return;
      const after =
        limit.times > 1
          ? { limits: { ...limits, [name]: { ...limit, times: limit.times - 1 } } }
          : { limits, [name]: calm[name] };
      keep(provider, settingsSchema.parse({ ...of(provider), ...after }));
    },
    reset,
    watch: (provider, changed) => void watchers.push({ provider, changed }),
  };
}

function firstSettings(provider: SandboxProviderId): Settings {
  const account = sandboxAccounts[provider];
  const webhookSecret = "webhookSecret" in account ? account.webhookSecret : "";
  return settingsSchema.parse({ webhookSecret, rateLimits: provider !== "payin" });
}

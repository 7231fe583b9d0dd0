import { z } from "zod";
import type { SandboxProviderId } from "#sandbox/accounts.ts";
import { sandboxAccounts, sandboxProviderIds } from "#sandbox/accounts.ts";
import type { Store } from "./store.ts";

/** What the control API can change for one provider. A reset brings the defaults back. */
export const settingsSchema = z.object({
  webhookUrl: z.string().nullable().default(null),
  webhookSecret: z.string().default(""),
  /** Only Pepay signs with it: the secret before the last rotation. */
  previousWebhookSecret: z.string().nullable().default(null),
  webhooks: z.enum(["deliver", "drop", "duplicate"]).default("deliver"),
  /** Makes every API call answer this HTTP status. */
  status: z.number().int().min(400).max(599).nullable().default(null),
  /** `after` does the work first and then loses the answer. */
  statusWhen: z.enum(["before", "after"]).default("before"),
  latencyMs: z.number().int().min(0).max(120_000).default(0),
  tokenLimits: z.boolean().default(true),
  rateLimits: z.boolean().default(true),
  detectionMs: z.number().int().min(0).default(300),
  confirmationMs: z.number().int().min(0).default(1200),
  /** Multiplies the documented waits between webhook tries. */
  retryScale: z.number().min(0).max(10).default(1),
  /** PayIn only. */
  signatureForm: z.enum(["timestamped", "bare"]).default("timestamped"),
  spelling: z.enum(["snake", "camel"]).default("snake"),
  listShape: z.enum(["flat", "nested"]).default("flat"),
  poolSize: z.number().int().min(0).default(5000),
  /** Pepay only: how times are written in API answers. */
  timestamps: z.enum(["unix", "iso"]).default("unix"),
  /** Pepay's WebSocket: `refuse` also closes the open ones, `mute` accepts and then says nothing at all. */
  streams: z.enum(["open", "refuse", "mute"]).default("open"),
  /** Gateway only. */
  refunds: z.enum(["complete", "fail"]).default("complete"),
  payouts: z.enum(["pay", "fail"]).default("pay"),
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

import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { z } from "zod";
import type { SandboxProviderId } from "#sandbox/accounts.ts";
import type { Clock } from "./clock.ts";
import { decimalText } from "./decimal.ts";
import type { Reply } from "./http.ts";
import { json, ReplyError } from "./http.ts";
import type { Route } from "./router.ts";
import type { Scheduler } from "./scheduler.ts";
import type { SettingsBook } from "./settings.ts";
import type { Store } from "./store.ts";
import type { WebhookPolicy, WebhookSender } from "./webhooks.ts";

/** What every provider is built from. */
export interface SandboxContext {
  clock: Clock;
  store: Store;
  scheduler: Scheduler;
  settings: SettingsBook;
  webhooks: WebhookSender;
  /** Own address without a trailing slash, known once the socket listens. */
  baseUrl(): string;
}

export const actSchema = z.object({
  id: z.string().min(1),
  action: z.string().min(1),
  reason: z.string().optional(),
  /** Decimal string, for actions that need one (a deposit's amount). */
  amount: decimalText.optional(),
  currency: z.string().optional(),
  chainId: z.string().optional(),
  /** Pepay: the token a payor picked. */
  token: z.string().optional(),
});
export type ActInput = z.infer<typeof actSchema>;

/** `changed: false` means the button had already done its work. */
export interface ActResult {
  id: string;
  status: string;
  changed: boolean;
}

export const importRecordSchema = z.object({
  id: z.string().min(1),
  reference: z.string().nullish(),
  kind: z.enum(["payment", "payout", "refund", "deposit"]).default("payment"),
  /** The provider's own word. */
  status: z.string().min(1),
  /** Decimal string in major units of `currency`. */
  amount: decimalText,
  currency: z.string().min(1),
  method: z.string().nullish(),
  createdAt: z.iso.datetime({ offset: true }),
  completedAt: z.iso.datetime({ offset: true }).nullish(),
  expiresAt: z.iso.datetime({ offset: true }).nullish(),
  sessionId: z.string().nullish(),
  notificationUrl: z.string().nullish(),
  returnUrl: z.string().nullish(),
  country: z.string().nullish(),
  customerId: z.string().nullish(),
  description: z.string().nullish(),
  chainId: z.string().nullish(),
  txHash: z.string().nullish(),
  /** Where a deposit came to. */
  address: z.string().nullish(),
  /** The payment a refund belongs to. */
  paymentId: z.string().nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
});
export type ImportRecord = z.infer<typeof importRecordSchema>;

/** A line on the sandbox's start page. */
export interface RecentItem {
  id: string;
  kind: string;
  status: string;
  /** Amount and currency for people. */
  amount: string;
  createdAt: string;
  pageUrl: string | null;
}

export interface ProviderModule {
  id: SandboxProviderId;
  title: string;
  /** The provider's API. Faults and latency apply here. */
  api: readonly Route[];
  /** Hosted pages for people. Faults do not apply. */
  pages: readonly Route[];
  /** The documented error body for a status. */
  errorReply(status: number, message: string): Reply;
  /** Told in X-RateLimit headers, where the provider has them. */
  callsPerMinute?: number;
  webhooks: WebhookPolicy;
  act(input: ActInput): ActResult;
  importRecords(records: readonly ImportRecord[]): void;
  recent(limit: number): RecentItem[];
  reset(): void;
  /** Takes a WebSocket below the provider's prefix; absent: it has none. */
  upgrade?(request: IncomingMessage, socket: Duplex, head: Buffer): void;
}

/** A control or page action that cannot be done. */
export function refuseAct(status: number, message: string): never {
  throw new ReplyError(json(status, { ok: false, message }));
}

export function newestFirst(items: RecentItem[], limit: number): RecentItem[] {
  return items.sort((a, b) => b.createdAt.localeCompare(a.createdAt)).slice(0, limit);
}

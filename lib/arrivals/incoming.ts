import type { Connection } from "../connections/connection.ts";
import type { ConnectionId, MerchantId, WebhookEventId } from "../ids.ts";
import type { Mode } from "../mode.ts";
import type { EventChannel } from "../webhooks/status.ts";

/** What the events of one flush have in common that came over one connection under one proof. */
export interface Sender {
  readonly merchantId: MerchantId;
  readonly mode: Mode;
  readonly connectionId: ConnectionId;
  readonly provider: string;
  readonly channel: EventChannel;
  readonly scheme: string;
  readonly matchedSecret: string;
  /** The credentials under which the proof held; null where we fetched the event ourselves. */
  readonly vouchers: Pick<Connection, "sealedCredentials" | "previous"> | null;
}

/** An event that is known to be the provider's, as the inbox stores it. */
export interface IncomingEvent {
  readonly sender: Sender;
  readonly id: WebhookEventId;
  readonly externalEventId: string;
  readonly type: string;
  /** JSON. */
  readonly headers: string;
  readonly body: Uint8Array;
  readonly receivedAt: Date;
  readonly receiveMs: number;
}

/**
 * What became of an event: new, seen before, or not stored since the credentials that vouched for it are no longer the
 * connection's.
 */
export type Stored = "accepted" | "duplicate" | "outdated";

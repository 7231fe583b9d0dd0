import type { Connection } from "../connections/connection.ts";
import type { ProviderCallId, WebhookEventId } from "../ids.ts";
import type { ProviderFact } from "../providers/facts.ts";
import type { FactSource } from "./status.ts";

/** A fact on its way in: who said it, through what, and when Paydeck learned it. */
export interface FactArrival {
  readonly connection: Connection;
  readonly fact: ProviderFact;
  readonly source: FactSource;
  readonly eventId?: WebhookEventId;
  readonly callId?: ProviderCallId;
  readonly actor?: string;
  /** When Paydeck learned it. */
  readonly at: Date;
}

import type { Connection } from "../connections/connection.ts";
import type { ProviderCallId, WebhookEventId } from "../ids.ts";
import type { ProviderFact } from "../providers/facts.ts";
import type { FactSource } from "./status.ts";

/** A fact on its way in: who said it, through what, and when Paydeck learned it. */
export interface FactArrival {
  readonly connection: Connection;
  readonly fact: ProviderFact;
  /** `system`: Paydeck concluded it from other facts. */
  readonly source: FactSource | "system";
  /** The timeline's first line, where the fact is our own; else it says who said what. */
  readonly summary?: string;
  readonly eventId?: WebhookEventId;
  readonly callId?: ProviderCallId;
  readonly actor?: string;
  /** When Paydeck learned it. */
  readonly at: Date;
}

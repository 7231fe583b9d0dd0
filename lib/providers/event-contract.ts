/** One notification that came by another way than a webhook: the same envelope, the same id. */
export interface ProviderEvent {
  readonly eventId: string;
  readonly type: string;
  /** The envelope as the webhook would carry it; `webhook.translate` reads it. */
  readonly body: Uint8Array<ArrayBuffer>;
  readonly occurredAt: Date | null;
}

/** What a stream says. After `resync` or any break, missed events are fetched since the last known id. */
export type StreamSignal =
  | { readonly type: "event"; readonly event: ProviderEvent }
  | { readonly type: "resync" }
  | { readonly type: "alive" };

/** An open connection to the provider's stream. The iteration ends when it closes, for whatever reason. */
export interface ProviderStream {
  readonly signals: AsyncIterable<StreamSignal>;
  /** Why it ended, in our words; null while it is open or after `close`. */
  readonly endedBecause: () => string | null;
  close(): void;
}

/** Events after `since`, oldest first. Null `since`: the newest page only. */
export interface EventsSince {
  readonly events: readonly ProviderEvent[];
  /** False: the provider no longer knows `since`, or there were more than it gives: something may be missing. */
  readonly complete: boolean;
}

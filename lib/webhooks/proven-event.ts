import type { WebhookEventId } from "../ids.ts";

/** A quarantined request whose proof holds after all. */
export interface ProvenEvent {
  readonly id: WebhookEventId;
  readonly externalEventId: string;
  readonly type: string;
  readonly scheme: string;
  readonly matchedSecret: string;
}

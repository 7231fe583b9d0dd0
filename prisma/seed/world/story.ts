import type { ConnectionId, TransactionId } from "#lib/ids.ts";
import type { ProviderFact } from "#lib/providers/facts.ts";
import type { CreatedPayment } from "#lib/providers/payment-contract.ts";
import type { PaymentPlan } from "../plan/plan.ts";

/** The shop that the demo's payers came from. */
export const RETURN_URL = "https://cafealtura.example/gracias";

/** A customer as the database knows them. */
export interface KnownCustomer {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
}

/** How a payment of ours began. Plain data: it travels between threads. */
export interface Opening {
  readonly id: TransactionId;
  readonly plan: PaymentPlan;
  readonly customer: KnownCustomer | null;
  readonly linkId: string | null;
  readonly answeredAt: Date;
  /** Null: the provider's answer never came. */
  readonly created: CreatedPayment | null;
}

export interface WebhookStep {
  readonly kind: "webhook";
  readonly at: Date;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** As our own verifier reads it; null where the proof does not hold. */
  readonly externalEventId: string | null;
  /** Its processing is expected to fail, and is tried for as long as live events are. */
  readonly fails: boolean;
}

export interface PollStep {
  readonly kind: "poll";
  readonly at: Date;
  readonly fact: ProviderFact;
}

/** A row of the provider call log. */
export interface StoryCall {
  readonly method: string;
  readonly path: string;
  readonly status: number | null;
  readonly errorCode: string | null;
  readonly durationMs: number;
  readonly request: string | null;
  readonly response: string | null;
  readonly at: Date;
}

/** Everything that reached Paydeck about one movement of money, in the order in which it was learned. */
export interface Story {
  readonly connectionId: ConnectionId;
  opening: Opening | null;
  readonly steps: (WebhookStep | PollStep)[];
  readonly calls: StoryCall[];
}

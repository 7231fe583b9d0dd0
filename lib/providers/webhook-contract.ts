import type { Mode } from "../mode.ts";
import type { Result } from "../result.ts";
import type { DriftSign, ProviderFact } from "./facts.ts";
import type { SignOptions, ToldState, WebhookSample } from "./tester-contract.ts";

export interface RawWebhook {
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

declare const verifiedBrand: unique symbol;

/** A webhook whose proof held. Only `verify` and the inbox, reading back what it stored, can make one. */
export interface VerifiedWebhook {
  readonly [verifiedBrand]: true;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export interface WebhookProof {
  /** Same id: same notification, however often it is sent. Derived from the content where the provider has none. */
  readonly eventId: string;
  readonly type: string;
  /** For people: "t/v1", "encrypted bearer". */
  readonly scheme: string;
  readonly matchedSecret: "current" | "previous";
}

export const WEBHOOK_REFUSALS = [
  "missing_proof",
  "malformed_proof",
  "bad_proof",
  "stale",
  "content_mismatch",
  "malformed_body",
] as const;
export type WebhookRefusal = (typeof WEBHOOK_REFUSALS)[number];

export interface WebhookTranslation {
  readonly type: string;
  readonly facts: readonly ProviderFact[];
  /** Set when there are no facts: why nothing is to be done. */
  readonly ignoredBecause?: string;
  /** An unknown event type, or fields that no fact carries. */
  readonly drift?: readonly DriftSign[];
}

/** Another form in which a proof may be made, and the connection's settings under which `verify` takes it. */
export interface ProofVariant {
  /** Ends "It matches as …": "a signature in base64". */
  readonly name: string;
  readonly settings: Readonly<Record<string, string>>;
}

/**
 * What helps to find out why a proof did not hold. Nothing here checks a proof: whoever tries calls `verify` again, with
 * another secret, other settings, another time or other bytes.
 */
export interface WebhookDiagnosis<C> {
  /** The credential that proves webhooks. */
  readonly secretField: string;
  /** The credential that holds the one before it, while it is being changed. */
  readonly previousField?: string;
  /** Lower-case names of the headers that carry the proof. */
  headers(credentials: C): readonly string[];
  /** When it was signed, by its own words; null where it does not say, or can't be read with these credentials. */
  signedAt(raw: RawWebhook, credentials: C): Date | null;
  /** Forms that this request may have, other than the one that the credentials say; at most a dozen. */
  variants(raw: RawWebhook, credentials: C): readonly ProofVariant[];
}

export interface WebhookPair<C> {
  verify(
    raw: RawWebhook,
    options: { readonly credentials: C; readonly mode: Mode; readonly now: Date },
  ): Result<WebhookProof, WebhookRefusal>;
  /**
   * Their event in our facts. A body that can't be read is an error, kept and shown; never a throw. `credentials` are
   * the connection's: a provider whose shape is configured reads the event by them.
   */
  translate(
    event: VerifiedWebhook,
    options: { readonly mode: Mode; readonly credentials?: C | undefined },
  ): Result<WebhookTranslation, string>;
  /**
   * The event by which this provider tells a state, in its own words; null: it tells it by none. Absent: every end has
   * one, whose name is not known.
   */
  readonly expects?: (told: ToldState, credentials: C) => string | null;
  /** Its documented events, for the webhook tester. */
  readonly samples?: (credentials: C) => readonly WebhookSample[];
  /** The headers that prove these bytes, as the provider would send them. `verify` takes what this makes. */
  readonly sign?: (body: Uint8Array, options: SignOptions<C>) => Readonly<Record<string, string>>;
  /** What to do at the provider, one step a line; `{url}` is replaced by the webhook address. */
  readonly setup: readonly string[];
  /** Absent: a refused webhook can't be examined, nor let in under a secret that is typed in. */
  readonly diagnosis?: WebhookDiagnosis<C>;
}

import type { HeldRole } from "../auth/permissions.ts";
import type { ConnectionLimit } from "../auth/scope.ts";
import type { MemberId, MerchantId, SessionId, UserId } from "../ids.ts";
import type { Mode } from "../mode.ts";

/** A session whose row says that it still counts. */
export interface LiveSession {
  readonly id: SessionId;
  readonly user: { readonly id: UserId; readonly name: string; readonly email: string };
}

export interface MerchantSummary {
  readonly id: MerchantId;
  readonly slug: string;
  readonly name: string;
  readonly city: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** IANA name. */
  readonly timeZone: string;
  /** Currency that totals are shown in. */
  readonly baseCurrency: string;
}

/** Who is asking, in which merchant, in which mode. Says nothing yet about what they may do. */
export interface Membership {
  readonly user: LiveSession["user"];
  readonly member: {
    readonly id: MemberId;
    readonly role: HeldRole;
    readonly connectionIds: ConnectionLimit;
  };
  readonly merchant: MerchantSummary;
  readonly mode: Mode;
  /** Their role must sign in with a second factor, and they have none: nothing is granted until they add one. */
  readonly lacksFactor: boolean;
}

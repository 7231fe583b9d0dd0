import type { ConnectionId } from "../ids.ts";
import type { Mode } from "../mode.ts";
import type { Provider } from "../providers/contract.ts";
import type { PaymentMethod } from "../providers/payment-contract.ts";

/** A connection as operations use it. Credentials are opened only where a provider is called. */
export interface Connection {
  readonly id: ConnectionId;
  readonly provider: Provider;
  readonly name: string;
  readonly mode: Mode;
  /** Without a trailing slash. */
  readonly baseUrl: string;
  readonly sealedCredentials: Uint8Array;
  readonly credentialsSetAt: Date;
  /** Those before the last rotation, while webhooks signed with them are still taken. */
  readonly previous: { readonly sealed: Uint8Array; readonly until: Date } | null;
  readonly disabledAt: Date | null;
  /** Whether a call that may have arrived may be made again with its key: the same key is the same payment there. */
  readonly repeatsSafely: () => boolean;
  /** Whether this account takes one of its provider's methods. */
  readonly takes: (method: PaymentMethod) => boolean;
}

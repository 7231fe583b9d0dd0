import type { ConnectionCard } from "../connections/schema.ts";
import type { NewDrift } from "../drift/status.ts";
import type { TroubledEndpoint } from "../endpoints/list-troubled-endpoints.ts";
import type { LowPool } from "../provider-account/list-low-pools.ts";
import type {
  HeldTransactions,
  LateTransaction,
  OverpaidLink,
  RefusedWebhooks,
  TroubledEvents,
} from "./attention-repository.ts";

/** Everything that may call for a person, as it was read at `now`. */
export interface Signs {
  readonly now: Date;
  readonly zone: string;
  readonly events: readonly TroubledEvents[];
  readonly refused: readonly RefusedWebhooks[];
  readonly held: HeldTransactions | null;
  readonly overpaid: readonly OverpaidLink[];
  readonly late: readonly LateTransaction[];
  /** Movements that wait for a second person. */
  readonly waiting: { readonly refund: number; readonly payout: number; readonly replay: number };
  readonly connections: readonly ConnectionCard[];
  readonly drift: readonly NewDrift[];
  readonly pools: readonly LowPool[];
  readonly endpoints: readonly TroubledEndpoint[];
}

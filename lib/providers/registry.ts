import { notFound } from "../errors.ts";
import { eightyEightPay } from "./88pay/index.ts";
import type { Provider } from "./contract.ts";
import { gateway } from "./gateway/index.ts";
import { payin } from "./payin/index.ts";
import { pepay } from "./pepay/index.ts";

/** Every payment company we can talk to, in the order of the gallery. */
export const PROVIDERS: readonly Provider[] = [eightyEightPay, payin, pepay, gateway];

export function findProvider(id: string): Provider | null {
  return PROVIDERS.find((provider) => provider.id === id) ?? null;
}

/** As {@link findProvider}; throws `not_found`. */
export function getProvider(id: string): Provider {
  const provider = findProvider(id);
  if (!provider) throw notFound("Provider");
  return provider;
}

interface Capabilities {
  readonly payments: boolean;
  /** A payment's status can be asked for. */
  readonly status: boolean;
  /** A payment whose creation was never answered can be found again. */
  readonly recovery: boolean;
  /** Balances are answered; otherwise they are derived from our records. */
  readonly balances: boolean;
  /** The provider has payment links of its own; otherwise ours stand in. */
  readonly links: boolean;
  readonly refunds: boolean;
  readonly payouts: boolean;
  /** Addresses of a payer's own can be bound. */
  readonly deposits: boolean;
}

/** What a provider can do, derived from the operations that it has. */
export function capabilitiesOf({ operations }: Provider): Capabilities {
  return {
    payments: operations.createPayment !== undefined,
    status: operations.getPayment !== undefined,
    recovery: operations.findPayment !== undefined,
    balances: operations.listBalances !== undefined,
    links: operations.createLink !== undefined,
    refunds: operations.createRefund !== undefined,
    payouts: operations.createPayout !== undefined,
    deposits: operations.bindDepositAddress !== undefined,
  };
}

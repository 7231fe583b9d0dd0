import type { Mode } from "../../mode.ts";
import type { PaymentMethod } from "../payment-contract.ts";
import { NETWORKS, networksOf } from "./networks.ts";
import { LATE_MONEY } from "./waiting-hint.ts";

export interface PayinMethod extends PaymentMethod {
  readonly chainId: string;
}

/** Payment window of 10 minutes and 5 of grace: PayIn expires an order after both. */
const WINDOW_SECONDS = 15 * 60;

const METHODS: readonly PayinMethod[] = NETWORKS.flatMap((network) =>
  network.tokens.map((token) => ({
    chainId: network.chainId,
    id: methodIdOf(token, network.chainId),
    label: `${token} on ${network.label}`,
    family: "crypto" as const,
    currencies: [token],
    network: network.label,
    expectedSeconds: 60 + network.confirmSeconds,
    windowSeconds: WINDOW_SECONDS + network.confirmSeconds,
    waitingHint: LATE_MONEY,
  })),
);

/** One method for each token on each network of a mode. */
export function methodsOf(mode: Mode): readonly PayinMethod[] {
  const chains = networksOf(mode).map(({ chainId }) => chainId);
  return METHODS.filter((method) => chains.includes(method.chainId));
}

export function findMethod(mode: Mode, id: string): PayinMethod | undefined {
  return methodsOf(mode).find((method) => method.id === id);
}

/** "usdt-polygon-amoy": also for pairs that we do not list, so that a fact can name them. */
export function methodIdOf(token: string, chainId: string): string {
  return `${token.toLowerCase()}-${chainId}`;
}

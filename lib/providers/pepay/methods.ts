import type { CurrencyCode } from "../../currencies.ts";
import type { PaymentMethod } from "../payment-contract.ts";
import { networkName } from "./networks.ts";

const HOURS_12 = 12 * 60 * 60;

/** Limits from "create an invoice". */
const COMMON = {
  family: "crypto",
  currencies: ["USD"],
  min: { USD: "0.01" },
  max: { USD: "1000000" },
  expectedSeconds: 5 * 60,
  windowSeconds: HOURS_12,
} as const satisfies Partial<PaymentMethod>;

/** A token that is paid on our own page, by Pepay's embedded checkout. */
export interface EmbeddedToken {
  readonly symbol: CurrencyCode;
  /** Pepay's own word. */
  readonly network: string;
}

/** Only what is worth a dollar whatever the minute: a quote holds for five minutes, our page for longer. */
const EMBEDDED: readonly EmbeddedToken[] = [
  { symbol: "USDC", network: "solana" },
  { symbol: "USDC", network: "base" },
  { symbol: "USDT", network: "ethereum" },
];

/** On Pepay's own page the payer chooses among all tokens and networks; on ours among the stable ones. */
export const METHODS: readonly PaymentMethod[] = [
  { ...COMMON, id: "crypto", label: "Crypto, any network", network: "Chosen by the payer" },
  ...EMBEDDED.map(({ symbol, network }) => ({
    ...COMMON,
    id: methodIdOf({ symbol, network }),
    label: `${symbol} on ${networkName(network)}`,
    network: networkName(network),
  })),
];

export function embeddedTokenOf(methodId: string): EmbeddedToken | undefined {
  return EMBEDDED.find((token) => methodIdOf(token) === methodId);
}

function methodIdOf({ symbol, network }: EmbeddedToken): string {
  return `${symbol.toLowerCase()}-${network}`;
}

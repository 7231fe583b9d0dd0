import type { CurrencyCode } from "../../currencies.ts";
import type { Mode } from "../../mode.ts";
import type { PaymentMethod } from "../payment-contract.ts";

interface Network {
  readonly chainId: string;
  readonly label: string;
  readonly mode: Mode;
  readonly tokens: readonly CurrencyCode[];
  /** Time of the confirmations that PayIn waits for (page "supported networks"). */
  readonly confirmSeconds: number;
}

const NETWORKS: readonly Network[] = [
  // The page lists USDC alone on Sepolia; the guide's own examples pay USDT there.
  {
    chainId: "ethereum-sepolia",
    label: "Ethereum Sepolia",
    mode: "test",
    tokens: ["USDC", "USDT"],
    confirmSeconds: 36,
  },
  { chainId: "polygon-amoy", label: "Polygon Amoy", mode: "test", tokens: ["USDC"], confirmSeconds: 20 },
  { chainId: "tron-nile", label: "Tron Nile", mode: "test", tokens: ["USDT"], confirmSeconds: 9 },
  { chainId: "solana-devnet", label: "Solana Devnet", mode: "test", tokens: ["USDC"], confirmSeconds: 5 },
  {
    chainId: "ethereum-mainnet",
    label: "Ethereum",
    mode: "live",
    tokens: ["USDT", "USDC"],
    confirmSeconds: 144,
  },
  {
    chainId: "polygon-mainnet",
    label: "Polygon",
    mode: "live",
    tokens: ["USDT", "USDC"],
    confirmSeconds: 258,
  },
  { chainId: "tron-mainnet", label: "Tron", mode: "live", tokens: ["USDT"], confirmSeconds: 57 },
  { chainId: "solana-mainnet", label: "Solana", mode: "live", tokens: ["USDC"], confirmSeconds: 5 },
];

export interface PayinMethod extends PaymentMethod {
  readonly chainId: string;
}

/** Payment window of 10 minutes and 5 of grace: PayIn expires an order after both. */
const WINDOW_SECONDS = 15 * 60;

const METHODS: readonly (PayinMethod & { readonly mode: Mode })[] = NETWORKS.flatMap((network) =>
  network.tokens.map((token) => ({
    mode: network.mode,
    chainId: network.chainId,
    id: methodIdOf(token, network.chainId),
    label: `${token} on ${network.label}`,
    family: "crypto" as const,
    currencies: [token],
    network: network.label,
    expectedSeconds: 60 + network.confirmSeconds,
    windowSeconds: WINDOW_SECONDS + network.confirmSeconds,
  })),
);

/** One method for each token on each network of a mode. */
export function methodsOf(mode: Mode): readonly PayinMethod[] {
  return METHODS.filter((method) => method.mode === mode);
}

export function findMethod(mode: Mode, id: string): PayinMethod | undefined {
  return methodsOf(mode).find((method) => method.id === id);
}

/** "usdt-polygon-amoy": also for pairs that we do not list, so that a fact can name them. */
export function methodIdOf(token: string, chainId: string): string {
  return `${token.toLowerCase()}-${chainId}`;
}

/** A network's name for people; the chain id itself when we do not know it. */
export function networkLabelOf(chainId: string): string {
  return NETWORKS.find((network) => network.chainId === chainId)?.label ?? chainId;
}

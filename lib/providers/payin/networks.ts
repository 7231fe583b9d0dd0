import type { CurrencyCode } from "../../currencies.ts";
import type { Mode } from "../../mode.ts";

export interface Network {
  readonly chainId: string;
  readonly label: string;
  /** Family whose addresses serve it: one evm address is watched on every evm network. */
  readonly protocol: "evm" | "tron" | "solana";
  readonly mode: Mode;
  readonly tokens: readonly CurrencyCode[];
  /** Blocks that PayIn waits for, and how long they take (page "supported networks"). */
  readonly confirmations: number;
  readonly confirmSeconds: number;
}

export const NETWORKS: readonly Network[] = [
  // The page lists USDC alone on Sepolia; the guide's own examples pay USDT there.
  {
    chainId: "ethereum-sepolia",
    label: "Ethereum Sepolia",
    protocol: "evm",
    mode: "test",
    tokens: ["USDC", "USDT"],
    confirmations: 3,
    confirmSeconds: 36,
  },
  {
    chainId: "polygon-amoy",
    label: "Polygon Amoy",
    protocol: "evm",
    mode: "test",
    tokens: ["USDC"],
    confirmations: 10,
    confirmSeconds: 20,
  },
  {
    chainId: "tron-nile",
    label: "Tron Nile",
    protocol: "tron",
    mode: "test",
    tokens: ["USDT"],
    confirmations: 3,
    confirmSeconds: 9,
  },
  {
    chainId: "solana-devnet",
    label: "Solana Devnet",
    protocol: "solana",
    mode: "test",
    tokens: ["USDC"],
    confirmations: 1,
    confirmSeconds: 5,
  },
  {
    chainId: "ethereum-mainnet",
    label: "Ethereum",
    protocol: "evm",
    mode: "live",
    tokens: ["USDT", "USDC"],
    confirmations: 12,
    confirmSeconds: 144,
  },
  {
    chainId: "polygon-mainnet",
    label: "Polygon",
    protocol: "evm",
    mode: "live",
    tokens: ["USDT", "USDC"],
    confirmations: 128,
    confirmSeconds: 258,
  },
  {
    chainId: "tron-mainnet",
    label: "Tron",
    protocol: "tron",
    mode: "live",
    tokens: ["USDT"],
    confirmations: 19,
    confirmSeconds: 57,
  },
  {
    chainId: "solana-mainnet",
    label: "Solana",
    protocol: "solana",
    mode: "live",
    tokens: ["USDC"],
    confirmations: 1,
    confirmSeconds: 5,
  },
];

/** Families of networks for deposit addresses; Solana's deposits are not available (server source). */
export const DEPOSIT_PROTOCOLS = [
  { id: "evm", label: "Ethereum and Polygon" },
  { id: "tron", label: "Tron" },
] as const;

export function networksOf(mode: Mode): readonly Network[] {
  return NETWORKS.filter((network) => network.mode === mode);
}

/** A network's name for people; the chain id itself when we do not know it. */
export function networkLabelOf(chainId: string): string {
  return NETWORKS.find((network) => network.chainId === chainId)?.label ?? chainId;
}

const TEST_NAME = /(^|-)(sepolia|amoy|nile|devnet|testnet|holesky|hoodi|shasta|goerli|mumbai)$/;

/** Whether money on this chain is real; undefined for a chain whose name does not tell. */
function modeOfChain(chainId: string): Mode | undefined {
  const known = NETWORKS.find((network) => network.chainId === chainId);
  if (known) return known.mode;
  if (TEST_NAME.test(chainId)) return "test";
  return chainId.endsWith("-mainnet") ? "live" : undefined;
}

/**
 * Why nothing about this chain may be taken in by a connection of this mode, or null. PayIn keeps testnet and mainnet
 * apart: own accounts, keys, data and addresses (guide, "environments").
 */
export function findForeignChain(mode: Mode, chains: readonly (string | undefined)[]): string | null {
  const foreign = chains.find((chainId) => {
    const own = chainId === undefined ? undefined : modeOfChain(chainId);
    return own !== undefined && own !== mode;
  });
  if (foreign === undefined) return null;
  const kind =
    mode === "test" ? "real money, and this connection is for tests" : "tests, and this connection is live";
  return `${networkLabelOf(foreign)} is for ${kind}.`;
}

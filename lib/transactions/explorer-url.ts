import type { Mode } from "../mode.ts";

/** Address prefixes of public block explorers, by network in the one spelling of {@link networkKey}. */
const EXPLORERS: Readonly<Record<string, string>> = {
  ethereum: "https://etherscan.io/tx/",
  "ethereum-sepolia": "https://sepolia.etherscan.io/tx/",
  polygon: "https://polygonscan.com/tx/",
  "polygon-amoy": "https://amoy.polygonscan.com/tx/",
  base: "https://basescan.org/tx/",
  "base-sepolia": "https://sepolia.basescan.org/tx/",
  arbitrum: "https://arbiscan.io/tx/",
  "arbitrum-sepolia": "https://sepolia.arbiscan.io/tx/",
  optimism: "https://optimistic.etherscan.io/tx/",
  "optimism-sepolia": "https://sepolia-optimism.etherscan.io/tx/",
  bsc: "https://bscscan.com/tx/",
  "bsc-testnet": "https://testnet.bscscan.com/tx/",
  avalanche: "https://snowtrace.io/tx/",
  "avalanche-fuji": "https://testnet.snowtrace.io/tx/",
  tron: "https://tronscan.org/#/transaction/",
  "tron-nile": "https://nile.tronscan.org/#/transaction/",
  solana: "https://solscan.io/tx/",
  "solana-devnet": "https://solscan.io/tx/{hash}?cluster=devnet",
  bitcoin: "https://mempool.space/tx/",
  "bitcoin-testnet": "https://mempool.space/testnet/tx/",
  cardano: "https://cardanoscan.io/transaction/",
  sui: "https://suiscan.xyz/mainnet/tx/",
  ton: "https://tonviewer.com/transaction/",
};

/** The test network that a provider means when it names only the main one in test mode. */
const TEST_NETWORKS: Readonly<Record<string, string>> = {
  ethereum: "ethereum-sepolia",
  polygon: "polygon-amoy",
  base: "base-sepolia",
  arbitrum: "arbitrum-sepolia",
  optimism: "optimism-sepolia",
  bsc: "bsc-testnet",
  avalanche: "avalanche-fuji",
  tron: "tron-nile",
  solana: "solana-devnet",
  bitcoin: "bitcoin-testnet",
};

const NICKNAMES: Readonly<Record<string, string>> = {
  trc20: "tron",
  erc20: "ethereum",
  bep20: "bsc",
  sepolia: "ethereum-sepolia",
  amoy: "polygon-amoy",
  nile: "tron-nile",
  "bnb-smart-chain": "bsc",
};

/** Where the public can see a transaction hash; null for a network we don't know or a hash that isn't one. */
export function explorerUrl(network: string | null, hash: string | null, mode: Mode): string | null {
  if (network === null || hash === null || !/^[0-9A-Za-z_+/=-]{16,128}$/.test(hash)) return null;
  const named = networkKey(network);
  const key = mode === "test" ? (TEST_NETWORKS[named] ?? named) : named;
  // A main network without a known test network would show somebody else's money.
  if (mode === "test" && key === named && !/-(sepolia|amoy|nile|devnet|testnet|fuji)$/.test(key)) return null;
  const base = EXPLORERS[key];
  if (base === undefined) return null;
  const encoded = encodeURIComponent(hash);
  return base.includes("{hash}") ? base.replace("{hash}", encoded) : base + encoded;
}

/** One spelling for "Polygon Amoy", "polygon-amoy", "polygon-mainnet" and "Tron (TRC20)". */
function networkKey(network: string): string {
  const plain = network.toLowerCase().replace(/\(.*\)/, "");
  const dashed = plain
    .trim()
    .replace(/[\s_]+/g, "-")
    .replace(/-(mainnet|one)$/, "");
  return NICKNAMES[dashed] ?? dashed;
}

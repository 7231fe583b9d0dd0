export interface Network {
  chainId: string;
  name: string;
  protocol: "evm" | "tron" | "solana";
  confirmations: number;
  tokens: readonly string[];
}

/** The testnets. USDT and DAI on Sepolia come from the guide's examples; the network table itself lists USDC only. */
export const networks: readonly Network[] = [
  {
    chainId: "ethereum-sepolia",
    name: "Ethereum Sepolia",
    protocol: "evm",
    confirmations: 3,
    tokens: ["USDT", "USDC", "DAI"],
  },
  {
    chainId: "polygon-amoy",
    name: "Polygon Amoy",
    protocol: "evm",
    confirmations: 10,
    tokens: ["USDT", "USDC"],
  },
  { chainId: "tron-nile", name: "Tron Nile", protocol: "tron", confirmations: 3, tokens: ["USDT"] },
  { chainId: "solana-devnet", name: "Solana Devnet", protocol: "solana", confirmations: 1, tokens: ["USDC"] },
];

export const tokenDecimals: Readonly<Record<string, number>> = { USDT: 6, USDC: 6, DAI: 18 };

export function networkOf(chainId: string): Network | undefined {
  return networks.find((network) => network.chainId === chainId);
}

/** All sums are made with 18 decimals, the most any token here has. */
export const sumScale = 18;

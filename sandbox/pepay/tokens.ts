export interface PayToken {
  id: number;
  symbol: string;
  name: string;
  kind: "native" | "erc20" | "spl";
  network: string;
  decimals: number;
  /** US dollars per token, as a decimal string. */
  rate: string;
  protocol: "evm" | "solana";
}

/** What payors can pay with on devnet. Rates are made up and never move. */
export const payTokens: readonly PayToken[] = [
  token(1, "USDC", "USD Coin", "spl", "solana", 6, "1.00", "solana"),
  token(2, "USDC", "USD Coin", "erc20", "base", 6, "1.00", "evm"),
  token(3, "USDT", "Tether USD", "erc20", "ethereum", 6, "1.00", "evm"),
  token(4, "ETH", "Ether", "native", "ethereum", 18, "2500.00", "evm"),
  token(5, "SOL", "Solana", "native", "solana", 9, "160.00", "solana"),
  token(6, "AVAX", "Avalanche", "native", "avalanche", 18, "32.00", "evm"),
];

function token(
  id: number,
  symbol: string,
  name: string,
  kind: PayToken["kind"],
  network: string,
  decimals: number,
  rate: string,
  protocol: PayToken["protocol"],
): PayToken {
  return { id, symbol, name, kind, network, decimals, rate, protocol };
}

export function tokenById(id: number): PayToken | undefined {
  return payTokens.find((one) => one.id === id);
}

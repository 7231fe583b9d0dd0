/** The networks of page "payor", by Pepay's own word. */
const NETWORKS: Readonly<Record<string, string>> = {
  ethereum: "Ethereum",
  base: "Base",
  solana: "Solana",
  avalanche: "Avalanche",
  ton: "TON",
  bsc: "BNB Smart Chain",
  arbitrum: "Arbitrum",
  optimism: "Optimism",
  cardano: "Cardano",
  sui: "Sui",
};

/** For people; a network that we do not know keeps its own word. */
export function networkName(word: string): string {
  const key = word.toLowerCase();
  return (Object.hasOwn(NETWORKS, key) ? NETWORKS[key] : undefined) ?? word;
}

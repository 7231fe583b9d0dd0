const EVM_ADDRESS = /^0x[0-9a-fA-F]{40}$/;
const TRON_ADDRESS = /^T[1-9A-HJ-NP-Za-km-z]{33}$/;
const BASE58 = /^[1-9A-HJ-NP-Za-km-z]+$/;
const EVM_NETWORK =
  /\beth\b|ethereum|sepolia|polygon|amoy|base|arbitrum|optimism|bsc|bnb|avalanche|fuji|erc-?20|bep-?20/i;
const TRON_NETWORK = /tron|nile|shasta|trc-?20/i;
const SOLANA_NETWORK = /solana/i;

/** Why this can't be an address on the network; null when it may be one. Money sent to a wrong one is lost. */
export function addressProblem(address: string, network: string | null): string | null {
  if (address === "") return "Enter the address that the money goes to.";
  const named = network ?? "";
  if (EVM_NETWORK.test(named))
    return EVM_ADDRESS.test(address) ? null : `An address on ${named} is 0x and 40 hexadecimal digits.`;
  if (TRON_NETWORK.test(named))
    return TRON_ADDRESS.test(address) ? null : `An address on ${named} begins with T and has 34 characters.`;
  if (SOLANA_NETWORK.test(named))
    return BASE58.test(address) && address.length >= 32 && address.length <= 44
      ? null
      : `An address on ${named} has 32 to 44 letters and digits.`;
  return /^[0-9A-Za-z:_-]{20,120}$/.test(address) ? null : "This does not look like an address.";
}

/** Why this can't be a transaction's hash on the network; null when it may be one. */
export function hashProblem(hash: string, network: string | null): string | null {
  const named = network ?? "";
  if (EVM_NETWORK.test(named))
    return /^0x[0-9a-fA-F]{64}$/.test(hash) ? null : `A hash on ${named} is 0x and 64 hexadecimal digits.`;
  if (TRON_NETWORK.test(named))
    return /^(0x)?[0-9a-fA-F]{64}$/.test(hash) ? null : `A hash on ${named} is 64 hexadecimal digits.`;
  if (SOLANA_NETWORK.test(named))
    return BASE58.test(hash) && hash.length >= 64 && hash.length <= 90
      ? null
      : `A signature on ${named} has 64 to 90 letters and digits.`;
  return /^[0-9A-Za-z+/=_-]{32,128}$/.test(hash) ? null : "This does not look like a transaction hash.";
}

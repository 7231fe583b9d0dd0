import type { Mode } from "../../mode.ts";
import { ok } from "../../result.ts";
import type { AcceptedToken, AddressPool } from "../account-contract.ts";
import type { ProviderOperations } from "../contract.ts";
import { withoutUndefined } from "../without-undefined.ts";
import { listAddressPools } from "./address-pools.ts";
import type { Credentials } from "./credentials.ts";
import { methodIdOf } from "./methods.ts";
import { type Network, networksOf } from "./networks.ts";

/** Named by PayIn's guide or token page, and announced there as coming. */
const COMING = ["DAI", "USD1"];

/**
 * PayIn has no documented question for its tokens: this is its page of networks and tokens, with what its address pool
 * says of each network's family.
 */
export const listTokens: NonNullable<ProviderOperations<Credentials>["listTokens"]> = async (context) => {
  const pools = await listAddressPools(context);
  if (!pools.ok && pools.error.code === "credentials_rejected") return pools;
  const known = pools.ok ? pools.value : [];
  return ok([
    ...networksOf(context.mode).flatMap((network) => tokensOf(network, known)),
    ...comingTokens(context.mode),
  ]);
};

function tokensOf(network: Network, pools: readonly AddressPool[]): AcceptedToken[] {
  const pool = pools.find(({ protocol }) => protocol === network.protocol);
  const isEmpty = pool !== undefined && pool.available === 0;
  return network.tokens.map((symbol) =>
    withoutUndefined({
      id: methodIdOf(symbol, network.chainId),
      symbol,
      network: network.label,
      confirmations: network.confirmations,
      enabled: !isEmpty,
      unavailable: isEmpty ? "No free address in PayIn's pool. Import more addresses there." : undefined,
    }),
  );
}

function comingTokens(mode: Mode): AcceptedToken[] {
  const network = networksOf(mode).find(({ protocol }) => protocol === "evm");
  return COMING.map((symbol) => ({
    id: methodIdOf(symbol, network?.chainId ?? "evm"),
    symbol,
    network: network?.label ?? "Ethereum",
    enabled: false,
    unavailable: "Announced by PayIn, not taken yet.",
  }));
}

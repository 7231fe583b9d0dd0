import { z } from "zod";
import { camelKeys } from "../camel-keys.ts";
import type { DepositAddress } from "../deposit-contract.ts";
import { unwrapData } from "../envelope.ts";
import { looseText, looseUrl } from "../loose.ts";
import { looseTime } from "../provider-time.ts";
import { withoutUndefined } from "../without-undefined.ts";
import { isObject } from "./list-shape.ts";
import type { Network } from "./networks.ts";

const chains = z
  .unknown()
  .optional()
  .transform((value) => z.array(z.string()).safeParse(value).data);

const address = z
  .object({
    address: looseText,
    depositAddress: looseText,
    protocol: looseText,
    monitoredChains: chains,
    chainId: looseText,
    url: looseUrl,
    boundAt: looseTime,
    createdAt: looseTime,
  })
  .transform((read) => ({
    address: read.address ?? read.depositAddress,
    protocol: read.protocol?.toLowerCase(),
    chains: read.monitoredChains ?? (read.chainId ? [read.chainId] : []),
    url: read.url,
    boundAt: read.boundAt ?? read.createdAt,
  }));

type BoundAddress = z.infer<typeof address>;

/** Where PayIn answers one address, some under `addresses` (reference), or a bare text for one. */
export const addressesSchema = z.preprocess((value) => {
  const data = camelKeys(unwrapData(value));
  const listed = isObject(data) && Array.isArray(data.addresses) ? data.addresses : [data];
  return listed.map((item) =>
    typeof item === "string" ? { ...(isObject(data) ? data : {}), address: item } : item,
  );
}, z.array(address));

/** An address as we know it; null where the answer names none. */
export function mapAddress(
  read: BoundAddress,
  known: { readonly reference: string; readonly protocol?: string },
): DepositAddress | null {
  const protocol = read.protocol ?? protocolOfAddress(read.address) ?? known.protocol;
  if (!read.address || !protocol) return null;
  return withoutUndefined({
    reference: known.reference,
    protocol,
    address: read.address,
    chains: read.chains,
    boundAt: read.boundAt,
    url: read.url,
  });
}

function protocolOfAddress(text = ""): Network["protocol"] | undefined {
  if (/^0x[0-9a-f]+$/i.test(text)) return "evm";
  return /^T[1-9A-HJ-NP-Za-km-z]{33}$/.test(text) ? "tron" : undefined;
}

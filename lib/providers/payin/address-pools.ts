import { z } from "zod";
import type { AddressPool } from "../account-contract.ts";
import { camelKeys } from "../camel-keys.ts";
import type { ProviderOperations } from "../contract.ts";
import { unwrapData } from "../envelope.ts";
import { looseCount, looseText } from "../loose.ts";
import type { Credentials } from "./credentials.ts";
import { isObject } from "./list-shape.ts";
import { firstFound, request } from "./request.ts";

/** The reference's path, then those of the server's source. */
const PATHS = ["status", "availability", "summary"];

export const listAddressPools: NonNullable<ProviderOperations<Credentials>["listAddressPools"]> = (context) =>
  firstFound(
    PATHS.map(
      (path) => () =>
        request(context, {
          operation: "listAddressPools",
          method: "GET",
          path: `/address-pool/${path}`,
          schema: poolsSchema,
        }),
    ),
  );

/** Free addresses of all families together; undefined where PayIn does not say. */
export async function countFreeAddresses(
  context: Parameters<typeof listAddressPools>[0],
): Promise<number | undefined> {
  const pools = await listAddressPools(context);
  return pools.ok ? pools.value.reduce((sum, { available }) => sum + available, 0) : undefined;
}

const pool = z
  .object({
    protocol: looseText,
    available: looseCount,
    availableCount: looseCount,
    availableAddresses: looseCount,
    total: looseCount,
    totalCount: looseCount,
    totalAddresses: looseCount,
  })
  .transform((read) => ({
    protocol: read.protocol?.toLowerCase(),
    available: read.available ?? read.availableCount ?? read.availableAddresses,
    total: read.total ?? read.totalCount ?? read.totalAddresses ?? null,
  }));

/** The answer's form is not documented: a list of pools, pools by protocol, or one for all is read. */
const poolsSchema = z.unknown().transform((answer, context): readonly AddressPool[] => {
  const pools = poolsIn(camelKeys(unwrapData(answer)));
  if (pools.length > 0) return pools;
  context.addIssue("no pool in it");
  return z.NEVER;
});

function poolsIn(data: unknown): AddressPool[] {
  if (Array.isArray(data)) return data.flatMap((item) => readPool(item));
  if (!isObject(data)) return [];
  const listed = [data.protocols, data.pools, data.byProtocol].find((value) => value !== undefined);
  if (listed !== undefined) return poolsIn(listed);
  const named = Object.entries(data).flatMap(([name, item]) => (isObject(item) ? readPool(item, name) : []));
  return named.length > 0 ? named : readPool(data, "all");
}

function readPool(value: unknown, name?: string): AddressPool[] {
  const { protocol = name, available, total } = pool.safeParse(value).data ?? {};
  return protocol === undefined || available === undefined
    ? []
    : [{ protocol, available, total: total ?? null }];
}

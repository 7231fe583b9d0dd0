import type { Scope } from "../auth/scope.ts";
import { listAddressPools } from "./list-address-pools.ts";
import { readAddressPools } from "./read-address-pools.ts";
import type { AddressPools } from "./schema.ts";

/** Counts the pools now, while a person waits. Where the provider does not answer: the last count, and why. */
export async function countAddressPools(
  scope: Scope,
  { connectionId }: { readonly connectionId: string },
): Promise<AddressPools> {
  const answer = await readAddressPools(scope, { connectionId });
  const pools = await listAddressPools(scope, { connectionId });
  return { ...pools, problem: answer.ok ? null : answer.error.message };
}

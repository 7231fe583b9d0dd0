import type { ProviderListQuery } from "../account-contract.ts";

/** Whether a time lies in what was asked for: not every edition of PayIn has the filter. */
export function isWithin(
  { from, to }: Pick<ProviderListQuery, "from" | "to">,
  at: Date | undefined,
): boolean {
  if (!at) return true;
  return (!from || at >= from) && (!to || at <= to);
}

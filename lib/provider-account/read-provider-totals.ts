import type { z } from "zod";
import type { Scope } from "../auth/scope.ts";
import { answered, openAccount } from "./open-account.ts";
import type { providerTotalsDto } from "./schema.ts";

/** The sums that the provider keeps. */
export async function readProviderTotals(
  scope: Scope,
  { connectionId }: { readonly connectionId: string },
): Promise<z.infer<typeof providerTotalsDto>> {
  const { context, operation } = await openAccount(scope, connectionId, "readTotals");
  const { currency, figures } = answered(await operation(context));
  return {
    currency,
    figures: figures.map(({ label, amount, count = null }) => ({ label, amount, count })),
  };
}

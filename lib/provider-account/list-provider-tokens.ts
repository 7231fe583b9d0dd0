import type { z } from "zod";
import type { Scope } from "../auth/scope.ts";
import { answered, openAccount } from "./open-account.ts";
import type { acceptedTokensDto } from "./schema.ts";

/** The tokens and networks that payers can use, as the provider says now. */
export async function listProviderTokens(
  scope: Scope,
  { connectionId }: { readonly connectionId: string },
): Promise<z.infer<typeof acceptedTokensDto>> {
  const { connection, context, operation } = await openAccount(scope, connectionId, "listTokens");
  const tokens = answered(await operation(context));
  const items = tokens.map(({ id, symbol, network, enabled, confirmations = null, unavailable = null }) => {
    return { id, symbol, network, enabled, confirmations, unavailable };
  });
  return { mode: connection.mode, items };
}

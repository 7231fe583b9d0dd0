import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { ProviderCall } from "../db/generated/client.ts";

export async function insertProviderCall(
  scope: Scope,
  call: Omit<ProviderCall, "merchantId">,
): Promise<void> {
  await db().providerCall.create({ data: { ...call, merchantId: scope.merchantId } });
}

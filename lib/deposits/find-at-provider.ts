import type { Provider, ProviderContext, ProviderError } from "../providers/contract.ts";
import type { DepositAddress } from "../providers/deposit-contract.ts";
import { err, ok, type Result } from "../result.ts";

/** What the provider has bound to a reference now. Null: certainly nothing of this protocol. */
export async function findAtProvider(
  { operations }: Provider,
  context: ProviderContext,
  { reference, protocol }: { readonly reference: string; readonly protocol: string },
): Promise<Result<DepositAddress | null, ProviderError>> {
  if (operations.getDepositReference === undefined) return err(CANNOT_ASK);
  const answer = await operations.getDepositReference(context, reference);
  if (answer.ok) return ok(answer.value.addresses.find((one) => one.protocol === protocol) ?? null);
  return answer.error.code === "not_found" ? ok(null) : answer;
}

const CANNOT_ASK: ProviderError = {
  code: "invalid_request",
  message: "This provider can't be asked what is bound.",
  effect: "not_applied",
};

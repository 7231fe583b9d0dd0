import type { Scope } from "../auth/scope.ts";
import { providerFailed } from "../connections/provider-failed.ts";
import { notFound } from "../errors.ts";
import { pollDeposits } from "./poll-deposits.ts";
import { findAddress } from "./repository.ts";

/** Asks the provider, while a person waits, for the deposits of one address. */
export async function checkDeposits(
  scope: Scope,
  { depositId }: { readonly depositId: string },
): Promise<{ readonly news: number }> {
  const row = await findAddress(scope, depositId);
  if (row === null) throw notFound("Deposit address");
  const { connectionId, reference } = row;
  const { news, problem } = await pollDeposits(scope, { connectionId, reference });
  if (problem !== null) throw providerFailed(problem);
  return { news };
}

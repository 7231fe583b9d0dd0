import { z } from "zod";
import { ok, type Result } from "../../result.ts";
import type { ProviderError, ProviderOperations } from "../contract.ts";
import type { Credentials } from "./credentials.ts";
import { networksOf } from "./networks.ts";
import { type Answer, type Context, request } from "./request.ts";

/** The address goes back to the pool half an hour later; money sent to it meanwhile is not announced. */
export const unbindDepositAddress: NonNullable<
  ProviderOperations<Credentials>["unbindDepositAddress"]
> = async (context, { reference, protocol }) => {
  const first = await request(context, {
    operation: "unbindDepositAddress",
    method: "POST",
    path: "/deposits/unbind",
    body: { depositReference: reference, protocol },
    schema: z.unknown(),
    movesMoney: false,
  });
  const answer = isPathMissing(first) ? await unbindAtReference(context, reference, protocol) : first;
  return answer.ok ? ok({ unbound: true as const }) : answer;
};

/** Where PayIn says that nothing is bound the other path is left alone: it may release addresses of other families. */
function isPathMissing(answer: Result<unknown, ProviderError>): boolean {
  if (answer.ok || answer.error.code !== "not_found") return false;
  return answer.error.providerCode !== "DEPOSIT_ADDRESS_NOT_FOUND";
}

function unbindAtReference(context: Context, reference: string, protocol: string): Answer<unknown> {
  return request(context, {
    operation: "unbindDepositAddress",
    method: "DELETE",
    path: `/deposits/references/${encodeURIComponent(reference)}`,
    query: { chainId: networksOf(context.mode).find((one) => one.protocol === protocol)?.chainId },
    schema: z.unknown(),
  });
}

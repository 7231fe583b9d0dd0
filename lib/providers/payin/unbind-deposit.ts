import { z } from "zod";
import { ok } from "../../result.ts";
import type { ProviderOperations } from "../contract.ts";
import type { Credentials } from "./credentials.ts";
import { networksOf } from "./networks.ts";
import { firstFound, request } from "./request.ts";

/** The address goes back to the pool half an hour later; money sent to it meanwhile is not announced. */
export const unbindDepositAddress: NonNullable<
  ProviderOperations<Credentials>["unbindDepositAddress"]
> = async (context, { reference, protocol }) => {
  const answer = await firstFound([
    () =>
      request(context, {
        operation: "unbindDepositAddress",
        method: "POST",
        path: "/deposits/unbind",
        body: { depositReference: reference, protocol },
        schema: z.unknown(),
        movesMoney: false,
      }),
    () =>
      request(context, {
        operation: "unbindDepositAddress",
        method: "DELETE",
        path: `/deposits/references/${encodeURIComponent(reference)}`,
        query: { chainId: networksOf(context.mode).find((one) => one.protocol === protocol)?.chainId },
        schema: z.unknown(),
      }),
  ]);
  return answer.ok ? ok({ unbound: true as const }) : answer;
};

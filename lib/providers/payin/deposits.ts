import { err, ok, type Result } from "../../result.ts";
import type { ProviderError } from "../contract.ts";
import type { ProviderFact } from "../facts.ts";
import { mapDeposit } from "./mapper.ts";
import { type Context, request } from "./request.ts";
import { depositsSchema } from "./shapes.ts";

/** A deposit can't be asked for by its transfer: the newest hundred are looked through. */
export async function findDeposit(
  context: Context,
  externalId: string,
): Promise<Result<ProviderFact, ProviderError>> {
  const answer = await request(context, {
    operation: "getPayment",
    method: "GET",
    path: "/deposits",
    query: { page: "1", limit: "100" },
    schema: depositsSchema,
  });
  if (!answer.ok) return answer;
  const facts = answer.value.map((deposit) => mapDeposit(deposit));
  const found = facts.find((fact) => fact?.subject.externalId === externalId);
  return found
    ? ok(found)
    : err({ code: "not_found", message: "PayIn no longer lists this deposit.", effect: "not_applied" });
}

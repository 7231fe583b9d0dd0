import type { Scope } from "../auth/scope.ts";
import { notFound } from "../errors.ts";
import { findCallRow } from "./call-repository.ts";
import type { CallDto } from "./schema.ts";
import { toCall } from "./to-call.ts";

/** One call with what was sent and answered, as it was stored: without secrets. Throws `not_found`. */
export async function getCall(
  scope: Scope,
  { connectionId, callId }: { readonly connectionId: string; readonly callId: string },
): Promise<CallDto> {
  const row = await findCallRow(scope, connectionId, callId);
  if (row === null) throw notFound("Call");
  return toCall(row);
}

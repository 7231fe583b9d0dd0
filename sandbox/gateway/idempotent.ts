import type { Reply, SandboxRequest } from "#sandbox/server/http.ts";
import { headerOf } from "#sandbox/server/http.ts";
import { errorReply } from "./envelope.ts";
import type { GatewayState } from "./state.ts";

/** The key may sit in the header (seed 003) or in the body (seed 001); both together must agree. */
export function idempotent(
  state: GatewayState,
  request: SandboxRequest,
  body: { idempotency_key?: string | null | undefined },
  work: () => Reply,
): Reply {
  const inHeader = headerOf(request, "idempotency-key");
  const inBody = body.idempotency_key ?? undefined;
  if (inHeader && inBody && inHeader !== inBody) {
    return errorReply(400, "Idempotency keys in header and body differ");
  }
  const key = inHeader ?? inBody;
  const conflict = () => errorReply(409, "Idempotency key was used with another request");
  return state.idempotency.once(key, { path: request.path, body }, work, conflict);
}

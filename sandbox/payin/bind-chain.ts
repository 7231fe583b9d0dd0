import { z } from "zod";
import type { Reply, SandboxRequest } from "#sandbox/server/http.ts";
import { bodyOf, param } from "#sandbox/server/http.ts";
import { bind, bindFields, unbind } from "./bind.ts";
import { bindingView } from "./binding-view.ts";
import { refuse, success } from "./envelope.ts";
import { networkOf } from "./networks.ts";
import { checkPair } from "./order-input.ts";
import type { PayInState } from "./state.ts";

const chainSchema = bindFields.extend({ currency: z.string(), chainId: z.string() });

/** POST /deposits/references: the reference's way to bind, for a token on a chain. A second time is a duplicate. */
export function bindChain(state: PayInState, request: SandboxRequest): Reply {
  const parsed = chainSchema.safeParse(bodyOf(request));
  if (!parsed.success) refuse(400, "Required fields: depositReference, currency, chainId");
  const { depositReference, currency, chainId, metadata } = parsed.data;
  const { protocol } = checkPair(currency, chainId);
  if (protocol === "solana") refuse(400, "Solana deposits are not available", "INVALID_CHAIN");
  if (state.bindings.get(`${depositReference} ${protocol}`))
    refuse(409, "This reference is bound already", "DUPLICATE_DEPOSIT_REFERENCE");
  const binding = bind(state, { depositReference, protocol, metadata: metadata ?? null });
  return success(201, bindingView(state, binding));
}

/** DELETE /deposits/references/:ref, of one chain's family or of all. */
export function unbindReference(state: PayInState, request: SandboxRequest): Reply {
  const protocol = networkOf(request.query.get("chainId") ?? "")?.protocol;
  const reference = param(request, "depositReference");
  const found = state.bindings
    .all()
    .filter((one) => one.depositReference === reference && (!protocol || one.protocol === protocol));
  return unbind(state, found);
}

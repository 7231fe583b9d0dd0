import { z } from "zod";
import type { Reply, SandboxRequest } from "#sandbox/server/http.ts";
import { bodyOf, json } from "#sandbox/server/http.ts";
import { allocateAddress } from "./addresses.ts";
import { bindingView } from "./binding-view.ts";
import { refuse, success } from "./envelope.ts";
import { publish } from "./publish.ts";
import type { Binding, PayInState } from "./state.ts";

const maxPairs = 10;

export const bindFields = z.object({
  depositReference: z.string().min(1).max(255),
  metadata: z
    .record(z.string(), z.unknown())
    .refine((map) => Object.keys(map).length <= maxPairs)
    .nullish(),
});
const bindSchema = bindFields.extend({ protocol: z.string() });

const unbindSchema = z.object({
  depositReference: z.string().optional(),
  protocol: z.string().optional(),
  address: z.string().optional(),
});

/** POST /deposits/bind. Binding the same reference and protocol again answers the address it already has. */
export function bindAddress(state: PayInState, request: SandboxRequest): Reply {
  const parsed = bindSchema.safeParse(bodyOf(request));
  if (!parsed.success) {
    refuse(400, "Required fields: depositReference, protocol", "DEPOSIT_VALIDATION_FAILED");
  }
  const { depositReference, protocol, metadata } = parsed.data;
  if (protocol !== "evm" && protocol !== "tron") {
    refuse(400, `Protocol ${protocol} is not supported`, "DEPOSIT_PROTOCOL_UNSUPPORTED");
  }
  const known = state.bindings.get(`${depositReference} ${protocol}`);
  if (known) return success(200, bindingView(state, known), "Address already bound");
  const binding = bind(state, { depositReference, protocol, metadata: metadata ?? null });
  return success(201, bindingView(state, binding), "Address bound successfully");
}

export function bind(state: PayInState, wanted: Omit<Binding, "address" | "boundAt">): Binding {
  const address = allocateAddress(state, wanted.protocol);
  const binding = state.bindings.put({ ...wanted, address, boundAt: state.context.clock.iso() });
  publish(state, "deposit.address_bound", binding.depositReference, { kind: "binding", binding });
  return binding;
}

export function unbindAddress(state: PayInState, request: SandboxRequest): Reply {
  const parsed = unbindSchema.safeParse(bodyOf(request));
  const wanted = parsed.success ? parsed.data : {};
  if (!wanted.depositReference && !(wanted.address && wanted.protocol)) {
    refuse(400, "depositReference, or address and protocol, is required", "DEPOSIT_UNBIND_INVALID_PAYLOAD");
  }
  const found = state.bindings
    .all()
    .filter(
      (binding) =>
        (!wanted.depositReference || binding.depositReference === wanted.depositReference) &&
        (!wanted.protocol || binding.protocol === wanted.protocol) &&
        (!wanted.address || binding.address === wanted.address),
    );
  return unbind(state, found);
}

/** The addresses cool down for half an hour before another reference may get them. */
export function unbind(state: PayInState, bindings: readonly Binding[]): Reply {
  if (bindings.length === 0) refuse(404, "Deposit address not found", "DEPOSIT_ADDRESS_NOT_FOUND");
  for (const binding of bindings) {
    const { address, protocol } = binding;
    state.bindings.remove(`${binding.depositReference} ${protocol}`);
    state.released.put({ address, protocol, at: state.context.clock.iso() });
    publish(state, "deposit.address_unbound", binding.depositReference, { kind: "binding", binding });
  }
  return json(200, {
    success: true,
    message: "Address unbound successfully",
    unboundAddresses: bindings.length,
  });
}

import { randomUUID } from "node:crypto";
import { z } from "zod";
import { fromUnitsShort, toUnits } from "#sandbox/server/decimal.ts";
import type { Reply, SandboxRequest } from "#sandbox/server/http.ts";
import { bodyOf, json, param } from "#sandbox/server/http.ts";
import { transactionHash } from "#sandbox/server/ids.ts";
import { allocateAddress } from "./addresses.ts";
import { listReply, refuse, success } from "./envelope.ts";
import { networks, sumScale } from "./networks.ts";
import { checkPair } from "./order-input.ts";
import { publish } from "./publish.ts";
import type { Binding, Deposit, PayInState } from "./state.ts";

const bindSchema = z.object({
  depositReference: z.string().min(1).max(255),
  protocol: z.string(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
});

const unbindSchema = z.object({
  depositReference: z.string().optional(),
  protocol: z.string().optional(),
  address: z.string().optional(),
});

export function bindingUrl(state: PayInState, binding: Binding): string {
  const reference = encodeURIComponent(binding.depositReference);
  return `${state.context.baseUrl()}/payin/deposit/${reference}?protocol=${binding.protocol}`;
}

function bindingView(state: PayInState, binding: Binding) {
  const chains = networks.filter((network) => network.protocol === binding.protocol);
  return {
    depositReference: binding.depositReference,
    address: binding.address,
    protocol: binding.protocol,
    monitoredChains: chains.map((network) => network.chainId),
    url: bindingUrl(state, binding),
    createdAt: binding.boundAt,
    ...(binding.metadata && { metadata: binding.metadata }),
  };
}

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
  const binding = state.bindings.put({
    depositReference,
    protocol,
    address: allocateAddress(state, protocol),
    metadata: metadata ?? null,
    boundAt: state.context.clock.iso(),
  });
  publish(state, "deposit.address_bound", depositReference, { kind: "binding", binding });
  return success(201, bindingView(state, binding), "Address bound successfully");
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
  if (found.length === 0) refuse(404, "Deposit address not found", "DEPOSIT_ADDRESS_NOT_FOUND");
  for (const binding of found) {
    state.bindings.remove(`${binding.depositReference} ${binding.protocol}`);
    publish(state, "deposit.address_unbound", binding.depositReference, { kind: "binding", binding });
  }
  return json(200, {
    success: true,
    message: "Address unbound successfully",
    unboundAddresses: found.length,
  });
}

function referenceView(state: PayInState, binding: Binding) {
  const deposits = state.deposits
    .all()
    .filter((deposit) => deposit.depositReference === binding.depositReference);
  const total = deposits.reduce((sum, deposit) => sum + toUnits(deposit.amount, sumScale), 0n);
  return {
    ...bindingView(state, binding),
    totalDeposits: deposits.length,
    totalAmount: fromUnitsShort(total, sumScale),
    boundAt: binding.boundAt,
  };
}

export function getReference(state: PayInState, request: SandboxRequest): Reply {
  const reference = param(request, "depositReference");
  const protocol = request.query.get("protocol");
  const binding = state.bindings.find(
    (one) => one.depositReference === reference && (!protocol || one.protocol === protocol),
  );
  if (!binding) return refuse(404, "Deposit reference not found", "DEPOSIT_ADDRESS_NOT_FOUND");
  return success(200, referenceView(state, binding));
}

export function listReferences(state: PayInState, request: SandboxRequest): Reply {
  const search = request.query.get("search") ?? "";
  const rows = state.bindings.all().filter((binding) => binding.depositReference.includes(search));
  return listReply(
    state,
    request,
    "references",
    rows.map((binding) => referenceView(state, binding)),
  );
}

export function listDeposits(state: PayInState, request: SandboxRequest): Reply {
  const wanted = (name: string, value: string) => {
    const asked = request.query.get(name);
    return !asked || asked === value;
  };
  const rows = state.deposits
    .all()
    .filter(
      (deposit) =>
        wanted("depositReference", deposit.depositReference) &&
        wanted("status", deposit.status) &&
        wanted("chainId", deposit.chainId) &&
        wanted("currency", deposit.currency),
    )
    .sort((a, b) => b.detectedAt.localeCompare(a.detectedAt));
  return listReply(state, request, "deposits", rows);
}

/** Money arrives at a bound address: pending at once, then confirmed, then completed, all with one transaction hash. */
export function receiveDeposit(
  state: PayInState,
  binding: Binding,
  amount: string,
  currency: string,
  chainId: string,
) {
  const network = checkPair(currency, chainId, amount);
  if (network.protocol !== binding.protocol)
    refuse(400, `${chainId} does not reach this address`, "INVALID_CHAIN");
  const deposit: Deposit = state.deposits.put({
    depositId: randomUUID(),
    depositReference: binding.depositReference,
    status: "pending",
    amount,
    currency,
    chainId,
    address: binding.address,
    txHash: transactionHash(network.protocol),
    blockNumber: 1_000_000 + state.deposits.size,
    detectedAt: state.context.clock.iso(),
    confirmedAt: null,
    completedAt: null,
  });
  const { detectionMs, confirmationMs } = state.context.settings.of("payin");
  const { scheduler } = state.context;
  scheduler.after(detectionMs, "payin.deposit.detected", deposit.depositId);
  scheduler.after(Math.max(confirmationMs, detectionMs + 1), "payin.deposit.confirmed", deposit.depositId);
  return deposit;
}

export function registerDepositJobs(state: PayInState): void {
  const { scheduler, clock } = state.context;
  scheduler.handle("payin.deposit.detected", (id) => {
    const deposit = state.deposits.get(id);
    if (deposit) publish(state, "deposit.pending", deposit.txHash, { kind: "deposit", deposit });
  });
  scheduler.handle("payin.deposit.confirmed", (id) => {
    const deposit = state.deposits.get(id);
    if (!deposit) return;
    deposit.status = "confirmed";
    deposit.confirmedAt = clock.iso();
    publish(state, "deposit.confirmed", deposit.txHash, { kind: "deposit", deposit });
    scheduler.after(state.context.settings.of("payin").detectionMs, "payin.deposit.completed", id);
  });
  scheduler.handle("payin.deposit.completed", (id) => {
    const deposit = state.deposits.get(id);
    if (!deposit) return;
    deposit.status = "completed";
    deposit.completedAt = clock.iso();
    publish(state, "deposit.completed", deposit.txHash, { kind: "deposit", deposit });
  });
}

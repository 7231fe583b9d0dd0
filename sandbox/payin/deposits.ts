import { randomUUID } from "node:crypto";
import { transactionHash } from "#sandbox/server/ids.ts";
import { refuse } from "./envelope.ts";
import { checkPair } from "./order-input.ts";
import { publish } from "./publish.ts";
import type { Binding, Deposit, PayInState } from "./state.ts";

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

import { fakeAddress, transactionHash } from "#sandbox/server/ids.ts";
import type { ImportRecord } from "#sandbox/server/provider.ts";
import { networkOf } from "./networks.ts";
import type { Order, PayInState } from "./state.ts";
import { depositStatus, orderStatus } from "./state.ts";

type Transfer = Order["transfers"][number];

const windowMs = 10 * 60_000;
const graceMs = 5 * 60_000;

function protocolOf(chainId: string): "evm" | "tron" | "solana" {
  if (chainId.startsWith("tron")) return "tron";
  return networkOf(chainId)?.protocol ?? (chainId.startsWith("solana") ? "solana" : "evm");
}

function importDeposit(state: PayInState, row: ImportRecord, chainId: string): void {
  const protocol = protocolOf(chainId) === "tron" ? "tron" : "evm";
  const depositReference = row.reference ?? row.id;
  const known = state.bindings.get(`${depositReference} ${protocol}`);
  const binding =
    known ??
    state.bindings.put({
      depositReference,
      protocol,
      address: row.address ?? fakeAddress(protocol, depositReference),
      metadata: null,
      boundAt: row.createdAt,
    });
  state.deposits.put({
    depositId: row.id,
    depositReference,
    status: depositStatus.parse(row.status),
    amount: row.amount,
    currency: row.currency,
    chainId,
    address: binding.address,
    txHash: row.txHash ?? transactionHash(protocol),
    blockNumber: 1_000_000 + state.deposits.size,
    detectedAt: row.createdAt,
    confirmedAt: row.completedAt ?? null,
    completedAt: row.status === "completed" ? (row.completedAt ?? null) : null,
  });
}

/** A pending order that names a transaction hash has its money on the way. */
function importedTransfers(row: ImportRecord, status: Order["status"], paid: Transfer): Transfer[] {
  if (status === "completed") return [paid];
  return status === "pending" && row.txHash ? [{ ...paid, confirmed: false }] : [];
}

/** History from a seed. A pending order gets its expiry back only when the record names one. */
export function importRecords(state: PayInState, records: readonly ImportRecord[]): void {
  for (const row of records) {
    const chainId = row.chainId ?? row.method ?? "ethereum-sepolia";
    if (row.kind === "deposit") {
      importDeposit(state, row, chainId);
      continue;
    }
    const status = orderStatus.parse(row.status);
    const protocol = protocolOf(chainId);
    const createdAt = Date.parse(row.createdAt);
    const endedAt = row.completedAt ?? row.createdAt;
    const expiresAt = row.expiresAt ?? new Date(createdAt + windowMs).toISOString();
    const paid = { txHash: row.txHash ?? transactionHash(protocol), amount: row.amount, confirmed: true };
    state.orders.put({
      orderId: row.id,
      orderReference: row.reference ?? row.id,
      status,
      amount: row.amount,
      currency: row.currency,
      chainId,
      protocol,
      address: fakeAddress(protocol, row.id),
      successUrl: row.returnUrl ?? null,
      cancelUrl: row.returnUrl ?? null,
      metadata: row.metadata ?? null,
      paymentLinkId: null,
      transfers: importedTransfers(row, status, { ...paid, detectedAt: endedAt }),
      createdAt: row.createdAt,
      expiresAt,
      graceEndsAt: new Date(Date.parse(expiresAt) + graceMs).toISOString(),
      completedAt: status === "completed" ? endedAt : null,
      expiredAt: status === "expired" ? endedAt : null,
    });
    if (status === "pending" && row.expiresAt) {
      state.context.scheduler.at(Date.parse(row.expiresAt) + graceMs, "payin.expire", row.id);
    }
  }
}

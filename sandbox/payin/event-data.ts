import type { Binding, Deposit, Order } from "./state.ts";

export type EventSubject =
  | { kind: "order"; order: Order }
  | { kind: "transfer"; order: Order; txHash: string; amount: string }
  | { kind: "deposit"; deposit: Deposit }
  | { kind: "binding"; binding: Binding };

type Fields = Record<string, unknown>;

/** What the server's own source sends: snake_case, for orders neither status nor transaction hash. */
export function snakeData(subject: EventSubject): Fields {
  switch (subject.kind) {
    case "order": {
      const { order } = subject;
      return {
        order_id: order.orderId,
        order_reference: order.orderReference,
        amount: order.amount,
        currency: order.currency,
        chain_id: order.chainId,
        payment_address: order.address,
        ...(order.completedAt && { completed_at: order.completedAt }),
        ...(order.expiredAt && { expired_at: order.expiredAt, reason: "timeout" }),
        expires_at: order.expiresAt,
      };
    }
    case "transfer":
      return {
        order_id: subject.order.orderId,
        order_reference: subject.order.orderReference,
        amount: subject.amount,
        currency: subject.order.currency,
        chain_id: subject.order.chainId,
        payment_address: subject.order.address,
        tx_hash: subject.txHash,
      };
    case "deposit": {
      const { deposit } = subject;
      return {
        deposit_reference: deposit.depositReference,
        deposit_address: deposit.address,
        amount: deposit.amount,
        currency: deposit.currency,
        chain_id: deposit.chainId,
        tx_hash: deposit.txHash,
        ...(deposit.completedAt && { completed_at: deposit.completedAt }),
      };
    }
    case "binding":
      return {
        deposit_reference: subject.binding.depositReference,
        deposit_address: subject.binding.address,
        protocol: subject.binding.protocol,
      };
  }
}

/** What the guide shows: camelCase with status and transaction hash; deposits say `token` and `chain`. */
export function camelData(subject: EventSubject): Fields {
  switch (subject.kind) {
    case "order": {
      const { order } = subject;
      return {
        orderId: order.orderId,
        orderReference: order.orderReference,
        status: order.status,
        amount: order.amount,
        currency: order.currency,
        chainId: order.chainId,
        address: order.address,
        ...(order.transfers[0] && { txHash: order.transfers[0].txHash }),
        ...(order.completedAt && { completedAt: order.completedAt }),
        createdAt: order.createdAt,
        expiresAt: order.expiresAt,
      };
    }
    case "transfer":
      return {
        orderId: subject.order.orderId,
        orderReference: subject.order.orderReference,
        amount: subject.amount,
        currency: subject.order.currency,
        chainId: subject.order.chainId,
        address: subject.order.address,
        txHash: subject.txHash,
      };
    case "deposit": {
      const { deposit } = subject;
      return {
        depositReference: deposit.depositReference,
        token: deposit.currency,
        currency: deposit.currency,
        chain: deposit.chainId,
        chainId: deposit.chainId,
        amount: deposit.amount,
        depositAddress: deposit.address,
        txHash: deposit.txHash,
        blockNumber: String(deposit.blockNumber),
        timestamp: deposit.detectedAt,
      };
    }
    case "binding":
      return {
        depositReference: subject.binding.depositReference,
        depositAddress: subject.binding.address,
        protocol: subject.binding.protocol,
      };
  }
}

import type { Connection } from "../connections/connection.ts";
import { connectionRef } from "../connections/load-connection.ts";
import type { ConnectionRef } from "../connections/schema.ts";
import { shownName } from "../customers/shown-name.ts";
import { type Money, moneyOf, subtractMoney, toDecimal } from "../money.ts";
import type { StoredRow } from "./read-repository.ts";
import { rowReason } from "./row-reason.ts";
import { type MoneyDto, type TransactionRow, transactionRowDto } from "./schema.ts";

/** Made once: making it costs more than reading a row with it. */
const plainFields = transactionRowDto.pick({
  id: true,
  status: true,
  kind: true,
  reference: true,
  externalId: true,
  invoiceNumber: true,
  methodLabel: true,
});

/** What a list shows of a stored row, picked field by field. */
export function toRowDto(row: StoredRow, connections: readonly Connection[]): TransactionRow {
  const { id, status, kind, reference, externalId, invoiceNumber, methodLabel } = plainFields.parse(row);
  const amount = moneyOf(row.amount.toFixed(), row.currency);
  const received = row.received && moneyOf(row.received.toFixed(), row.currency);
  const fee = row.fee && moneyOf(row.fee.toFixed(), row.currency);
  return {
    id,
    status,
    reason: rowReason({ status, reason: row.reason, amount, received }),
    kind,
    amount: dtoOf(amount),
    reference,
    externalId,
    invoiceNumber,
    customer: row.customer && (shownName(row.customer) || null),
    connection: refOf(row.connectionId, connections),
    methodLabel,
    received: received && dtoOf(received),
    fee: fee && dtoOf(fee),
    // What is left of the money that came in, or is asked for, once the provider took its fee.
    net: fee && dtoOf(subtractMoney(received ?? amount, fee)),
    network: row.network,
    txHash: row.txHash,
    address: row.address,
    country: row.country,
    description: row.description,
    tags: row.tags.map(({ tag }) => tag),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    paidAt: row.paidAt?.toISOString() ?? null,
  };
}

/** A stored decimal as it goes over the wire, with all digits of its currency. */
export function toMoneyDto(decimal: { toFixed(): string }, currency: string): MoneyDto {
  return dtoOf(moneyOf(decimal.toFixed(), currency));
}

function dtoOf(money: Money): MoneyDto {
  return { amount: toDecimal(money), currency: money.currency };
}

function refOf(id: string, connections: readonly Connection[]): ConnectionRef {
  const connection = connections.find((known) => known.id === id);
  if (connection !== undefined) return connectionRef(connection);
  return { id, name: "Removed connection", provider: "", tile: { letters: "–", color: "#5f5e58" } };
}

import type { Connection } from "../connections/connection.ts";
import { connectionRef } from "../connections/load-connection.ts";
import type { ConnectionRef } from "../connections/schema.ts";
import { shownName } from "../customers/shown-name.ts";
import { moneyOf, subtractMoney, toDecimal } from "../money.ts";
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
  const received = row.received === null ? null : moneyOf(row.received.toFixed(), row.currency);
  return {
    id,
    status,
    reason: rowReason({ status, reason: row.reason, amount, received }),
    kind,
    amount: toMoneyDto(row.amount, row.currency),
    reference,
    externalId,
    invoiceNumber,
    customer: row.customer && (shownName(row.customer) || null),
    connection: refOf(row.connectionId, connections),
    methodLabel,
    received: row.received && toMoneyDto(row.received, row.currency),
    fee: row.fee && toMoneyDto(row.fee, row.currency),
    net: netOf(row),
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
  return { amount: toDecimal(moneyOf(decimal.toFixed(), currency)), currency };
}

/** What is left of the money that came in, or is asked for, once the provider took its fee; null without a fee. */
function netOf(row: Pick<StoredRow, "amount" | "received" | "fee" | "currency">): MoneyDto | null {
  if (row.fee === null) return null;
  const gross = moneyOf((row.received ?? row.amount).toFixed(), row.currency);
  const net = subtractMoney(gross, moneyOf(row.fee.toFixed(), row.currency));
  return { amount: toDecimal(net), currency: row.currency };
}

function refOf(id: string, connections: readonly Connection[]): ConnectionRef {
  const connection = connections.find((known) => known.id === id);
  if (connection !== undefined) return connectionRef(connection);
  return { id, name: "Removed connection", provider: "", tile: { letters: "–", color: "#5f5e58" } };
}

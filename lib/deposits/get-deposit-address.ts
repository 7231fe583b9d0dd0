import type { Scope } from "../auth/scope.ts";
import { connectionRef, loadConnection } from "../connections/load-connection.ts";
import { shownName } from "../customers/shown-name.ts";
import { notFound } from "../errors.ts";
import { moneyOf, toDecimal } from "../money.ts";
import { qrSvg } from "../qr.ts";
import { protocolLabel } from "./address-dto.ts";
import { findCustomer } from "./list-repository.ts";
import { type DepositRecord, listDepositsOf, sumDepositsOf } from "./movement-repository.ts";
import { findAddress } from "./repository.ts";
import { type Deposit, type DepositAddressDetail, depositDto } from "./schema.ts";
import { addressState } from "./status.ts";

const NEWEST = 50;

/** One address with what came in, by our own records; throws `not_found`. */
export async function getDepositAddress(
  scope: Scope,
  { depositId }: { readonly depositId: string },
): Promise<DepositAddressDetail> {
  const row = await findAddress(scope, depositId);
  if (row === null) throw notFound("Deposit address");
  const [connection, sums, newest, customer] = await Promise.all([
    loadConnection(scope, row.connectionId),
    sumDepositsOf(scope, row.id),
    listDepositsOf(scope, row.id, NEWEST),
    row.customerId === null ? null : findCustomer(scope, row.customerId),
  ]);
  const { operations } = connection.provider;
  const { id, reference, protocol, address, chains, url, boundBy } = row;
  return {
    id,
    reference,
    protocol,
    protocolLabel: protocolLabel(connection, protocol),
    address,
    state: addressState(row),
    customer: customer && (shownName(customer) || null),
    connection: connectionRef(connection),
    deposits: sums.reduce((count, sum) => count + sum.deposits, 0),
    boundAt: row.boundAt.toISOString(),
    chains,
    url,
    qrSvg: qrSvg(address),
    boundBy,
    unboundAt: row.unboundAt?.toISOString() ?? null,
    totals: sums.map(({ arrived, currency }) => toMoney(arrived, currency)),
    underway: sums.reduce((count, sum) => count + sum.underway, 0),
    newest: newest.map(toDeposit),
    canUnbind: operations.unbindDepositAddress !== undefined,
    canCheck: operations.listDeposits !== undefined,
  };
}

function toDeposit(record: DepositRecord): Deposit {
  const { id, amount, currency, network, txHash } = record;
  const { status } = depositDto.pick({ status: true }).parse(record);
  const createdAt = record.createdAt.toISOString();
  return { id, status, amount: toMoney(amount, currency), network, txHash, createdAt };
}

function toMoney(amount: { toFixed(): string }, currency: string): Deposit["amount"] {
  return { amount: toDecimal(moneyOf(amount.toFixed(), currency)), currency };
}

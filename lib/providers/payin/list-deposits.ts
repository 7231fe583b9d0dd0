import { addMoney, type Money, toDecimal } from "../../money.ts";
import { err, ok } from "../../result.ts";
import type { ListedPayment, ProviderListQuery, ProviderPage } from "../account-contract.ts";
import type { OperationName, ProviderError, ProviderOperations } from "../contract.ts";
import type { ProviderFact } from "../facts.ts";
import { shortDecimal } from "../read-amount.ts";
import type { Credentials } from "./credentials.ts";
import { type Deposit, depositsSchema, transfersSchema } from "./deposit-shape.ts";
import { mapDeposit } from "./mapper.ts";
import { findForeignChain } from "./networks.ts";
import { findRow, type Listing, PAGE_ROWS, readAllRows, readPageAfter } from "./paging.ts";
import { type Answer, type Context, request } from "./request.ts";
import { isWithin } from "./within.ts";

type Filter = Pick<ProviderListQuery, "reference" | "status">;
/** Both readings of PayIn's documents: transfers are listed as deposits (guide, reference) or as transfers (server). */
type Place = "deposits" | "transfers";

export const listDeposits: NonNullable<ProviderOperations<Credentials>["listDeposits"]> = async (
  context,
  query,
) => {
  const { cursor, ...filter } = query;
  const [place, rest] = placeIn(cursor);
  const page = await readPageAfter(listing(context, place, filter), rest);
  if (place === "transfers" || rest !== undefined || (page.ok && page.value.items.some(isTransfer)))
    return page.ok ? ok(mapPage(context, query, page.value, place)) : page;
  const transfers = await readPageAfter(listing(context, "transfers", filter), undefined);
  if (transfers.ok) return ok(mapPage(context, query, transfers.value, "transfers"));
  // An edition without that path: then the first answer holds all that there is.
  return transfers.error.code === "not_found" && page.ok
    ? ok(mapPage(context, query, page.value, place))
    : page.ok
      ? transfers
      : page;
};

function placeIn(cursor: string | undefined): [Place, string | undefined] {
  return cursor?.startsWith("t:") ? ["transfers", cursor.slice(2)] : ["deposits", cursor];
}

function mapPage(
  context: Context,
  query: ProviderListQuery,
  { items, nextCursor }: ProviderPage<Deposit>,
  place: Place,
): ProviderPage<ListedPayment> {
  return {
    items: items
      .filter(
        (row) => isTransfer(row) && isWithin(query, row.detectedAt) && isOwn(context, row, query.reference),
      )
      .flatMap((row) => {
        const fact = mapDeposit(row);
        return fact ? [{ fact, createdAt: row.detectedAt ?? null }] : [];
      }),
    nextCursor: nextCursor !== null && place === "transfers" ? `t:${nextCursor}` : nextCursor,
  };
}

/** Lists of transfers also hold those that paid orders; the orders tell of them. */
function isTransfer(row: Deposit): boolean {
  return row.txHash !== undefined && row.orderId === undefined && row.orderReference === undefined;
}

function isOwn(context: Context, { chainId, reference }: Deposit, wanted: string | undefined): boolean {
  if (wanted !== undefined && reference !== undefined && reference !== wanted) return false;
  return findForeignChain(context.mode, [chainId]) === null;
}

function listing(
  context: Context,
  place: Place,
  { reference, status }: Filter,
  operation: OperationName = "listDeposits",
): Listing<Deposit> {
  return {
    rows: PAGE_ROWS,
    keyOf: (row) => ({ id: row.txHash, at: row.detectedAt }),
    read: (page) =>
      request(context, {
        operation,
        method: "GET",
        path: `/${place}`,
        query: { depositReference: reference, status, page: String(page), limit: String(PAGE_ROWS) },
        schema: place === "deposits" ? depositsSchema : transfersSchema,
      }),
  };
}

/** What arrived for a reference, by token. */
export async function sumDeposits(
  context: Context,
  reference: string,
): Answer<{ readonly currency: string; readonly amount: string }[]> {
  const rows = await readTransfers(context, { reference });
  if (!rows.ok) return rows;
  const sums = new Map<string, Money>();
  for (const row of rows.value.filter((one) => isOwn(context, one, reference))) {
    const fact = mapDeposit(row);
    if (fact?.status !== "succeeded" || !fact.amount) continue;
    const { currency } = fact.amount;
    const before = sums.get(currency);
    sums.set(currency, before ? addMoney(before, fact.amount) : fact.amount);
  }
  return ok(
    [...sums]
      .map(([currency, sum]) => ({ currency, amount: shortDecimal(toDecimal(sum)) }))
      .sort((a, b) => a.currency.localeCompare(b.currency)),
  );
}

async function readTransfers(context: Context, filter: Filter): Answer<readonly Deposit[]> {
  const deposits = await readAllRows(listing(context, "deposits", filter));
  if (!deposits.ok || deposits.value.some(isTransfer)) return deposits;
  const transfers = await readAllRows(listing(context, "transfers", filter));
  return !transfers.ok && transfers.error.code === "not_found" ? deposits : transfers;
}

/** PayIn has no question for one transfer: its lists are read until it is found. */
export async function findDeposit(context: Context, externalId: string): Answer<ProviderFact> {
  for (const place of ["deposits", "transfers"] as const) {
    const row = await findRow(
      listing(context, place, {}, "getPayment"),
      (one) => one.txHash === externalId && isOwn(context, one, undefined),
    );
    if (!row.ok && row.error.code !== "not_found") return row;
    const fact = row.ok && row.value ? mapDeposit(row.value) : null;
    if (fact) return ok(fact);
  }
  return err(UNLISTED);
}

const UNLISTED: ProviderError = {
  code: "not_found",
  message: "PayIn no longer lists this deposit.",
  effect: "not_applied",
};

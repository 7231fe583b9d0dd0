import type { Scope } from "../auth/scope.ts";
import { isId } from "../ids.ts";
import { toDecimal } from "../money.ts";
import type { ListedPayment, ProviderListQuery } from "../providers/account-contract.ts";
import { withoutUndefined } from "../providers/without-undefined.ts";
import { compareRecords } from "./compare-records.ts";
import { answered, openAccount } from "./open-account.ts";
import { findOurRecords, type OurRecord } from "./payment-repository.ts";
import type { ListedPaymentDto, ListedPayments, ListQuery } from "./schema.ts";

/** A page of the provider's own list, each row held against our records. Nothing is stored. */
export async function listProviderPayments(
  scope: Scope,
  { connectionId, ...asked }: ListQuery,
): Promise<ListedPayments> {
  const { connection, context, operation } = await openAccount(scope, connectionId, "listPayments");
  const page = answered(await operation(context, toQuery(asked)));
  const subjects = page.items.map(({ fact }) => fact.subject);
  const ours = await findOurRecords(scope, connection.id, {
    externalIds: subjects.flatMap(({ externalId }) => externalId ?? []),
    ids: subjects.flatMap((subject) => subject.reference ?? []).filter((id) => isId("transaction", id)),
  });
  const { listFilters = [] } = connection.provider;
  const items = page.items.map((item) => toDto(item, ours));
  return { items, filters: [...listFilters], nextCursor: page.nextCursor };
}

function toQuery({ from, to, ...words }: Omit<ListQuery, "connectionId">): ProviderListQuery {
  return withoutUndefined({
    ...words,
    from: from === undefined ? undefined : new Date(`${from}T00:00:00.000Z`),
    to: to === undefined ? undefined : new Date(`${to}T23:59:59.999Z`),
  });
}

function toDto({ fact, createdAt }: ListedPayment, ours: readonly OurRecord[]): ListedPaymentDto {
  const { externalId = null, reference = null } = fact.subject;
  const record =
    ours.find((one) => externalId !== null && one.externalId === externalId) ??
    ours.find((one) => one.id === reference);
  const amount = fact.amount ?? fact.received;
  return {
    externalId,
    reference,
    providerStatus: fact.providerStatus,
    status: fact.status,
    amount: amount === undefined ? null : { amount: toDecimal(amount), currency: amount.currency },
    createdAt: createdAt?.toISOString() ?? null,
    ...compareRecords(fact, record),
    transactionId: record?.id ?? null,
  };
}

import type { Scope } from "../auth/scope.ts";
import { listConnections } from "../connections/load-connection.ts";
import type { DoublePayment } from "../db/generated/client.ts";
import { toMoneyDto } from "../transactions/row-dto.ts";
import { listCasesOf, listOpenCases, listParts, type StoredPart } from "./repository.ts";
import { type DoublePaymentCase, type DoublePayments, doublePaymentDto, type PaidOnce } from "./schema.ts";

/** The cases that a payment is part of; none for what is not there. */
export async function getDoublePayments(
  scope: Scope,
  { transactionId }: { readonly transactionId: string },
): Promise<DoublePayments> {
  return { cases: await withParts(scope, await listCasesOf(scope, transactionId)) };
}

/** What was paid twice and waits for somebody, newest first. */
export async function listOpenDoublePayments(scope: Scope, limit: number): Promise<DoublePaymentCase[]> {
  return withParts(scope, await listOpenCases(scope, limit));
}

async function withParts(scope: Scope, cases: readonly DoublePayment[]): Promise<DoublePaymentCase[]> {
  if (cases.length === 0) return [];
  const ids = cases.flatMap(({ firstId, secondId }) => [firstId, secondId]);
  const [parts, connections] = await Promise.all([listParts(scope, ids), listConnections(scope)]);
  const names = new Map(connections.map(({ id, name }) => [String(id), name]));
  const byId = new Map(parts.map((part) => [part.id, toPaidOnce(part, names)]));
  return cases.flatMap((found) => {
    const [first, second] = [byId.get(found.firstId), byId.get(found.secondId)];
    if (first === undefined || second === undefined) return [];
    const { because, resolution } = doublePaymentDto.pick({ because: true, resolution: true }).parse(found);
    const { id, sharedWord, resolvedBy, why } = found;
    const resolvedAt = found.resolvedAt?.toISOString() ?? null;
    return [{ id, first, second, because, sharedWord, resolution, resolvedAt, resolvedBy, why }];
  });
}

function toPaidOnce(part: StoredPart, names: ReadonlyMap<string, string>): PaidOnce {
  const { id, reference, status } = part;
  return {
    ...doublePaymentDto.shape.first
      .pick({ id: true, reference: true, status: true })
      .parse({ id, reference, status }),
    amount: toMoneyDto(part.received ?? part.amount, part.currency),
    connection: names.get(part.connectionId) ?? "a removed connection",
    paidAt: part.paidAt?.toISOString() ?? null,
  };
}

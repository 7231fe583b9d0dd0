import type { Scope } from "../auth/scope.ts";
import { systemClock } from "../clock.ts";
import type { Connection } from "../connections/connection.ts";
import { listConnections } from "../connections/load-connection.ts";
import { toCall } from "../connections/to-call.ts";
import { notFound } from "../errors.ts";
import { cancelProblem } from "./cancel-problem.ts";
import { toCustomerDto, toTimelineDto } from "./detail-dto.ts";
import {
  countPayments,
  findDetail,
  listCalls,
  listTimeline,
  type StoredDetail,
} from "./detail-repository.ts";
import { explainDisagreement } from "./explain-disagreement.ts";
import { explainWaiting } from "./explain-waiting.ts";
import { explorerUrl } from "./explorer-url.ts";
import { fallbacksOf } from "./fallbacks-of.ts";
import { methodOf } from "./method-of.ts";
import { toRowDto } from "./row-dto.ts";
import { nextActionDto, type TransactionDetail } from "./schema.ts";
import { leaves, STATUS, type TransactionStatus } from "./status.ts";

/** Only payments of a link can go on elsewhere. */
const NO_FALLBACKS = { continues: [], continuedAs: null };

/** Everything known about one transaction of the scope's merchant and mode. Throws not_found. */
export async function getTransaction(
  scope: Scope,
  params: { readonly transactionId: string },
): Promise<TransactionDetail> {
  const row = await findDetail(scope, params.transactionId);
  if (row === null) throw notFound("Transaction");
  const [connections, entries, calls, payments, fallbacks] = await Promise.all([
    listConnections(scope),
    listTimeline(scope, row.id),
    listCalls(scope, row.id),
    row.customerId === null ? 0 : countPayments(scope, row.customerId),
    row.linkId === null ? NO_FALLBACKS : fallbacksOf(scope, row.id),
  ]);
  const shown = toRowDto(row, connections);
  const connection = connections.find((known) => known.id === row.connectionId);
  const timeline = entries.map(toTimelineDto);
  const nextAction = nextActionDto.safeParse(row.nextAction);
  return {
    ...shown,
    mode: scope.mode,
    providerStatus: row.providerStatus,
    explorerUrl: explorerUrl(row.network, row.txHash, scope.mode),
    confirmations: row.confirmations,
    nextAction: nextAction.success && canStillPay(shown.status) ? nextAction.data : null,
    customerDetail: toCustomerDto(row.customer, payments),
    link: row.link,
    ...fallbacks,
    settlement: row.settlement === null ? null : { status: row.settlement, txHash: row.settlementTx },
    waiting: waitingOf(row, shown.status, connections),
    disagreement: explainDisagreement(shown.status, timeline),
    cancelProblem: cancelProblem(row, connection),
    dashboardUrl: connection?.provider.dashboardUrl ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    timeline,
    calls: calls.map(toCall),
  };
}

/** What the payer has to do next is of no use once nothing more can be paid. */
function canStillPay(status: TransactionStatus): boolean {
  return STATUS[status].phase === "open" || STATUS[status].phase === "partial";
}

function waitingOf(
  row: StoredDetail,
  status: TransactionStatus,
  connections: readonly Connection[],
): TransactionDetail["waiting"] {
  const connection = connections.find((known) => known.id === row.connectionId);
  // What waits while money leaves is no payer's business.
  if (leaves(row.kind)) return null;
  const method = connection === undefined ? null : methodOf(connection, row);
  const { createdAt, expiresAt, confirmations, nextSyncAt } = row;
  const waiting = explainWaiting({
    status,
    method,
    createdAt,
    expiresAt,
    confirmations,
    now: systemClock.now(),
  });
  if (waiting === null) return null;
  const { why, expectedBy, late } = waiting;
  return {
    why,
    expectedBy: expectedBy.toISOString(),
    late,
    nextSyncAt: nextSyncAt?.toISOString() ?? null,
  };
}

import { systemScope } from "../auth/scope.ts";
import { refreshBalance } from "../balances/refresh-balance.ts";
import { announceChange } from "../deliveries/announce-change.ts";
import { closeDeliveries } from "../deliveries/close-deliveries.ts";
import { recoverWindow } from "../deliveries/recover-window.ts";
import { replayMissing } from "../deliveries/replay-missing.ts";
import { claimDeposit } from "../deposits/claim-deposit.ts";
import { pollDeposits } from "../deposits/poll-deposits.ts";
import { assertId } from "../ids.ts";
import { followRefund } from "../movements/follow-refund.ts";
import { sendMovement } from "../movements/send-movement.ts";
import { countLinkPayments } from "../payment-links/count-link-payments.ts";
import { syncNativeLink } from "../payment-links/sync-native-link.ts";
import { syncNativeLinkPayments } from "../payment-links/sync-native-link-payments.ts";
import { readAddressPools } from "../provider-account/read-address-pools.ts";
import type { JobName, JobPayload } from "../queue/jobs.ts";
import { runRecovery } from "../streams/run-recovery.ts";
import { retryPayment } from "../transactions/retry-payment.ts";
import { syncTransaction } from "../transactions/sync-transaction.ts";
import { processEvent } from "../webhooks/process-event.ts";

type Task<Name extends JobName> = (payload: JobPayload<Name>) => Promise<unknown>;

/** Each job of the queue and the operation that does it. */
export const TASKS: { readonly [Name in JobName]: Task<Name> } = {
  "process-webhook": ({ eventId, trigger, actor, ...owner }) =>
    processEvent(scopeOf(owner), assertId("webhookEvent", eventId), { trigger, actor }),
  "sync-transaction": ({ transactionId, ...owner }) => syncTransaction(scopeOf(owner), transactionId),
  "retry-payment": ({ merchantId, mode, ...send }) => retryPayment(scopeOf({ merchantId, mode }), send),
  "count-link-payments": ({ linkId, ...owner }) => countLinkPayments(scopeOf(owner), { linkId }),
  "sync-native-link": ({ linkId, connectionId, ...owner }) =>
    syncNativeLink(scopeOf(owner), { linkId, connectionId }),
  "sync-native-link-payments": ({ connectionId, ...owner }) =>
    syncNativeLinkPayments(scopeOf(owner), { connectionId }),
  "send-movement": ({ transactionId, after, ...owner }) =>
    sendMovement(scopeOf(owner), { transactionId, after }),
  "follow-refund": ({ transactionId, ...owner }) => followRefund(scopeOf(owner), { transactionId }),
  "refresh-balance": ({ connectionId, ...owner }) => refreshBalance(scopeOf(owner), connectionId),
  "poll-deposits": ({ connectionId, ...owner }) => pollDeposits(scopeOf(owner), { connectionId }),
  "claim-deposit": ({ transactionId, ...owner }) => claimDeposit(scopeOf(owner), { transactionId }),
  "read-address-pools": ({ connectionId, ...owner }) => readAddressPools(scopeOf(owner), { connectionId }),
  "recover-events": ({ connectionId, ...owner }) => runRecovery(scopeOf(owner), connectionId),
  "announce-change": ({ merchantId, mode, ...change }) =>
    announceChange(scopeOf({ merchantId, mode }), change),
  "close-deliveries": ({ endpointId, ...owner }) => closeDeliveries(scopeOf(owner), { endpointId }),
  "recover-deliveries": ({ merchantId, mode, ...window }) =>
    recoverWindow(scopeOf({ merchantId, mode }), window),
  "replay-missing": ({ merchantId, mode, ...window }) => replayMissing(scopeOf({ merchantId, mode }), window),
};

function scopeOf({ merchantId, mode }: Pick<JobPayload<JobName>, "merchantId" | "mode">) {
  return systemScope(assertId("merchant", merchantId), mode);
}

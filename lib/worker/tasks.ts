import { checkChain } from "../audit-desk/check-chain.ts";
import { systemScope } from "../auth/scope.ts";
import { refreshBalance } from "../balances/refresh-balance.ts";
import { runUpload } from "../csv-uploads/run-upload.ts";
import { announceChange } from "../deliveries/announce-change.ts";
import { announceInvoice } from "../deliveries/announce-invoice.ts";
import { closeDeliveries } from "../deliveries/close-deliveries.ts";
import { recoverWindow } from "../deliveries/recover-window.ts";
import { replayMissing } from "../deliveries/replay-missing.ts";
import { claimDeposit } from "../deposits/claim-deposit.ts";
import { pollDeposits } from "../deposits/poll-deposits.ts";
import { checkDoublePayment } from "../double-payments/check-double-payment.ts";
import { runExport } from "../exports/run-export.ts";
import { assertId } from "../ids.ts";
import { settleInvoice } from "../invoices/settle-invoice.ts";
import { sendMail } from "../mail/send-mail.ts";
import { noteMiss } from "../misses/note-miss.ts";
import { followRefund } from "../movements/follow-refund.ts";
import { sendMovement } from "../movements/send-movement.ts";
import { countLinkPayments } from "../payment-links/count-link-payments.ts";
import { syncNativeLink } from "../payment-links/sync-native-link.ts";
import { syncNativeLinkPayments } from "../payment-links/sync-native-link-payments.ts";
import { compareSent } from "../proof/compare-sent.ts";
import { readAddressPools } from "../provider-account/read-address-pools.ts";
import type { JobName, JobPayload } from "../queue/jobs.ts";
import type { JobRun } from "../queue/run-queue.ts";
import { runReplay } from "../replays/run-replay.ts";
import { runRecovery } from "../streams/run-recovery.ts";
import { retryPayment } from "../transactions/retry-payment.ts";
import { syncTransaction } from "../transactions/sync-transaction.ts";
import { processBatch } from "../webhooks/process-batch.ts";
import { processCarefully } from "../webhooks/process-carefully.ts";
import { processEvent } from "../webhooks/process-event.ts";
import { LETTERS } from "./letters.ts";

type Task<Name extends JobName> = (payload: JobPayload<Name>, run: JobRun) => Promise<unknown>;

/** Each job of the queue and the operation that does it. */
export const TASKS: { readonly [Name in JobName]: Task<Name> } = {
  "process-webhook": ({ eventId, trigger, actor, ...owner }, { attempt }) => {
    const process = attempt > 1 ? processCarefully : processEvent;
    return process(scopeOf(owner), assertId("webhookEvent", eventId), { trigger, actor });
  },
  "process-webhooks": ({ eventIds, ...owner }, { attempt }) =>
    processBatch(scopeOf(owner), { eventIds, attempt }),
  "sync-transaction": ({ transactionId, ...owner }) => syncTransaction(scopeOf(owner), transactionId),
  "retry-payment": ({ merchantId, mode, ...send }) => retryPayment(scopeOf({ merchantId, mode }), send),
  "count-link-payments": ({ linkId, ...owner }) => countLinkPayments(scopeOf(owner), { linkId }),
  "settle-invoice": ({ invoiceId, ...owner }) => settleInvoice(scopeOf(owner), { invoiceId }),
  "announce-invoice": ({ invoiceId, ...owner }) => announceInvoice(scopeOf(owner), { invoiceId }),
  "sync-native-link": ({ linkId, connectionId, ...owner }) =>
    syncNativeLink(scopeOf(owner), { linkId, connectionId }),
  "sync-native-link-payments": ({ connectionId, ...owner }) =>
    syncNativeLinkPayments(scopeOf(owner), { connectionId }),
  "send-movement": ({ transactionId, after, ...owner }) =>
    sendMovement(scopeOf(owner), { transactionId, after }),
  "follow-refund": ({ transactionId, ...owner }) => followRefund(scopeOf(owner), { transactionId }),
  "check-double-payment": ({ transactionId, ...owner }) =>
    checkDoublePayment(scopeOf(owner), { transactionId }),
  "refresh-balance": ({ connectionId, ...owner }) => refreshBalance(scopeOf(owner), connectionId),
  "poll-deposits": ({ connectionId, ...owner }) => pollDeposits(scopeOf(owner), { connectionId }),
  "claim-deposit": ({ transactionId, ...owner }) => claimDeposit(scopeOf(owner), { transactionId }),
  "read-address-pools": ({ connectionId, ...owner }) => readAddressPools(scopeOf(owner), { connectionId }),
  "compare-sent": ({ connectionId, ...owner }) => compareSent(scopeOf(owner), connectionId),
  "note-miss": ({ merchantId, mode, ...found }) => noteMiss(scopeOf({ merchantId, mode }), found),
  "recover-events": ({ connectionId, ...owner }) => runRecovery(scopeOf(owner), connectionId),
  "run-replay": ({ replayId, ...owner }) => runReplay(scopeOf(owner), { replayId }),
  "check-audit": ({ merchantId }) => checkChain({ merchantId: assertId("merchant", merchantId) }),
  "run-export": ({ exportId, ...owner }, { attempt }) => runExport(scopeOf(owner), { exportId, attempt }),
  "make-from-csv": ({ uploadId, ...owner }, { attempt }) => runUpload(scopeOf(owner), { uploadId, attempt }),
  "send-mail": ({ mailId, ...owner }) => sendMail(scopeOf(owner), { mailId }, LETTERS),
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

import { trimReplies } from "../api-replies/trim-replies.ts";
import { expireApprovals } from "../approvals/expire-approvals.ts";
import { startFilingLoop } from "../arrivals/filing-loop.ts";
import { checkDueChains } from "../audit-desk/check-due-chains.ts";
import { queueBalanceRefreshes } from "../balances/queue-balance-refreshes.ts";
import { checkAllHealth } from "../connections/check-all-health.ts";
import { endLapsedCredentials } from "../connections/end-lapsed-credentials.ts";
import { trimCalls } from "../connections/trim-calls.ts";
import { removeOldUploads } from "../csv-uploads/remove-old-uploads.ts";
import { asOwner } from "../db/as-owner.ts";
import { closeSessions } from "../db/close-sessions.ts";
import { addEventMonths } from "../db/event-months.ts";
import { pool } from "../db/pool.ts";
import { startDeliveryLoop } from "../deliveries/delivery-loop.ts";
import { queueClosings } from "../deliveries/queue-closings.ts";
import { trimDeliveries } from "../deliveries/trim-deliveries.ts";
import { queueDepositPolls } from "../deposits/queue-deposit-polls.ts";
import { env } from "../env.ts";
import { expireExports } from "../exports/expire-exports.ts";
import { log } from "../logger.ts";
import { closeSmtp } from "../mail/smtp.ts";
import { checkMisses } from "../misses/check-misses.ts";
import { queueNativePaymentSyncs } from "../payment-links/queue-native-payment-syncs.ts";
import { countOutcomes } from "../proof/count-outcomes.ts";
import { queueComparisons } from "../proof/queue-comparisons.ts";
import { queuePoolReadings } from "../provider-account/queue-pool-readings.ts";
import { beat } from "../queue/beat.ts";
import { runQueue } from "../queue/run-queue.ts";
import { watchSilence } from "../quiet/watch-silence.ts";
import { makeDueInvoices } from "../recurring/make-due-invoices.ts";
import { sendDueReminders } from "../reminders/send-due-reminders.ts";
import { queueStalledReplays } from "../replays/queue-stalled-replays.ts";
import { queueRecoveries } from "../streams/queue-recoveries.ts";
import { createStreamHolder } from "../streams/stream-holder.ts";
import { foldCounts } from "../transactions/fold-counts.ts";
import { queueDueSyncs } from "../transactions/queue-due-syncs.ts";
import { trimCounts } from "../transactions/trim-counts.ts";
import { queueForgottenEvents } from "../webhooks/queue-forgotten-events.ts";
import { removeOldBodies } from "../webhooks/remove-old-bodies.ts";
import { trimQuarantine } from "../webhooks/trim-quarantine.ts";
import { every } from "./every.ts";
import { once } from "./once.ts";
import { TASKS } from "./tasks.ts";
import { startWatchdog } from "./watchdog.ts";

const watchdog = startWatchdog();
const queue = await runQueue(env().DATABASE_URL, TASKS);
const streams = createStreamHolder();
const filing = startFilingLoop();
const deliveries = startDeliveryLoop();
const schedules = [
  every(5_000, "beat", () => beat(pool(), queue.workerIds(), queue.heldJobs())),
  every(5_000, "due syncs", () => queueDueSyncs(new Date())),
  every(5_000, "counts", foldCounts),
  every(10 * 60_000, "empty counts", trimCounts),
  every(15_000, "forgotten events", () => queueForgottenEvents(new Date())),
  every(60_000, "stalled replays", () => queueStalledReplays(new Date())),
  every(5 * 60_000, "balances", () => queueBalanceRefreshes()),
  every(5 * 60_000, "native links", () => queueNativePaymentSyncs()),
  every(3 * 60_000, "deposits", () => queueDepositPolls()),
  every(10 * 60_000, "address pools", () => queuePoolReadings()),
  every(2_000, "streams", () => streams.look()),
  every(5 * 60_000, "missed events", () => queueRecoveries()),
  every(60_000, "approvals", () => expireApprovals(new Date())),
  every(5 * 60_000, "health of providers", () => checkAllHealth()),
  every(60_000, "lapsed credentials", () => endLapsedCredentials(new Date())),
  every(60 * 60_000, "chains of the audit log", () => checkDueChains(new Date())),
  every(60 * 60_000, "old calls", () => trimCalls(new Date())),
  every(24 * 60 * 60_000, "months of the inbox", addMonths),
  every(10 * 60_000, "old bodies", () => removeOldBodies(new Date())),
  every(60_000, "outcomes of closed hours", () => countOutcomes(new Date())),
  every(60_000, "missed webhooks", () => checkMisses(new Date())),
  every(6 * 60 * 60_000, "what providers sent", () => queueComparisons()),
  every(60_000, "silence", () => watchSilence(new Date())),
  every(60_000, "quarantine", () => trimQuarantine()),
  every(60_000, "closed endpoints", () => queueClosings()),
  every(10 * 60_000, "old exports", () => expireExports(new Date())),
  every(60 * 60_000, "old files of rows", () => removeOldUploads(new Date())),
  every(60_000, "recurring invoices", () => makeDueInvoices(new Date())),
  every(60_000, "reminders", () => sendDueReminders(new Date())),
  every(60 * 60_000, "old answers of the API", () => trimReplies(new Date())),
  every(60 * 60_000, "old deliveries", () => trimDeliveries(new Date())),
];
log("worker").info("Worker is ready");
process.send?.("ready");

let stopping = false;
// A queue that ended by itself takes no further job: better a new process than one that only seems to work.
queue.ended
  .catch((thrown: unknown) => log("worker").error({ err: thrown }, "The queue ended"))
  .finally(() => stopping || process.exit(1));
const stopOnce = once(stop);
process.on("SIGINT", stopOnce);
process.on("SIGTERM", stopOnce);

async function addMonths(): Promise<void> {
  await asOwner((client) => addEventMonths(client, new Date()));
}

async function stop(): Promise<void> {
  stopping = true;
  await Promise.all(schedules.map((schedule) => schedule.stop()));
  await Promise.all([streams.stop(), filing.stop(), deliveries.stop()]);
  await queue.stop();
  closeSmtp();
  await watchdog.stop();
  await closeSessions();
  process.exit(0);
}

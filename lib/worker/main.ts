import { expireApprovals } from "../approvals/expire-approvals.ts";
import { queueBalanceRefreshes } from "../balances/queue-balance-refreshes.ts";
import { checkAllHealth } from "../connections/check-all-health.ts";
import { endLapsedCredentials } from "../connections/end-lapsed-credentials.ts";
import { trimCalls } from "../connections/trim-calls.ts";
import { closeSessions } from "../db/close-sessions.ts";
import { addEventMonths } from "../db/event-months.ts";
import { pool } from "../db/pool.ts";
import { queueDepositPolls } from "../deposits/queue-deposit-polls.ts";
import { env } from "../env.ts";
import { log } from "../logger.ts";
import { queueNativePaymentSyncs } from "../payment-links/queue-native-payment-syncs.ts";
import { queuePoolReadings } from "../provider-account/queue-pool-readings.ts";
import { beat } from "../queue/beat.ts";
import { runQueue } from "../queue/run-queue.ts";
import { queueRecoveries } from "../streams/queue-recoveries.ts";
import { createStreamHolder } from "../streams/stream-holder.ts";
import { queueDueSyncs } from "../transactions/queue-due-syncs.ts";
import { queueForgottenEvents } from "../webhooks/queue-forgotten-events.ts";
import { trimQuarantine } from "../webhooks/trim-quarantine.ts";
import { every } from "./every.ts";
import { once } from "./once.ts";
import { TASKS } from "./tasks.ts";
import { startWatchdog } from "./watchdog.ts";

const watchdog = startWatchdog();
const queue = await runQueue(env().DATABASE_URL, TASKS);
const streams = createStreamHolder();
const schedules = [
  every(5_000, "beat", () => beat(pool(), queue.workerIds())),
  every(5_000, "due syncs", () => queueDueSyncs(new Date())),
  every(15_000, "forgotten events", () => queueForgottenEvents(new Date())),
  every(5 * 60_000, "balances", () => queueBalanceRefreshes()),
  every(5 * 60_000, "native links", () => queueNativePaymentSyncs()),
  every(3 * 60_000, "deposits", () => queueDepositPolls()),
  every(10 * 60_000, "address pools", () => queuePoolReadings()),
  every(2_000, "streams", () => streams.look()),
  every(5 * 60_000, "missed events", () => queueRecoveries()),
  every(60_000, "approvals", () => expireApprovals(new Date())),
  every(5 * 60_000, "health of providers", () => checkAllHealth()),
  every(60_000, "lapsed credentials", () => endLapsedCredentials(new Date())),
  every(60 * 60_000, "old calls", () => trimCalls(new Date())),
  every(24 * 60 * 60_000, "months of the inbox", addMonths),
  every(60_000, "quarantine", () => trimQuarantine()),
];
log("worker").info("Worker is ready");
process.send?.("ready");

const stopOnce = once(stop);
process.on("SIGINT", stopOnce);
process.on("SIGTERM", stopOnce);

async function addMonths(): Promise<void> {
  const client = await pool().connect();
  try {
    await addEventMonths(client, new Date());
  } finally {
    client.release();
  }
}

async function stop(): Promise<void> {
  await Promise.all(schedules.map((schedule) => schedule.stop()));
  await streams.stop();
  await queue.stop();
  await watchdog.stop();
  await closeSessions();
  process.exit(0);
}

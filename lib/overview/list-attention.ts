import { countWaitingApprovals } from "../approvals/count-waiting-approvals.ts";
import { findUnfiled } from "../arrivals/find-unfiled.ts";
import { findChainAlarm } from "../audit-desk/find-chain-alarm.ts";
import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { listConnectionCards } from "../connections/list-connection-cards.ts";
import { listOpenDoublePayments } from "../double-payments/get-double-payments.ts";
import { listNewDrift } from "../drift/list-new-drift.ts";
import { listTroubledEndpoints } from "../endpoints/list-troubled-endpoints.ts";
import { findStuck } from "../movements/find-stuck.ts";
import { listUnseenMentions } from "../notes/list-mentions.ts";
import { listLowPools } from "../provider-account/list-low-pools.ts";
import { PROVIDERS } from "../providers/registry.ts";
import { STATUS_TABS } from "../transactions/status.ts";
import { attentionLines } from "./attention-lines.ts";
import {
  findHeld,
  listLate,
  listOverpaidLinks,
  listRefusedWebhooks,
  listTroubledEvents,
  type MethodTimes,
} from "./attention-repository.ts";
import { chainLines } from "./chain-lines.ts";
import { doubleLines } from "./double-lines.ts";
import { mentionLines } from "./mention-lines.ts";
import { findMerchant } from "./repository.ts";
import type { Attention } from "./schema.ts";
import { stuckLines } from "./stuck-lines.ts";
import { unfiledLines } from "./unfiled-lines.ts";

/** A retry or two is the ordinary life of a webhook. */
const FAILING_MS = 5 * 60_000;
/** Somebody has had time to read the provider's release notes. */
const DRIFT_IS_NEW_MS = 3 * 24 * 60 * 60_000;
const REFUSED_MS = 24 * 60 * 60_000;
const LATE_SHOWN = 50;
const OVERPAID_SHOWN = 5;
const DOUBLES_SHOWN = 5;
const MENTIONS_SHOWN = 5;

/** What needs a person in the scope's mode, the most urgent first. */
export async function listAttention(
  scope: Scope,
  clock: Clock = systemClock,
  dayZone?: string,
): Promise<Attention[]> {
  const now = clock.now();
  const [
    { timeZone },
    events,
    held,
    late,
    overpaid,
    waiting,
    stuck,
    connections,
    drift,
    refused,
    pools,
    endpoints,
    doubles,
    mentions,
    alarm,
    unfiled,
  ] = await Promise.all([
    findMerchant(scope),
    listTroubledEvents(scope, new Date(now.getTime() - FAILING_MS)),
    findHeld(scope, STATUS_TABS.review.statuses),
    listLate(scope, methodTimes(scope), now, LATE_SHOWN),
    listOverpaidLinks(scope, OVERPAID_SHOWN),
    countWaitingApprovals(scope),
    findStuck(scope),
    listConnectionCards(scope),
    listNewDrift(scope, new Date(now.getTime() - DRIFT_IS_NEW_MS)),
    listRefusedWebhooks(scope, new Date(now.getTime() - REFUSED_MS)),
    listLowPools(scope),
    listTroubledEndpoints(scope, now),
    listOpenDoublePayments(scope, DOUBLES_SHOWN),
    listUnseenMentions(scope, MENTIONS_SHOWN),
    findChainAlarm(scope),
    findUnfiled(scope, now),
  ]);
  const others = attentionLines({
    now,
    zone: dayZone ?? timeZone,
    events,
    held,
    late,
    overpaid,
    waiting,
    connections,
    drift,
    refused,
    pools,
    endpoints,
  });
  return [
    ...chainLines(alarm, now, dayZone ?? timeZone),
    ...unfiledLines(unfiled, now, dayZone ?? timeZone),
    ...stuckLines(stuck),
    ...doubleLines(doubles),
    ...mentionLines(mentions, now, timeZone),
    ...others,
  ];
}

function methodTimes({ mode }: Scope): MethodTimes[] {
  return PROVIDERS.flatMap((provider) =>
    provider.methods(mode).map(({ id, expectedSeconds, windowSeconds }) => {
      return { provider: provider.id, method: id, expectedSeconds, windowSeconds };
    }),
  );
}

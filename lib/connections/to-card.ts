import type { Connection as ConnectionRow } from "../db/generated/client.ts";
import { MODES } from "../mode.ts";
import { getProvider } from "../providers/registry.ts";
import { capabilityLabels } from "./capability-labels.ts";
import { ageInDays, judgeHealth, percentOf } from "./health.ts";
import type { Activity } from "./read-repository.ts";
import type { ConnectionCard } from "./schema.ts";
import { CREDENTIAL_CHECKS, type CredentialCheck } from "./status.ts";
import { webhookUrl } from "./webhook-url.ts";

const SILENT = {
  pausedSince: null,
  calls: 0,
  answered: 0,
  answerP95Ms: null,
  refusedLately: false,
  silence: null,
  hasTransactions: false,
};

/** A connection with its health, as every screen shows it. */
export function toCard(
  row: ConnectionRow,
  activity: Omit<Activity, "connectionId"> = SILENT,
  now: Date,
): ConnectionCard {
  const provider = getProvider(row.provider);
  const mode = MODES.find((known) => known === row.mode) ?? "test";
  const credentialsCheck = toCredentialCheck(row.credentialsCheck);
  const { disabledAt, credentialsSetAt, lastEventAt } = row;
  const { health, problem } = judgeHealth({
    now,
    disabledAt,
    credentialsCheck,
    credentialsSetAt,
    lastEventAt,
    ...activity,
  });
  return {
    id: row.id,
    name: row.name,
    provider: provider.id,
    providerName: provider.name,
    tile: { ...provider.tile },
    mode,
    capabilities: capabilityLabels(provider, mode),
    health,
    problem,
    credentialsCheck,
    callsSucceed: activity.calls === 0 ? null : percentOf(activity.answered, activity.calls),
    answerP95Ms: activity.answerP95Ms,
    lastEventAt: lastEventAt?.toISOString() ?? null,
    credentialsAgeDays: ageInDays(credentialsSetAt, now),
    webhookUrl: webhookUrl(row.id),
  };
}

function toCredentialCheck(stored: string): CredentialCheck {
  return CREDENTIAL_CHECKS.find((known) => known === stored) ?? "unchecked";
}

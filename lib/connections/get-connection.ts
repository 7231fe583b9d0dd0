import { z } from "zod";
import type { Scope } from "../auth/scope.ts";
import { notFound } from "../errors.ts";
import { listCallRows } from "./call-repository.ts";
import { buildChecklist } from "./checklist.ts";
import { countDependants } from "./delete-repository.ts";
import { dependantWords } from "./dependant-words.ts";
import { faultDialUrl } from "./fault-dial-url.ts";
import { fieldDto } from "./field-dto.ts";
import { ROTATE_AFTER_DAYS } from "./health.ts";
import { openCredentials } from "./open-credentials.ts";
import { plainValues } from "./parse-credentials.ts";
import { findSeen, listActivity } from "./read-repository.ts";
import { findConnectionRow } from "./repository.ts";
import type { ConnectionDetail } from "./schema.ts";
import { findSigns } from "./sign-repository.ts";
import { toCallRow } from "./to-call.ts";
import { toCard } from "./to-card.ts";
import { toConnection } from "./to-connection.ts";
import { toSigns } from "./to-signs.ts";

const RECENT_CALLS = 8;
const NEWEST = { cursor: null, newer: false, limit: RECENT_CALLS };
const storedHints = z.record(z.string(), z.string()).catch({});

/** One connection of the scope's merchant, in whichever mode it is; throws `not_found`. */
export async function getConnection(
  scope: Scope,
  { connectionId }: { readonly connectionId: string },
): Promise<ConnectionDetail> {
  const row = await findConnectionRow(scope, connectionId);
  if (row === null) throw notFound("Connection");
  const now = new Date();
  const connection = toConnection(row);
  const inItsMode: Scope = { ...scope, mode: connection.mode };
  const [activity, signs, dependants, seen, calls] = await Promise.all([
    listActivity(inItsMode, now),
    findSigns(scope, row.id),
    countDependants(scope, row.id),
    findSeen(inItsMode, row, now),
    listCallRows(scope, row.id, {}, NEWEST),
  ]);
  const card = toCard(row, activity.get(row.id), now);
  const { provider, mode, baseUrl } = connection;
  return {
    ...card,
    operations: Object.keys(provider.operations),
    baseUrl,
    faultDialUrl: faultDialUrl(connection),
    signs: toSigns(connection, signs, activity.get(row.id), now),
    previousUntil:
      connection.previous && connection.previous.until > now ? connection.previous.until.toISOString() : null,
    dependants: dependantWords(dependants),
    createdAt: row.createdAt.toISOString(),
    credentialsSetAt: row.credentialsSetAt.toISOString(),
    hints: storedHints.parse(row.credentialHints),
    values: plainValues(provider, openCredentials(scope.merchantId, connection)),
    fields: provider.credentials.fields.map(fieldDto),
    setup: provider.webhook.setup.map((step) => step.replaceAll("{url}", card.webhookUrl)),
    checklist: buildChecklist({
      ...seen,
      mode,
      credentialsAccepted: card.credentialsCheck === "accepted",
      isEncrypted: baseUrl.startsWith("https://"),
      keyIsYoung: card.credentialsAgeDays < ROTATE_AFTER_DAYS,
    }),
    calls: calls.slice(0, RECENT_CALLS).map(toCallRow),
  };
}

import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import type { Connection } from "../connections/connection.ts";
import { connectionRef, listConnections } from "../connections/load-connection.ts";
import { openCredentials } from "../connections/open-credentials.ts";
import { webhookUrl } from "../connections/webhook-url.ts";
import type { Transaction } from "../db/generated/client.ts";
import { formatAmount } from "../format.ts";
import { moneyOf } from "../money.ts";
import type { WebhookSample } from "../providers/tester-contract.ts";
import { isSettled, TRANSACTION_STATUSES, type TransactionStatus } from "../transactions/status.ts";
import { madeUpSubject, subjectOf } from "./make-subject.ts";
import { findSubject, listSubjects } from "./repository.ts";
import type { Tester, TesterParams } from "./schema.ts";
import { signsTime } from "./sign-test.ts";

const SUBJECTS_SHOWN = 20;
/** Stands in the address for ids that nothing has. */
const MADE_UP = "none";

/** What can be tested: the choices, and the body that they make. What the address does not name is chosen sensibly. */
export async function loadTester(
  scope: Scope,
  params: TesterParams,
  clock: Clock = systemClock,
): Promise<Tester> {
  const usable = scope.mode === "test" ? (await listConnections(scope)).filter(canBeTested) : [];
  const connections = usable.map(connectionRef);
  const connection = usable.find(({ id }) => id === params.connection) ?? usable[0];
  if (connection === undefined) return { whyNot: whyNot(scope), connections, chosen: null };
  const samples = samplesOf(scope, connection);
  const sample = samples.find(({ type }) => type === params.type) ?? usualOf(scope, connection, samples);
  if (sample === undefined)
    return { whyNot: "This provider documents no events.", connections, chosen: null };
  const rows =
    sample.kind === null ? [] : await listSubjects(scope, connection.id, sample.kind, SUBJECTS_SHOWN);
  const row = await chooseRow(scope, connection, rows, params.transaction);
  const now = clock.now();
  const subject = row === null ? madeUpSubject(connection.provider) : subjectOf(row);
  const shown = row === null || rows.some(({ id }) => id === row.id) ? rows : [row, ...rows];
  return {
    whyNot: null,
    connections,
    chosen: {
      connectionId: connection.id,
      url: webhookUrl(connection.id),
      type: sample.type,
      types: samples.map(({ type, title }) => ({ type, title })),
      kind: sample.kind,
      transaction: row?.id ?? MADE_UP,
      transactions: shown.map(toChoice),
      signsTime: signsTime(scope, connection, now),
      body: JSON.stringify(sample.build(subject, now), null, 2),
    },
  };
}

/** In live mode nothing is ever made up: a signed event is indistinguishable from the provider's own. */
function whyNot({ mode }: Scope): string {
  return mode === "live"
    ? "Events can be made up in test mode only: here they would change real payments. Switch to test mode."
    : "There is no connection to send an event to yet.";
}

function canBeTested({ provider }: Connection): boolean {
  return provider.webhook.sign !== undefined && provider.webhook.samples !== undefined;
}

function samplesOf({ merchantId }: Scope, connection: Connection): readonly WebhookSample[] {
  return connection.provider.webhook.samples?.(openCredentials(merchantId, connection)) ?? [];
}

/** The event that says that a payment was paid, else the first. */
function usualOf(
  { merchantId }: Scope,
  connection: Connection,
  samples: readonly WebhookSample[],
): WebhookSample | undefined {
  const credentials = openCredentials(merchantId, connection);
  const usual = connection.provider.webhook.expects?.({ kind: "payment", status: "succeeded" }, credentials);
  return samples.find(({ type }) => type === usual) ?? samples[0];
}

/** The asked one, else the newest that is still open, else made-up ids: what is over would only be said again. */
async function chooseRow(
  scope: Scope,
  connection: Connection,
  rows: readonly Transaction[],
  asked: string | undefined,
): Promise<Transaction | null> {
  if (asked === MADE_UP) return null;
  const found = asked === undefined ? null : await findSubject(scope, connection.id, asked);
  if (found !== null && rows.every(({ kind }) => kind === found.kind)) return found;
  return rows.find((row) => !isSettled(statusOf(row))) ?? null;
}

function toChoice(row: Transaction): NonNullable<Tester["chosen"]>["transactions"][number] {
  const amount = formatAmount(moneyOf(row.amount.toFixed(), row.currency));
  return { id: row.id, reference: row.reference, status: statusOf(row), amount };
}

function statusOf({ status, id }: Transaction): TransactionStatus {
  const known = TRANSACTION_STATUSES.find((one) => one === status);
  if (known === undefined) throw new TypeError(`unknown status on ${id}`);
  return known;
}

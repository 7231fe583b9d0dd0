import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { sandboxAccounts } from "#sandbox/accounts.ts";
import { startSandbox } from "#sandbox/start.ts";
import { fileArrivals } from "../../arrivals/file-arrivals.ts";
import { systemScope } from "../../auth/scope.ts";
import type { Connection } from "../../connections/connection.ts";
import { pool } from "../../db/pool.ts";
import { assertId } from "../../ids.ts";
import { moneyOf } from "../../money.ts";
import { JOB_PAYLOADS } from "../../queue/jobs.ts";
import { aConnection, aMerchant, aTransaction } from "../../testing/merchant-fixture.ts";
import { processEvent } from "../../webhooks/process-event.ts";

const PROVIDER = "pepay";
const invoiceSchema = z.object({ invoice_id: z.string() });
const eventSchema = z.object({ data: z.unknown() });
const eventsSchema = z.object({
  data: z.object({ data: z.array(z.object({ id: z.string() })), has_more: z.boolean() }),
});
const jobSchema = z.union([JOB_PAYLOADS["process-webhooks"], JOB_PAYLOADS["process-webhook"]]);
const ABOUT_EVENTS = "payload::jsonb ?| ARRAY['eventId', 'eventIds']";
const { apiKey, webhookSecret } = sandboxAccounts[PROVIDER];

/** A merchant with a connection to a sandbox of its own. */
export async function startScene(credentials: Readonly<Record<string, string>> = {}) {
  const sandbox = await startSandbox({ port: 0, quiet: true });
  const scope = await aMerchant();
  const connection = await aConnection(scope, {
    provider: PROVIDER,
    baseUrl: `${sandbox.url}/${PROVIDER}`,
    credentials: { apiKey, webhookSecret, ...credentials },
  });
  const control = async (path: string, body: object): Promise<void> => {
    const response = await fetch(`${sandbox.url}/_control/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ provider: PROVIDER, ...body }),
    });
    if (!response.ok) throw new Error(`sandbox: ${path} ${response.status}`);
  };
  const call = async (method: string, path: string, body?: object): Promise<unknown> => {
    const response = await fetch(`${sandbox.url}/${PROVIDER}/api/v1${path}`, {
      method,
      headers: { "content-type": "application/json", "x-api-key": apiKey, "idempotency-key": randomUUID() },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return response.json();
  };
  await control("settings", { detectionMs: 5, confirmationMs: 15, rateLimits: false });
  return {
    scope,
    connection,
    control,
    /** An invoice at the provider and the transaction here that stands for it. */
    async invoice(amount = "49.99"): Promise<Invoice> {
      const made = await call("POST", "/invoices", { amount_usd: Number(amount) });
      const { invoice_id: externalId } = invoiceSchema.parse(made);
      const money = moneyOf(amount, "USD");
      const { id } = await aTransaction(scope, connection, { externalId, amount: money, method: "crypto" });
      return { id, externalId };
    },
    /** An invoice that nobody here knows: one event. */
    strangersInvoice: () => call("POST", "/invoices", { amount_usd: 5 }),
    /** The envelope of one event. */
    readEvent: async (id: string): Promise<unknown> =>
      eventSchema.parse(await call("GET", `/events/${id}`)).data,
    /** Ids of the events that the provider has, oldest first. */
    async providerEvents(): Promise<string[]> {
      const ids: string[] = [];
      for (let more = true; more; ) {
        const after = ids.length > 0 ? `&starting_after=${ids.at(-1)}` : "";
        const { data } = eventsSchema.parse(await call("GET", `/events?limit=100${after}`));
        ids.push(...data.data.map(({ id }) => id));
        more = data.has_more;
      }
      return ids.reverse();
    },
    pay: ({ externalId }: Invoice) => control("act", { id: externalId, action: "pay" }),
    close: () => sandbox.close(),
  };
}

export interface Invoice {
  readonly id: string;
  readonly externalId: string;
}

/** Does what the worker does: files what has come in and works off its jobs, until there are none. */
export async function processQueued(): Promise<void> {
  await fileArrivals();
  for (;;) {
    const { rows } = await pool().query<{ payload: unknown }>(
      `DELETE FROM graphile_worker._private_jobs WHERE ${ABOUT_EVENTS} RETURNING payload`,
    );
    if (rows.length === 0) return;
    for (const { payload } of rows) {
      const job = jobSchema.parse(payload);
      const scope = systemScope(assertId("merchant", job.merchantId), job.mode);
      const ids = "eventIds" in job ? job.eventIds : [job.eventId];
      for (const id of ids)
        await processEvent(scope, assertId("webhookEvent", id), { trigger: "auto", actor: null });
    }
  }
}

/** Leaves what has come in unprocessed. */
export async function forgetQueued(): Promise<void> {
  await fileArrivals();
  await pool().query(`DELETE FROM graphile_worker._private_jobs WHERE ${ABOUT_EVENTS}`);
}

export async function until(what: string, isSo: () => Promise<boolean>, withinMs = 15_000): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`not in time: ${what}`);
    await sleep(25);
  }
}

/** What the inbox has of a connection once a worker has filed what came in, oldest first. */
export async function storedEvents(connection: Connection) {
  await fileArrivals();
  const { rows } = await pool().query<{ external: string; channel: string; status: string; type: string }>(
    `SELECT external_event_id AS external, channel, status, type FROM webhook_events
     WHERE connection_id = $1 ORDER BY id`,
    [connection.id],
  );
  return rows;
}

export async function lastWebhookAt(connection: Connection): Promise<Date | null> {
  const { rows } = await pool().query<{ at: Date | null }>(
    "SELECT last_event_at AS at FROM connections WHERE id = $1",
    [connection.id],
  );
  return rows[0]?.at ?? null;
}

/** The sources whose word changed a transaction to `status`. */
export async function sourcesOf(transactionId: string, status: string): Promise<string[]> {
  const { rows } = await pool().query<{ source: string }>(
    `SELECT source FROM timeline_entries WHERE transaction_id = $1 AND status_after = $2 AND verdict = 'applied'`,
    [transactionId, status],
  );
  return rows.map(({ source }) => source);
}

export async function streamRow(connection: Connection) {
  const { rows } = await pool().query<StreamRow>(
    `SELECT state, problem, holder, last_event_id AS cursor, brought_first AS first, brought_again AS again, reconnects
     FROM connection_streams WHERE connection_id = $1`,
    [connection.id],
  );
  return rows[0];
}

interface StreamRow {
  state: string;
  problem: string | null;
  holder: string | null;
  cursor: string | null;
  first: number;
  again: number;
  reconnects: number;
}

/** How often the provider has answered which events were missed. */
export async function listCalls(connection: Connection): Promise<number> {
  const { rows } = await pool().query<{ count: string }>(
    "SELECT count(*) FROM provider_calls WHERE connection_id = $1 AND operation = 'listEventsSince'",
    [connection.id],
  );
  return Number(rows[0]?.count);
}

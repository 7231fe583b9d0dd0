import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Scope } from "#lib/auth/scope.ts";
import type { Connection } from "#lib/connections/connection.ts";
import { disconnectDb } from "#lib/db/client.ts";
import { closePool, pool } from "#lib/db/pool.ts";
import { unit } from "#lib/db/unit.ts";
import { overrideEnv } from "#lib/env.ts";
import { newId } from "#lib/ids.ts";
import { moneyOf } from "#lib/money.ts";
import { aConnection, aMerchant } from "#lib/testing/merchant-fixture.ts";
import { keepAnswer } from "#lib/transactions/keep-answer.ts";
import { insertTransaction, type NewTransaction } from "#lib/transactions/repository.ts";
import { MERCHANTS, type Plan, type PlannedStory } from "./plan.ts";

/** Rows of one database that the stories are about. */
export interface World {
  readonly connections: readonly Connection[];
  /** Writes a payment down that its provider has already spoken of; again and again until it is stored. */
  writeLate(story: PlannedStory): Promise<void>;
  close(): Promise<void>;
}

const LINKS_PER_MERCHANT = 3;
const PLAYERS = 5;
const CHUNK = 100;
const CREATED_AT = new Date(Date.UTC(2025, 0, 1));

/** Merchants, connections, links, deposit addresses and all payments that are known beforehand. */
export async function makeWorld(databaseUrl: string, plan: Plan): Promise<World> {
  overrideEnv({ DATABASE_URL: databaseUrl });
  const scopes: Scope[] = [];
  for (let index = 0; index < MERCHANTS; index += 1) scopes.push(await aMerchant());
  const links = await Promise.all(scopes.map((scope) => makeLinks(scope)));
  const owners: { readonly scope: Scope; readonly connection: Connection }[] = [];
  for (const { merchant, provider } of plan.accounts) {
    const scope = required(scopes[merchant]);
    const connection = await aConnection(scope, { provider: provider.id, credentials: provider.credentials });
    owners.push({ scope, connection });
    await bindPlayers(scope, connection);
  }
  const rowOf = (story: PlannedStory): NewTransaction => {
    const merchant = plan.accounts[story.account]?.merchant ?? 0;
    return newRow(story, required(owners[story.account]).connection, links[merchant] ?? []);
  };
  const write = async (
    written: readonly { readonly story: PlannedStory; readonly row: NewTransaction }[],
  ): Promise<void> => {
    await unit(async (tx) => {
      for (const { story, row } of written)
        await insertTransaction(tx, required(owners[story.account]).scope, row);
    });
  };
  const early = plan.stories.filter(({ known, late }) => known !== null && !late);
  for (let from = 0; from < early.length; from += CHUNK)
    await write(early.slice(from, from + CHUNK).map((story) => ({ story, row: rowOf(story) })));

  return {
    connections: owners.map(({ connection }) => connection),
    // As Paydeck makes a payment: its row first, and the provider's id once it has answered.
    async writeLate(story) {
      const { externalId, ...row } = rowOf(story);
      const { scope, connection } = required(owners[story.account]);
      await untilStored(async () => {
        if (!(await isWritten(row.id))) await write([{ story, row }]);
      });
      // One provider names a charge by its session alone.
      if (externalId == null) return;
      await untilStored(() => keepAnswer(scope, row, connection, { externalId, updatedAt: CREATED_AT }));
    },
    async close() {
      await closePool();
      await disconnectDb();
    },
  };
}

function newRow(story: PlannedStory, connection: Connection, links: readonly string[]): NewTransaction {
  const { known, subject } = story;
  if (known === null) throw new Error(`${subject} begins at the provider`);
  return {
    id: newId("transaction"),
    connectionId: connection.id,
    provider: connection.provider.id,
    kind: "payment" as const,
    status: "pending" as const,
    reference: `REF-${subject}`,
    externalId: known.externalId,
    amount: moneyOf(known.amount, known.currency),
    method: known.method,
    methodLabel: known.method,
    linkId: story.link === null ? null : (links[story.link] ?? null),
    idempotencyKey: randomUUID(),
    nextSyncAt: null,
    createdAt: CREATED_AT,
    ...(known.sessionKey === undefined ? {} : { sessionKey: known.sessionKey }),
  };
}

async function makeLinks(scope: Scope): Promise<string[]> {
  const ids = Array.from({ length: LINKS_PER_MERCHANT }, () => newId("paymentLink"));
  for (const [index, id] of ids.entries()) {
    await pool().query(
      `INSERT INTO payment_links (merchant_id, id, slug, mode, status, title, currency, created_by)
       VALUES ($1, $2, $3, $4, 'published', $5, 'USD', 'chaos')`,
      [scope.merchantId, id, randomUUID(), scope.mode, `Link ${index}`],
    );
  }
  return ids;
}

/** Deposits name players; each belongs to a customer, whom the job behind a deposit must find. */
async function bindPlayers(scope: Scope, connection: Connection): Promise<void> {
  for (let player = 1; player <= PLAYERS; player += 1) {
    const customer = newId("customer");
    await pool().query("INSERT INTO customers (merchant_id, id, name) VALUES ($1, $2, $3)", [
      scope.merchantId,
      customer,
      `Player ${player}`,
    ]);
    await pool().query(
      `INSERT INTO deposit_addresses (merchant_id, id, connection_id, mode, reference, protocol, address, chains, customer_id, bound_by, bound_at)
       VALUES ($1, $2, $3, $4, $5, 'tron', $6, '{tron-nile}', $7, 'chaos', $8)`,
      [
        scope.merchantId,
        newId("depositAddress"),
        connection.id,
        scope.mode,
        `player_${player}`,
        randomUUID(),
        customer,
        CREATED_AT,
      ],
    );
  }
}

/** A unit whose commit was not answered may be there: the next look finds it. */
async function untilStored(work: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      return await work();
    } catch (thrown) {
      if (!isPassing(thrown)) throw thrown;
      await sleep(200);
    }
  }
}

async function isWritten(id: string): Promise<boolean> {
  const { rowCount } = await pool().query("SELECT 1 FROM transactions WHERE id = $1", [id]);
  return rowCount === 1;
}

/** Whether PostgreSQL was only away. */
function isPassing(thrown: unknown): boolean {
  const text = thrown instanceof Error ? `${thrown.name} ${thrown.message} ${String(thrown.cause)}` : "";
  return !/unique constraint/i.test(text);
}

function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("the plan names an account that does not exist");
  return value;
}

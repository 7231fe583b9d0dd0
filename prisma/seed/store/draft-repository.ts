import { db, disconnectDb } from "#lib/db/client.ts";
import { Prisma, type PrismaClient } from "#lib/db/generated/client.ts";
import { onePerProcess } from "#lib/db/one-per-process.ts";
import { closePool } from "#lib/db/pool.ts";
import type { Tx } from "#lib/db/unit.ts";
import { createDraftTable, type Fields, type Undo } from "./draft-table.ts";
import { type Drafted, writeDraft } from "./write-draft.ts";

/** Columns that a new transaction leaves to the database. */
const NEW_TRANSACTION = {
  providerStatus: "",
  reason: null,
  externalId: null,
  sessionKey: null,
  received: null,
  refunded: null,
  fee: null,
  network: null,
  txHash: null,
  address: null,
  confirmations: null,
  country: null,
  description: "",
  invoiceNumber: null,
  customerId: null,
  linkId: null,
  parentId: null,
  nextAction: null,
  expiresAt: null,
  syncCount: 0,
  settlement: null,
  settlementTx: null,
  returnUrl: null,
  sendCount: 0,
  paidAt: null,
};
const FIGURES = ["amount", "received", "refunded", "fee"];

interface Query {
  readonly where: Fields;
  readonly data: Fields;
}

/**
 * Runs `work` on a client that keeps what operations write about transactions and events in memory, and writes it all
 * at the end in a few statements. The operations themselves are the live ones, line by line: only the road to the
 * database is shorter. A payment with its webhooks takes some forty round trips on the ordinary client, and 5,000 of
 * them two minutes. For a merchant that nobody else works on.
 */
export async function withDraft(work: () => Promise<void>): Promise<void> {
  const real = db();
  const drafted: Drafted = {
    transactions: createDraftTable(["id", "externalId", "sessionKey", "reference"]),
    timeline: createDraftTable(["id"]),
    attempts: createDraftTable(["id"]),
    events: createDraftTable(["id"]),
    jobs: new Map(),
  };
  const slot = onePerProcess<PrismaClient>("prisma", () => draftClient(real, drafted));
  slot.take();
  slot.get();
  try {
    await work();
  } finally {
    slot.take();
    onePerProcess("prisma", () => real).get();
  }
  await writeDraft(drafted);
}

/** Ends this process's sessions at the database. */
export async function closeSessions(): Promise<void> {
  await closePool();
  await disconnectDb();
}

function draftClient(real: PrismaClient, drafted: Drafted): PrismaClient {
  const connections = new Map<string, Promise<unknown>>();

  function clientOf(undo: Undo): PrismaClient {
    const { transactions, timeline, attempts, events } = drafted;
    const own: Fields = {
      $transaction: inUnit,
      $queryRaw: queryRaw,
      transaction: {
        create: async ({ data }: Query) => transactions.insert({ ...NEW_TRANSACTION, ...data }, undo),
        findMany: async ({ where }: Query) => transactions.find(where).slice(0, 2),
        findFirst: async ({ where }: Query) => transactions.find(where).map(readFigures)[0] ?? null,
        updateMany: async ({ where, data }: Query) => ({ count: transactions.patch(where, data, undo) }),
      },
      timelineEntry: { create: async ({ data }: Query) => timeline.insert({ detail: "", ...data }, undo) },
      webhookAttempt: { create: async ({ data }: Query) => attempts.insert(data, undo) },
      webhookEvent: {
        create: (query: Prisma.WebhookEventCreateArgs) => real.webhookEvent.create(query),
        findFirst: async ({ where }: Query) => events.find(byId(where))[0] ?? fetchEvent(where),
        updateMany: async ({ where, data }: Query) => ({ count: events.patch(byId(where), data, undo) }),
      },
      connection: { findFirst: ({ where }: Query) => findConnection(where) },
    };
    return new Proxy(real, {
      get: (target, name) => {
        if (typeof name === "string" && Object.hasOwn(own, name)) return own[name];
        const value: unknown = Reflect.get(target, name);
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
  }

  async function inUnit<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const undo: Undo = [];
    try {
      return await work(clientOf(undo));
    } catch (thrown) {
      for (const back of undo.toReversed()) back();
      throw thrown;
    }
  }

  /** Locks have nobody to keep out and notices nobody to reach; jobs wait until what they are about is written. */
  async function queryRaw(strings: TemplateStringsArray, ...values: unknown[]): Promise<unknown> {
    const text = strings.join("?");
    if (/\b(INSERT|UPDATE|DELETE) /.test(text.replace("FOR UPDATE", "")))
      return real.$queryRaw(strings, ...values);
    if (text.includes("FOR UPDATE") || text.includes("pg_notify(")) return [];
    if (!text.includes("graphile_worker.add_job(")) return real.$queryRaw(strings, ...values);
    const key = values.at(-1);
    const name = typeof key === "string" ? key : `unnamed ${drafted.jobs.size}`;
    drafted.jobs.set(name, () => real.$queryRaw(strings, ...values));
    return [];
  }

  async function fetchEvent(where: Fields): Promise<Fields | null> {
    const row = await real.webhookEvent.findFirst({ where });
    if (row !== null) drafted.events.insert(row, []);
    return drafted.events.find(byId(where))[0] ?? null;
  }

  /** Asked for at every webhook and never changed meanwhile. */
  function findConnection(where: Fields): Promise<unknown> {
    const key = JSON.stringify(where);
    const known = connections.get(key) ?? real.connection.findFirst({ where }).then((row) => row);
    connections.set(key, known);
    return known;
  }

  return clientOf([]);
}

/** The moment in an event's key is there for the partitions; two dates are never the same object. */
function byId({ receivedAt, ...where }: Fields): Fields {
  return where;
}

function readFigures(row: Fields): Fields {
  const figures = FIGURES.map((name) => [
    name,
    row[name] === null ? null : new Prisma.Decimal(String(row[name])),
  ]);
  return { ...row, ...Object.fromEntries(figures) };
}

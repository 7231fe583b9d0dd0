import type pg from "pg";
import type { Scope } from "#lib/auth/scope.ts";
import { asOwner } from "#lib/db/as-owner.ts";
import { type CustomerId, newId } from "#lib/ids.ts";
import { PROVIDERS } from "#lib/providers/registry.ts";
import { aConnection, aMerchant } from "#lib/testing/merchant-fixture.ts";
import { foldCounts } from "#lib/transactions/fold-counts.ts";
import { copyRows, type Value } from "./copy.ts";
import { COLUMNS, type MadeRow, makeRows, type Part, randomOf, type Way } from "./rows.ts";

export interface World {
  readonly scope: Scope;
  readonly ways: readonly Way[];
  readonly customerIds: CustomerId[];
  readonly now: number;
}

const DAYS = 400;
const NEIGHBOURS = 20_000;
const BIG = ["transactions", "customers", "timeline_entries", "webhook_events", "webhook_event_keys"];

/** A merchant with a connection of every provider and two of the first, and a neighbour whose rows lie between. */
export async function makeWorld(client: pg.ClientBase): Promise<World> {
  const world = await aWorld();
  const neighbour = await aWorld();
  await addRows(client, neighbour, "N", { of: NEIGHBOURS, takes: () => true });
  return world;
}

async function aWorld(): Promise<World> {
  const scope = await aMerchant();
  const wanted = [PROVIDERS[0], ...PROVIDERS].flatMap((provider) => provider ?? []);
  const ways: Way[] = [];
  for (const provider of wanted) {
    const { id } = await aConnection(scope, { provider: provider.id });
    ways.push({ connectionId: id, provider: provider.id, methods: provider.methods(scope.mode) });
  }
  return { scope, ways, customerIds: [], now: Date.now() };
}

/** Fills the merchant's history up to `upTo` rows; `before` of them are there already. */
export async function fill(
  client: pg.ClientBase,
  world: World,
  rows: { readonly before: number; readonly upTo: number; readonly most: number },
): Promise<void> {
  const { before, upTo, most } = rows;
  // Each stage is the whole history, only thinner: what is added lies between what is there.
  const takes = (n: number) => isWithin(n, upTo, most) && !isWithin(n, before, most);
  const indexes = await dropIndexes(client);
  await addRows(client, world, "A", { of: most, takes });
  await makeIndexes(indexes);
  await Promise.all([client.query(`VACUUM (ANALYZE) ${BIG.join(", ")}`), foldCounts()]);
  await client.query(
    "VACUUM (ANALYZE) transaction_totals, transaction_days, transaction_way_days, transaction_hours, transaction_count_changes",
  );
}

function isWithin(n: number, rows: number, most: number): boolean {
  return Math.floor((n * rows) / most) !== Math.floor(((n - 1) * rows) / most);
}

/** Indexes made afterwards are made in a fraction of the time. */
async function dropIndexes(
  client: pg.ClientBase,
): Promise<{ readonly name: string; readonly made: string }[]> {
  const { rows } = await client.query<{ name: string; made: string }>(
    `SELECT indexname AS name, indexdef AS made FROM pg_indexes
     WHERE tablename IN ('transactions', 'customers') AND indexname NOT LIKE '%_pkey'`,
  );
  for (const { name } of rows) await client.query(`DROP INDEX "${name}"`);
  return rows;
}

/** Two at a time: each is made by one process of PostgreSQL, and most machines have two cores. */
async function makeIndexes(indexes: readonly { readonly made: string }[]): Promise<void> {
  const left = [...indexes];
  const makeSome = () =>
    asOwner(async (owner) => {
      await owner.query("SET maintenance_work_mem = '192MB'");
      for (let next = left.shift(); next !== undefined; next = left.shift()) await owner.query(next.made);
    });
  await Promise.all([makeSome(), makeSome()]);
}

async function addRows(
  client: pg.ClientBase,
  world: World,
  letter: string,
  part: Pick<Part, "of" | "takes">,
): Promise<void> {
  const { scope, ways, customerIds, now } = world;
  const { merchantId, mode } = scope;
  const customers = newCustomers(merchantId, customerIds, part, letter, now);
  await copyRows(client, "customers", ["merchant_id", "id", "name", "email", "created_at"], customers);
  const told: MadeRow[] = [];
  const values = function* (): Generator<readonly Value[]> {
    for (const row of makeRows({ merchantId, mode, letter }, ways, customerIds, {
      ...part,
      days: DAYS,
      now,
    })) {
      if (row.n % 20 < 2) told.push(row);
      yield row.values;
    }
  };
  await copyRows(client, "transactions", COLUMNS, values());
  await copyRows(client, "timeline_entries", TIMELINE, timelineOf(merchantId, told));
  const events = told
    .filter(({ n, at }) => n % 20 === 0 && now - at.getTime() < 100 * 86_400_000)
    .map((row) => ({ row, id: newId("webhookEvent", row.at) }));
  const keys = events.map(({ row, id }) => [merchantId, row.connectionId, `their_${letter}${row.n}`, id]);
  await copyRows(client, "webhook_event_keys", EVENT_KEYS, keys);
  const stored = events.map(({ row, id }) => [
    ...[
      merchantId,
      id,
      row.connectionId,
      "bench",
      mode,
      `their_${letter}${row.n}`,
      "payment.paid",
      "processed",
    ],
    ...["{}", "", id, row.at, row.at, row.id],
  ]);
  await copyRows(client, "webhook_events", EVENTS, stored);
}

const EVENT_KEYS = ["merchant_id", "connection_id", "external_event_id", "event_id"];
const EVENTS = [
  ...["merchant_id", "id", "connection_id", "provider", "mode", "external_event_id", "type", "status"],
  ...["headers", "body", "body_hash", "received_at", "processed_at", "transaction_id"],
];
const TIMELINE = [
  ...["merchant_id", "id", "transaction_id", "source", "verdict", "status_said", "provider_status"],
  ...["status_before", "status_after", "summary", "at"],
];

/** One customer to eight transactions. */
function newCustomers(
  merchantId: string,
  ids: CustomerId[],
  { of, takes }: Pick<Part, "of" | "takes">,
  letter: string,
  now: number,
): Value[][] {
  const rows: Value[][] = [];
  for (let n = 0; n < of; n += 8) {
    if (!takes(n)) continue;
    const chance = randomOf(n, `c${letter}`);
    const name = [FIRST, LAST, LAST].map((names) => names[Math.floor(chance() * names.length)]).join(" ");
    const id = newId("customer", new Date(now - 401 * 86_400_000));
    ids.push(id);
    rows.push([
      merchantId,
      id,
      name,
      `${name.toLowerCase().replaceAll(" ", ".")}.${n}@mail.example`,
      new Date(now),
    ]);
  }
  return rows;
}

function timelineOf(merchantId: string, rows: readonly MadeRow[]): Value[][] {
  return rows.flatMap(({ id, status, at }) =>
    ["pending", status].map((said, step) => {
      const moment = new Date(at.getTime() + step * 60_000);
      const before = step === 0 ? "created" : "pending";
      return [
        ...[merchantId, newId("timelineEntry", moment), id, "webhook", "applied", said, said.toUpperCase()],
        ...[before, said, `It is ${said}`, moment],
      ];
    }),
  );
}

const FIRST =
  "Ana Beto Carla Diego Elena Fabio Gloria Hugo Irene Jorge Karina Luis Marta Nestor Olga Pablo".split(" ");
const LAST = [
  ..."Acosta Barrios Castro Duarte Escobar Fuentes Garrido Herrera Ibarra Jaramillo Ledesma Montoya".split(
    " ",
  ),
  ..."Navarro Ochoa Paredes Quintero Restrepo Salazar Trujillo Urrutia Valencia Yepes Zapata".split(" "),
];

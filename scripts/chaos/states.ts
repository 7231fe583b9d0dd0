import type pg from "pg";
import type { Plan } from "./plan.ts";
import type { World } from "./world.ts";

type States = Map<string, string>;

/** What became of each event, by the number of its account and the provider's id. */
export async function eventStates(client: pg.Client, world: World): Promise<States> {
  const { rows } = await client.query<{ connection_id: string; external_event_id: string; status: string }>(
    `SELECT connection_id, external_event_id, status FROM webhook_events WHERE status NOT IN ('duplicate', 'rejected')`,
  );
  return new Map(
    rows.map((row) => [`${accountOf(world, row.connection_id)}/${row.external_event_id}`, row.status]),
  );
}

/**
 * Everything about a transaction that must not depend on the order of what was said. When it was paid is the provider's
 * time, except where the provider names none: there only that it was paid can be the same.
 */
export async function transactionStates(client: pg.Client, world: World): Promise<States> {
  const { rows } = await client.query<Record<string, string | null> & { connection_id: string }>(`
    SELECT t.connection_id, t.kind, coalesce(t.external_id, t.reference) AS subject, t.status,
      t.amount::text, t.currency, t.received::text, t.refunded::text, t.fee::text, t.confirmations::text,
      t.settlement, t.settlement_tx, t.tx_hash, link.title AS link, customer.name AS customer, parent.external_id AS parent,
      CASE WHEN t.paid_at < '2025-12-31' THEN t.paid_at::text WHEN t.paid_at IS NOT NULL THEN 'paid' END AS paid_at
    FROM transactions AS t
    LEFT JOIN payment_links AS link ON link.merchant_id = t.merchant_id AND link.id = t.link_id
    LEFT JOIN customers AS customer ON customer.merchant_id = t.merchant_id AND customer.id = t.customer_id
    LEFT JOIN transactions AS parent ON parent.merchant_id = t.merchant_id AND parent.id = t.parent_id`);
  return new Map(
    rows.map(({ connection_id, kind, subject, ...rest }) => [
      `${kind} ${accountOf(world, connection_id)}/${subject}`,
      JSON.stringify(rest),
    ]),
  );
}

/** How often each link was paid, by Paydeck's own count, which a job keeps. */
export async function linkStates(client: pg.Client): Promise<States> {
  const { rows } = await client.query<{ merchant: string; title: string; paid: number; truly: number }>(`
    SELECT dense_rank() OVER (ORDER BY link.merchant_id)::text AS merchant, link.title, link.paid_count AS paid,
      (SELECT count(*) FROM transactions AS t WHERE t.merchant_id = link.merchant_id AND t.link_id = link.id
         AND t.paid_at IS NOT NULL)::int AS truly
    FROM payment_links AS link`);
  return new Map(
    rows.map(({ merchant, title, paid, truly }) => [
      `link ${merchant}/${title}`,
      paid === truly ? `paid ${paid} times` : `says paid ${paid} times, was paid ${truly} times`,
    ]),
  );
}

/** Where two runs of one plan ended differently, one line each. */
export function differences(calm: ReadonlyMap<string, string>, chaos: ReadonlyMap<string, string>): string[] {
  const names = new Set([...calm.keys(), ...chaos.keys()]);
  return [...names].flatMap((name) => {
    const [a, b] = [calm.get(name) ?? "not there", chaos.get(name) ?? "not there"];
    return a === b ? [] : [`${name}: calm ${a}, with kills ${b}`];
  });
}

/** Where a run ended otherwise than the providers' own story says, one line each. */
export function contradictions(plan: Plan, states: ReadonlyMap<string, string>): string[] {
  const told = plan.stories.flatMap(({ kind, account, subject, ends }) => {
    if (ends === null) return [];
    const state = states.get(`${kind} ${account}/${subject}`) ?? "{}";
    const { status = "not there" }: { status?: string } = JSON.parse(state);
    return status === ends ? [] : [`${kind} ${account}/${subject} is ${status}, not ${ends}`];
  });
  const links = [...states].filter(([name, state]) => name.startsWith("link ") && state.startsWith("says"));
  return [...told, ...links.map(([name, state]) => `${name} ${state}`)];
}

function accountOf(world: World, connectionId: string): number {
  return world.connections.findIndex(({ id }) => id === connectionId);
}

import type pg from "pg";
import { encodeCursor } from "#lib/paging.ts";
import type { Seeded } from "./seed.ts";

/** One view of the inbox, as its address has it. */
export interface Case {
  readonly name: string;
  readonly filters: Readonly<Record<string, string>>;
  /** The same page asked for by a person who writes SQL: what stands behind the merchant and the mode. */
  readonly bare?: { readonly where: string; readonly values: readonly string[] };
}

/** Every filter alone, what people combine, what fits nothing at all, pages far from both ends, and searches. */
export async function casesOf(client: pg.ClientBase, seeded: Seeded): Promise<Case[]> {
  const [main = "", second = "", third = ""] = seeded.connectionIds;
  const common = "payment.kind_0";
  const sample = await sampleOf(client, seeded);
  const deep = await cursorAt(client, seeded, 0.5);
  const oldest = await cursorAt(client, seeded, 0.001);
  const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString();
  const alone: Record<string, string>[] = [
    { tab: "failed" },
    { tab: "quarantine" },
    { verdict: "verified" },
    { verdict: "quarantined" },
    { verdict: "accepted" },
    { provider: sample.provider },
    { connection: `${second},${third}` },
    { type: "payment.kind_19" },
    { type: "no.such.type" },
    { transaction: "ORD-77" },
    { transaction: "ORD-nobody" },
    ...["received", "processed", "duplicate", "ignored", "failed", "dead", "rejected"].map((outcome) => ({
      outcome,
    })),
    ...["webhook", "stream", "recovery"].map((channel) => ({ channel })),
    ...["once", "more", "many"].map((attempts) => ({ attempts })),
    ...["1s", "10s", "1m", "10m"].map((lag) => ({ lag })),
    ...["24h", "7d", "30d"].map((range) => ({ range })),
    { from: day(60), to: day(59) },
  ];
  const together: Record<string, string>[] = [
    { connection: main, type: common, range: "7d" },
    { connection: `${main},${second}`, outcome: "processed", attempts: "once", channel: "webhook" },
    { type: common, outcome: "ignored", lag: "10s" },
    { type: common, channel: "recovery", attempts: "many" },
    { tab: "failed", type: common, connection: main, range: "30d" },
    { lag: "10m", range: "24h", outcome: "processed" },
    {
      verdict: "verified",
      channel: "webhook",
      attempts: "once",
      outcome: "processed",
      provider: sample.provider,
    },
  ];
  const nothing: Record<string, string>[] = [
    { connection: second, type: common },
    { outcome: "duplicate", attempts: "once" },
    { channel: "stream", outcome: "rejected", type: common },
    { type: common, outcome: "processed", lag: "10m", attempts: "once" },
    { connection: main, verdict: "verified", outcome: "processed", attempts: "once", lag: "1m" },
    { provider: sample.provider, channel: "webhook", outcome: "rejected", attempts: "once" },
  ];
  const far: Record<string, string>[] = [
    { after: deep },
    { before: deep },
    { after: oldest },
    { before: oldest },
    { type: common, after: deep },
    { connection: `${main},${second}`, before: deep },
    { tab: "failed", after: deep },
    { type: common, outcome: "ignored", after: deep },
    { outcome: "processed", channel: "webhook", attempts: "once", before: deep },
  ];
  const searches = [sample.id, sample.external, sample.transaction, "ORD-77", "nothing has this"].map(
    (q) => ({ q }),
  );
  return [
    { name: "newest page", filters: {}, bare: { where: "true", values: [] } },
    {
      name: "one connection",
      filters: { connection: main },
      bare: { where: "connection_id = $3", values: [main] },
    },
    {
      name: "one type",
      filters: { type: common },
      bare: { where: "connection_id = $3 AND type = $4", values: [main, common] },
    },
    {
      name: "dead",
      filters: { outcome: "dead" },
      bare: { where: "status = $3 AND status <> 'processed'", values: ["dead"] },
    },
    {
      name: "one transaction",
      filters: { transaction: sample.transaction },
      bare: { where: "transaction_id = $3", values: [sample.transaction] },
    },
    ...[...alone, ...together].map(named("")),
    ...nothing.map(named("nothing: ")),
    ...far.map(named("far: ")),
    ...searches.map(named("search: ")),
  ];
}

function named(prefix: string) {
  return (filters: Record<string, string>): Case => {
    const words = Object.entries(filters).map(
      ([name, value]) => `${name}=${value.split(",").length > 1 ? "two" : short(value)}`,
    );
    return { name: prefix + words.join(" "), filters };
  };
}

function short(value: string): string {
  return value.length > 18 ? `${value.slice(0, 10)}…` : value;
}

async function sampleOf(client: pg.ClientBase, { scope, connectionIds }: Seeded) {
  const { rows } = await client.query<Record<"id" | "external" | "transaction" | "provider", string>>(
    `SELECT event.id, external_event_id AS external, transaction_id AS transaction, connection.provider
     FROM webhook_events AS event JOIN connections AS connection ON connection.id = event.connection_id
     WHERE event.merchant_id = $1 AND event.connection_id = $2 AND transaction_id IS NOT NULL AND status = 'processed'
     ORDER BY received_at OFFSET 1000 LIMIT 1`,
    [scope.merchantId, connectionIds[0]],
  );
  const [sample] = rows;
  if (sample === undefined) throw new Error("the seed made no event with a transaction");
  return sample;
}

/** The position of the event that has this part of all others before it. */
async function cursorAt(client: pg.ClientBase, { scope }: Seeded, part: number): Promise<string> {
  const { rows } = await client.query<{ id: string; at: Date }>(
    `SELECT id, received_at AS at FROM webhook_events WHERE merchant_id = $1 AND mode = $2 AND received_at >= (
       SELECT min(received_at) + (max(received_at) - min(received_at)) * $3::float8 FROM webhook_events WHERE merchant_id = $1)
     ORDER BY received_at, id LIMIT 1`,
    [scope.merchantId, scope.mode, part],
  );
  const [row] = rows;
  if (row === undefined) throw new Error("the seed made no events");
  return encodeCursor(row);
}

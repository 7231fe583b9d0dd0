import type pg from "pg";
import { FOLDED_FROM, FOLDED_TO, fold } from "#lib/customers/fold.ts";
import { encodeCursor } from "#lib/paging.ts";
import { SQUASHED_AWAY, squash } from "#lib/transactions/squash.ts";
import { STATUS_TABS } from "#lib/transactions/status.ts";
import { cursorAt, rareOf, sampleOf } from "./samples.ts";
import type { World } from "./seed.ts";

/** The same page asked for by a person who writes SQL: what stands behind the merchant and the mode. */
export interface Bare {
  readonly where: string;
  readonly values: readonly unknown[];
}

/** One question to the readers. `path` stands behind `/api/merchants/<slug>`. */
export interface Case {
  readonly name: string;
  readonly kind: "list" | "filter" | "exact" | "loose" | "counts" | "one" | "overview";
  readonly path: string;
  readonly bare: Bare | null;
}

type Params = Readonly<Record<string, string>>;

export async function casesOf(client: pg.ClientBase, world: World): Promise<Case[]> {
  const { ways, now } = world;
  const sample = await sampleOf(client, world);
  const rare = await rareOf(client, world);
  const [first, second, third] = ways;
  if (first === undefined || second === undefined || third === undefined)
    throw new Error("too few connections");
  const middle = await cursorAt(client, world, 0.5);
  const oldest = await cursorAt(client, world, 0.01);
  const after = encodeCursor(middle);
  const tab = (name: keyof typeof STATUS_TABS): Bare => ({
    where: "status = ANY($3)",
    values: [STATUS_TABS[name].statuses],
  });
  const since = (days: number) => new Date(now - days * 86_400_000);
  const beyond = { where: "(created_at, id) < ($3, $4)", values: [middle.at, middle.id] };
  const list = (name: string, params: Params, bare: Bare, kind: Case["kind"] = "filter"): Case => ({
    name,
    kind,
    path: `/transactions?${new URLSearchParams(params)}`,
    bare,
  });
  const everything = { where: "true", values: [] };
  const search = (name: string, q: string, column: string): Case =>
    list(`exact ${name}`, { q }, { where: `${column} = $3`, values: [q] }, "exact");
  const connectionOf = (values: readonly string[]): Bare => ({
    where: "connection_id = ANY($3)",
    values: [values],
  });
  const counts = (name: string, params: Params): Case => ({
    name: `counts ${name}`,
    kind: "counts",
    path: `/transactions/counts?${new URLSearchParams(params)}`,
    bare: null,
  });
  return [
    list("newest page", {}, everything, "list"),
    list("deep page", { after }, beyond, "list"),
    list(
      "near the end",
      { after: encodeCursor(oldest) },
      { ...beyond, values: [oldest.at, oldest.id] },
      "list",
    ),
    list(
      "page back",
      { before: after },
      { where: "(created_at, id) > ($3, $4)", values: beyond.values },
      "list",
    ),
    list("tab succeeded", { tab: "succeeded" }, tab("succeeded")),
    list("tab pending", { tab: "pending" }, tab("pending")),
    list("tab failed", { tab: "failed" }, tab("failed")),
    list("tab review", { tab: "review" }, tab("review")),
    list("connection", { connection: first.connectionId }, connectionOf([first.connectionId])),
    list("rare connection", { connection: rare.connection }, connectionOf([rare.connection])),
    list(
      "two connections",
      { connection: `${second.connectionId},${third.connectionId}` },
      connectionOf([second.connectionId, third.connectionId]),
    ),
    list("method", { method: sample.method }, { where: "method = $3", values: [sample.method] }),
    list("rare method", { method: rare.method }, { where: "method = $3", values: [rare.method] }),
    list("kind payment", { kind: "payment" }, { where: "kind = $3", values: ["payment"] }),
    list("kind refund", { kind: "refund" }, { where: "kind = $3", values: ["refund"] }),
    list("currency", { currency: sample.currency }, { where: "currency = $3", values: [sample.currency] }),
    list("rare currency", { currency: rare.currency }, { where: "currency = $3", values: [rare.currency] }),
    list("country", { country: rare.country }, { where: "country = $3", values: [rare.country] }),
    list(
      "amount range",
      { min: "100", max: "500" },
      { where: "amount BETWEEN $3 AND $4", values: [100, 500] },
    ),
    list(
      "narrow amount range",
      { min: "4321", max: "4322" },
      { where: "amount BETWEEN $3 AND $4", values: [4321, 4322] },
    ),
    list(
      "amount",
      { min: sample.amount, max: sample.amount },
      { where: "amount = $3", values: [sample.amount] },
    ),
    list("last 24 hours", { range: "24h" }, { where: "created_at >= $3", values: [since(1)] }),
    list("last 30 days", { range: "30d" }, { where: "created_at >= $3", values: [since(30)] }),
    list(
      "tab and connection",
      { tab: "failed", connection: second.connectionId },
      {
        where: "status = ANY($3) AND connection_id = $4",
        values: [STATUS_TABS.failed.statuses, second.connectionId],
      },
    ),
    list(
      "tab, method, currency",
      { tab: "refunded", method: sample.method, currency: sample.currency, range: "90d" },
      {
        where: "status = ANY($3) AND method = $4 AND currency = $5 AND created_at >= $6",
        values: [STATUS_TABS.refunded.statuses, sample.method, sample.currency, since(90)],
      },
    ),
    list(
      "kind, country, amounts",
      { kind: "payment", country: rare.country, min: "1000", max: "2000" },
      {
        where: "kind = $3 AND country = $4 AND amount BETWEEN $5 AND $6",
        values: ["payment", rare.country, 1000, 2000],
      },
    ),
    list(
      "tab, deep page",
      { tab: "succeeded", after },
      {
        where: "status = ANY($5) AND (created_at, id) < ($3, $4)",
        values: [...beyond.values, STATUS_TABS.succeeded.statuses],
      },
    ),
    list(
      "nothing: connection and method",
      { connection: first.connectionId, method: rare.foreignMethod },
      {
        where: "connection_id = $3 AND method = $4",
        values: [first.connectionId, rare.foreignMethod],
      },
    ),
    search("id", sample.id, "id"),
    search("reference", sample.reference, "reference"),
    search("external id", sample.external, "external_id"),
    search("invoice", sample.invoice, "invoice_number"),
    search("hash", sample.hash, "tx_hash"),
    search("address", sample.address, "address"),
    list(
      "exact event",
      { q: sample.event },
      {
        where:
          "id IN (SELECT transaction_id FROM webhook_events WHERE merchant_id = $1 AND id = (SELECT event_id FROM webhook_event_keys WHERE merchant_id = $1 AND external_event_id = $3 AND connection_id = ANY($4)))",
        values: [sample.event, ways.map(({ connectionId }) => connectionId)],
      },
      "exact",
    ),
    list(
      "loose reference",
      { q: sample.reference.slice(0, 9) },
      {
        where: `translate(lower(reference), '${SQUASHED_AWAY}', '') LIKE $3`,
        values: [`${squash(sample.reference.slice(0, 9))}%`],
      },
      "loose",
    ),
    list(
      "loose e-mail",
      { q: sample.email.slice(0, -4) },
      {
        where: "customer_id IN (SELECT id FROM customers WHERE merchant_id = $1 AND lower(email) LIKE $3)",
        values: [`${sample.email.slice(0, -4)}%`],
      },
      "loose",
    ),
    list(
      "loose name",
      { q: sample.name },
      {
        where: `customer_id IN (SELECT id FROM customers WHERE merchant_id = $1 AND to_tsvector('simple',
            translate(lower(name), '${FOLDED_FROM}', '${FOLDED_TO}')) @@ plainto_tsquery('simple', $3))`,
        values: [fold(sample.name)],
      },
      "loose",
    ),
    {
      name: "one transaction",
      kind: "one",
      path: `/transactions/${sample.id}`,
      bare: { where: "id = $3", values: [sample.id] },
    },
    counts("all", {}),
    counts("tab", { tab: "failed" }),
    counts("connection", { connection: first.connectionId }),
    counts("range", { range: "30d" }),
    counts("range and currency", { range: "90d", currency: sample.currency }),
    counts("amounts", { min: "100", max: "500" }),
    { name: "overview 30 days", kind: "overview", path: "/overview?range=30d", bare: null },
    { name: "overview 90 days", kind: "overview", path: "/overview?range=90d", bare: null },
  ];
}

import { randomUUID } from "node:crypto";
import { addDays } from "date-fns/addDays";
import type { Scope } from "#lib/auth/scope.ts";
import { fixedClock } from "#lib/clock.ts";
import type { Connection } from "#lib/connections/connection.ts";
import { isCurrencyCode } from "#lib/currencies.ts";
import { pool } from "#lib/db/pool.ts";
import { moneyOf } from "#lib/money.ts";
import { archivePaymentLink } from "#lib/payment-links/archive-payment-link.ts";
import { checkWays } from "#lib/payment-links/check-ways.ts";
import { countLinkPayments } from "#lib/payment-links/count-link-payments.ts";
import { createPaymentLink } from "#lib/payment-links/create-payment-link.ts";
import { offerableConnection } from "#lib/payment-links/link-methods.ts";
import { asOf } from "./as-of.ts";
import type { LinkSpec } from "./link-specs.ts";

const ARCHIVED_AFTER_DAYS = 3;

export interface SeededLink {
  readonly id: string;
  readonly spec: LinkSpec;
}

const COINS: ReadonlySet<string> = new Set(["USDT", "USDC"]);
const VALID_FOR_DAYS = 14;

/** Writes the links down at their own times, published or as drafts, through the merchant's own operation. */
export async function seedLinks(
  scope: Scope,
  connections: readonly Connection[],
  specs: readonly LinkSpec[],
): Promise<SeededLink[]> {
  const made: SeededLink[] = [];
  for (const spec of specs) {
    const { id } = await asOf(spec.at, () =>
      createPaymentLink(scope, formOf(spec, connections), fixedClock(spec.at)),
    );
    if (spec.state === "archived")
      await asOf(addDays(spec.at, ARCHIVED_AFTER_DAYS), () => archivePaymentLink(scope, { linkId: id }));
    made.push({ id, spec });
  }
  return made;
}

function formOf(spec: LinkSpec, connections: readonly Connection[]) {
  const able = connections.filter((connection) => canCharge(connection, spec));
  const ways = COINS.has(spec.currency)
    ? able.toSorted((a, b) => ownAddressesFirst(a) - ownAddressesFirst(b))
    : able;
  return {
    payerChooses: false,
    amount: spec.amount,
    currency: spec.currency,
    title: spec.title,
    invoiceNumber: spec.invoiceNumber,
    customerName: spec.customer?.name ?? "",
    customerEmail: spec.customer?.email ?? "",
    ways: ways.map(({ id }) => ({ connectionId: id, methods: [] })),
    expiresInDays: VALID_FOR_DAYS,
    maxPayments: 1,
    message: "",
    returnUrl: "",
    language: "es" as const,
    publish: spec.state !== "draft",
    idempotencyKey: randomUUID(),
  };
}

/** Whether a connection takes this amount. */
export function canCharge(
  connection: Connection,
  { amount, currency }: Pick<LinkSpec, "amount" | "currency">,
): boolean {
  if (!isCurrencyCode(currency)) return false;
  const prices = [{ currency, price: moneyOf(amount, currency) }];
  const problems = checkWays(
    [{ connectionId: connection.id, methods: [] }],
    [offerableConnection(connection)],
    prices,
  );
  return Object.keys(problems).length === 0;
}

/** 0 for one that takes nothing but crypto to the merchant's own addresses, 1 for the others. */
function ownAddressesFirst({ provider, mode }: Connection): number {
  return provider.methods(mode).every((method) => method.currencies.every((code) => COINS.has(code))) ? 0 : 1;
}

/** Afterwards: what payers did on them, and the times that the operations took from today's clock. */
export async function finishLinks(scope: Scope, links: readonly SeededLink[]): Promise<void> {
  for (const { id, spec } of links) {
    if (spec.payments.length > 0) await countLinkPayments(scope, { linkId: id });
  }
  const figures = links.map(({ id, spec }) => ({
    id,
    views: spec.views,
    started: spec.started,
    at: spec.at,
  }));
  await pool().query(
    `UPDATE payment_links AS link SET view_count = figures.views, started_count = figures.started, updated_at = figures.at,
       archived_at = CASE WHEN archived_at IS NULL THEN NULL ELSE figures.at + make_interval(days => $3) END
     FROM jsonb_to_recordset($2::jsonb) AS figures (id text, views int, started int, at timestamptz)
     WHERE link.merchant_id = $1 AND link.id = figures.id`,
    [scope.merchantId, JSON.stringify(figures), ARCHIVED_AFTER_DAYS],
  );
}

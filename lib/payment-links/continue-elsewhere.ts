import type { Scope } from "../auth/scope.ts";
import type { Clock } from "../clock.ts";
import { type Tx, unit } from "../db/unit.ts";
import { publicUrl } from "../env.ts";
import { assertId } from "../ids.ts";
import type { ProviderError } from "../providers/contract.ts";
import { applyFactInUnit } from "../transactions/apply-provider-fact.ts";
import { refusalFact } from "../transactions/record-refusal.ts";
import { writeFallback } from "../transactions/write-fallback.ts";
import { type PaymentWanted, writePayment } from "../transactions/write-payment.ts";
import { saveAnswers } from "./answer-repository.ts";
import type { Begun, Paths } from "./begun.ts";
import type { OfferedMethod } from "./pay-page/schema.ts";
import { paymentCountry } from "./payment-country.ts";
import { findOpenPayment, findPaymentById } from "./payment-repository.ts";
import { paymentToken } from "./payment-token.ts";
import { lockLink } from "./repository.ts";

export interface Passing {
  readonly begun: Begun & { readonly wanted: PaymentWanted };
  readonly error: ProviderError;
  readonly offer: OfferedMethod;
  readonly paths: Paths;
}

/**
 * In one unit, with the link locked: the refused payment fails, and the one that continues it is written down. So a crash
 * leaves either the refused one open, to be asked for again, or the next one, never both. Null: news of the refused payment
 * came in between, and it has not failed.
 */
export async function continueElsewhere(
  scope: Scope,
  { begun, error, offer, paths }: Passing,
  clock: Clock,
): Promise<Begun | null> {
  const next = nextWanted(begun, offer, paths);
  const { wanted } = begun;
  return unit(async (tx) => {
    await lockLink(tx, scope, paths.link.id);
    const at = clock.now();
    const fact = refusalFact(begun.id, error, "payment");
    await applyFactInUnit(tx, scope, { connection: wanted.connection, fact, source: "api", at });
    const row = await findPaymentById(tx, scope, begun.id);
    if (row?.status !== "failed") return null;
    const known = await findKnown(tx, scope, next, paths, at);
    const id = known?.id ?? (await writePayment(tx, scope, next, clock));
    await saveAnswers(tx, scope, {
      transactionId: id,
      linkId: paths.link.id,
      answers: paths.answers,
      at,
    });
    await writeFallback(tx, scope, {
      refused: { id: begun.id, connection: wanted.connection.name },
      next: { id, connection: next.connection.name },
      reason: error.code,
      message: error.message,
      at,
    });
    return known === null ? { id, token: next.idempotencyKey, wanted: next } : { ...known, wanted: null };
  });
}

/** On a link that is paid once, a payment of the same choice that is open already: the payer had been there before. */
async function findKnown(tx: Tx, scope: Scope, next: PaymentWanted, { link, own }: Paths, now: Date) {
  if (link.maxPayments !== 1) return null;
  const open = await findOpenPayment(tx, scope, link.id, { ...next, now, own });
  return open && { id: assertId("transaction", open.id), token: open.idempotencyKey };
}

/** The same payment at another connection. Its token follows from the refused one's, so it can't be begun twice. */
function nextWanted({ token, wanted }: Passing["begun"], offer: OfferedMethod, { link, connections }: Paths) {
  const connection = connections.find(({ id }) => id === offer.connectionId);
  const method = connection?.provider.methods(connection.mode).find(({ id }) => id === offer.methodId);
  if (connection === undefined || method === undefined) throw new TypeError("an offer of no connection");
  const idempotencyKey = paymentToken(token, offer.key, "continued");
  const country = paymentCountry(method, wanted.amount.currency, link.customer?.country ?? null);
  const { country: _, ...same } = wanted;
  return {
    ...same,
    connection,
    method,
    idempotencyKey,
    returnUrl: `${publicUrl()}/pay/${link.slug}?p=${idempotencyKey}`,
    ...(country === undefined ? {} : { country }),
  } satisfies PaymentWanted;
}

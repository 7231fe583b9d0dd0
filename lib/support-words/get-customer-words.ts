import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { loadConnection } from "../connections/load-connection.ts";
import { getDoublePayments } from "../double-payments/get-double-payments.ts";
import { notFound } from "../errors.ts";
import { moneyOf } from "../money.ts";
import { LANGUAGES, type Language } from "../payment-links/schema.ts";
import type { PaymentMethod } from "../providers/payment-contract.ts";
import { explainWaiting } from "../transactions/explain-waiting.ts";
import { methodOf } from "../transactions/method-of.ts";
import { transactionRowDto } from "../transactions/schema.ts";
import { type FigureFacts, writeFigures } from "./figures.ts";
import { languageOf, localeOf } from "./language-of.ts";
import { payAgainOf } from "./pay-again.ts";
import { findForWords, findPlace, type StoredForWords } from "./repository.ts";
import type { CustomerWords, InLanguages } from "./schema.ts";
import { situationOf } from "./situation.ts";
import { SUPPORT_WORDS } from "./support-words.ts";

const states = transactionRowDto.pick({ kind: true, status: true });

/** What to tell the customer of a transaction, in three languages and on the merchant's clock. Throws not_found. */
export async function getCustomerWords(
  scope: Scope,
  { transactionId }: { readonly transactionId: string },
  clock: Clock = systemClock,
): Promise<CustomerWords> {
  const row = await findForWords(scope, transactionId);
  if (row === null) throw notFound("Transaction");
  const [connection, place, { cases }] = await Promise.all([
    loadConnection(scope, row.connectionId),
    findPlace(scope),
    getDoublePayments(scope, { transactionId }),
  ]);
  const { kind, status } = states.parse(row);
  const method = methodOf(connection, row);
  const now = clock.now();
  const { createdAt, expiresAt, confirmations } = row;
  const waiting = explainWaiting({ status, method, createdAt, expiresAt, confirmations, now });
  const late = waiting?.late ?? false;
  const country = row.customer?.country ?? row.country;
  const facts: FigureFacts = {
    amount: moneyOf(row.amount.toFixed(), row.currency),
    received: row.received === null ? null : moneyOf(row.received.toFixed(), row.currency),
    network: row.network ?? method?.network ?? null,
    until: waiting?.expectedBy ?? now,
    day: row.paidAt ?? row.updatedAt,
    ...{ now, zone: place.timeZone, city: country === place.country ? null : place.city },
  };
  const twice = cases.some(({ second, resolution }) => second.id === row.id && resolution === null);
  const situation = situationOf({ kind, status, family: method?.family ?? "bank", late, twice });
  const write = (say: (language: Language, figures: ReturnType<typeof writeFigures>) => string) =>
    inEach((language) => {
      const figures = writeFigures(facts, SUPPORT_WORDS[language], localeOf(language, country));
      return say(language, figures);
    });
  const payAgain = kind === "payment" ? payAgainOf(row, { status, late, now }) : null;
  return {
    language: languageFor(row, country),
    tell:
      situation === null
        ? null
        : write((language, figures) =>
            withHint(SUPPORT_WORDS[language].tell[situation](figures), hintOf(method, situation)?.[language]),
          ),
    payAgain: payAgain && write((language, figures) => payAgain(SUPPORT_WORDS[language], figures)),
  };
}

/** Where a payer lives says more than the link's setting, and that more than nothing. */
function languageFor({ link }: StoredForWords, country: string | null): Language {
  if (country !== null) return languageOf(country);
  return LANGUAGES.find((known) => known === link?.language) ?? "en";
}

/** A provider's own advice helps while the payer, or the provider, still has something to do. */
function hintOf(method: PaymentMethod | null, situation: string): PaymentMethod["waitingHint"] {
  return situation.endsWith("_open") || situation === "working" ? method?.waitingHint : undefined;
}

function withHint(text: string, hint: string | undefined): string {
  return hint === undefined ? text : `${text} ${hint}`;
}

function inEach(write: (language: Language) => string): InLanguages {
  return { en: write("en"), es: write("es"), pt: write("pt") };
}

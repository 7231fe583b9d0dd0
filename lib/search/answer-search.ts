import { may, type Scope } from "../auth/scope.ts";
import { systemClock } from "../clock.ts";
import type { Connection } from "../connections/connection.ts";
import { listConnections } from "../connections/load-connection.ts";
import { lookUpCustomers } from "../customers/look-up-customers.ts";
import { lookUpAddress } from "../deposits/look-up-address.ts";
import { formatAmount } from "../format.ts";
import { lookUpInvoices } from "../invoices/look-up-invoices.ts";
import { moneyOf } from "../money.ts";
import { type LinkHint, lookUpLinks } from "../payment-links/look-up-links.ts";
import { findTimeZone } from "../team/find-time-zone.ts";
import { lookUpTransactions } from "../transactions/look-up-transactions.ts";
import { pastedText } from "../transactions/pasted-text.ts";
import { completeQuery } from "../transactions/query-completion/schema.ts";
import { queryWords } from "../transactions/query-words.ts";
import type { Viewpoint } from "../transactions/resolve-filters.ts";
import type { TransactionRow } from "../transactions/schema.ts";
import { STATUS } from "../transactions/status.ts";
import { lookUpEvents } from "../webhooks/look-up-events.ts";
import type { SearchAnswer, SearchHit } from "./schema.ts";

/** A box of hits is read at a glance; the list has all of them. */
const MOST_TRANSACTIONS = 6;
const MOST_OF_ANOTHER_KIND = 3;

/** As `Viewpoint`, and the first part of the paths that answers lead to. */
interface SearchedFrom extends Pick<Viewpoint, "now" | "dayZone"> {
  readonly slug: string;
}

/** What a string leads to, of everything that its asker may open. Kinds they may not are not looked for. */
export async function answerSearch(
  scope: Scope,
  { q }: { readonly q: string },
  { slug, now = systemClock.now(), dayZone }: SearchedFrom,
): Promise<SearchAnswer> {
  const text = pastedText(q);
  if (text === "") return { hits: [], more: false, completions: [], hints: [] };
  // A query with fields is about transactions; only a bare string can be anything.
  const [connections, zone] = await Promise.all([listConnections(scope), dayZone ?? findTimeZone(scope)]);
  const isBare = !/^[a-z_]+:[^/]/i.test(text);
  const [others, transactions] = await Promise.all([
    isBare ? findOthers(scope, slug, text, connections) : NOTHING,
    lookUpTransactions(scope, q, connections, { limit: MOST_TRANSACTIONS, now, dayZone: zone }),
  ]);
  const customers = isBare ? await findCustomers(scope, slug, text, transactions.exact) : [];
  const rows = transactions.rows.map((row) => hitOf(row, slug));
  const completions = completeQuery(q, queryWords(connections, { mode: scope.mode, now, zone }));
  return {
    hits: transactions.exact
      ? [...others.first, ...rows, ...others.after, ...customers]
      : [...others.first, ...others.after, ...customers, ...rows],
    more: transactions.more,
    completions: completions.map(({ query, label, detail }) => ({ query, label, detail })),
    // A field that is still being typed is not yet wrong.
    hints: completions.length > 0 ? [] : [...transactions.hints],
  };
}

interface Others {
  /** What the text is the very name of: an address of a payment page is the page's before it is its payments'. */
  readonly first: readonly SearchHit[];
  readonly after: readonly SearchHit[];
}

const NOTHING: Others = { first: [], after: [] };

async function findOthers(
  scope: Scope,
  slug: string,
  text: string,
  connections: readonly Connection[],
): Promise<Others> {
  const connectionIds = connections.map(({ id }) => id);
  const [links, invoices, addresses, events] = await Promise.all([
    may(scope, "links.read") ? lookUpLinks(scope, text, MOST_OF_ANOTHER_KIND) : [],
    may(scope, "invoices.read") ? lookUpInvoices(scope, text, MOST_OF_ANOTHER_KIND) : [],
    may(scope, "deposits.read") ? lookUpAddress(scope, text) : [],
    may(scope, "webhooks.read") ? lookUpEvents(scope, connectionIds, text) : [],
  ]);
  const linkHit = ({ id, title, invoiceNumber }: LinkHint) => ({
    kind: "link" as const,
    href: `/${slug}/payment-links/${id}`,
    title,
    detail: invoiceNumber ?? "Payment link",
  });
  const invoiceHits = invoices.map(({ id, title, detail }) => {
    return { kind: "invoice" as const, href: `/${slug}/invoices/${id}`, title, detail };
  });
  const first = [...invoiceHits, ...links.filter(({ exact }) => exact).map(linkHit)];
  const after = [
    ...links.filter(({ exact }) => !exact).map(linkHit),
    ...addresses.map((id) => ({
      kind: "deposit" as const,
      href: `/${slug}/deposits/${id}`,
      title: text,
      detail: "Deposit address",
    })),
    ...events.map(({ id, type, status }) => ({
      kind: "event" as const,
      href: `/${slug}/webhooks?event=${id}`,
      title: type || id,
      detail: `Webhook event, ${status}`,
    })),
  ];
  return { first, after };
}

/** Whoever gives a payment's very id does not mean the people whose names begin like it. */
async function findCustomers(
  scope: Scope,
  slug: string,
  text: string,
  exactOnly: boolean,
): Promise<SearchHit[]> {
  if (!may(scope, "customers.read")) return [];
  const customers = await lookUpCustomers(scope, text, { limit: MOST_OF_ANOTHER_KIND, exactOnly });
  return customers.map(({ id, name, email }) => ({
    kind: "customer",
    href: `/${slug}/customers/${id}`,
    title: name,
    detail: email ?? "Customer",
  }));
}

function hitOf(row: TransactionRow, slug: string): SearchHit {
  const amount = formatAmount(moneyOf(row.amount.amount, row.amount.currency));
  return {
    kind: "transaction",
    href: `/${slug}/transactions/${row.id}`,
    title: `${amount} · ${row.reference}`,
    detail: `${STATUS[row.status].label} · ${row.connection.name}`,
  };
}

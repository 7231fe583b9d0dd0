import { type Day, readDays } from "../../calendar-day.ts";
import { CURRENCY_CODES, type CurrencyCode, currencyOf, isCurrencyCode } from "../../currencies.ts";
import { readAmounts, type TypedAmount } from "../../read-amounts.ts";
import { STATUS, STATUS_TAB_IDS, STATUS_TABS, TRANSACTION_KINDS, TRANSACTION_STATUSES } from "../status.ts";

/** Fields by which one payment is looked for; the others narrow a list. */
export const CLUE_FIELDS = [
  "id",
  "reference",
  "external",
  "invoice",
  "hash",
  "address",
  "email",
  "customer",
  "link",
  "event",
] as const;
export type ClueField = (typeof CLUE_FIELDS)[number];

export interface Clue {
  readonly field: ClueField;
  readonly value: string;
}

/** Filters as the address of the list has them. */
export interface QueryFilters {
  readonly status?: string | undefined;
  readonly connection?: string | undefined;
  readonly method?: string | undefined;
  readonly kind?: (typeof TRANSACTION_KINDS)[number] | undefined;
  readonly currency?: string | undefined;
  readonly country?: string | undefined;
  readonly min?: string | undefined;
  readonly max?: string | undefined;
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
}

/** What names in a query can mean for one merchant now. */
export interface QueryWords {
  readonly connections: readonly { readonly id: string; readonly name: string; readonly provider: string }[];
  readonly methods: readonly { readonly value: string; readonly label: string }[];
  readonly today: Day;
}

type Reading = { readonly filters: QueryFilters } | { readonly hint: string };

interface FilterField {
  readonly hint: string;
  read(value: string, words: QueryWords): Reading;
  suggest(words: QueryWords): readonly { readonly value: string; readonly label: string }[];
}

export const CLUE_HINTS: Readonly<Record<ClueField, string>> = {
  id: "Paydeck's id",
  reference: "your own reference",
  external: "the provider's id",
  invoice: "invoice number",
  hash: "transaction hash",
  address: "deposit address",
  email: "the customer's e-mail",
  customer: "the customer's name",
  link: "a payment link's slug or id",
  event: "a webhook event's id",
};

export const FILTER_FIELDS: Readonly<Record<string, FilterField>> = {
  status: {
    hint: "succeeded, pending, failed …",
    read: (value) => {
      const statuses = value.toLowerCase().split(",").flatMap(statusesNamed);
      return statuses.length > 0
        ? { filters: { status: [...new Set(statuses)].join(",") } }
        : { hint: `There is no status “${value}”.` };
    },
    suggest: () => TRANSACTION_STATUSES.map((status) => ({ value: status, label: STATUS[status].label })),
  },
  provider: {
    hint: "a provider or connection by name",
    read: (value, { connections }) => {
      const wanted = value.toLowerCase().split(",");
      const found = connections.filter(({ id, name, provider }) =>
        wanted.some((one) => one === provider || one === id || name.toLowerCase() === one),
      );
      return found.length > 0
        ? { filters: { connection: found.map(({ id }) => id).join(",") } }
        : { hint: `No connection is called “${value}”.` };
    },
    suggest: ({ connections }) => connections.map(({ name, provider }) => ({ value: name, label: provider })),
  },
  method: {
    hint: "how it is paid",
    read: (value, { methods }) => {
      const wanted = value.toLowerCase().split(",");
      // A method is there once for each connection that has it.
      const found = methods.filter((method) =>
        wanted.some(
          (one) => one === method.value.toLowerCase() || method.label.toLowerCase().startsWith(one),
        ),
      );
      return found.length > 0
        ? { filters: { method: [...new Set(found.map((method) => method.value))].join(",") } }
        : { hint: `No connection has a method “${value}”.` };
    },
    suggest: ({ methods }) => methods,
  },
  kind: {
    hint: "payment, refund, payout or deposit",
    read: (value) => {
      const kind = TRANSACTION_KINDS.find((one) => one === value.toLowerCase());
      return kind ? { filters: { kind } } : { hint: `There is no kind “${value}”.` };
    },
    suggest: () => TRANSACTION_KINDS.map((kind) => ({ value: kind, label: "" })),
  },
  amount: {
    hint: ">100, 50..100, 45.000 COP",
    read: readAmountField,
    suggest: () => [],
  },
  currency: {
    hint: "COP, USD, USDT …",
    read: (value) => {
      const currency = value.toUpperCase();
      return isCurrencyCode(currency)
        ? { filters: { currency } }
        : { hint: `“${value}” is no currency that Paydeck knows.` };
    },
    suggest: () => CURRENCY_CODES.map((code) => ({ value: code, label: "" })),
  },
  country: {
    hint: "two letters: CO, MX …",
    read: (value) =>
      /^[a-z]{2}$/i.test(value)
        ? { filters: { country: value.toUpperCase() } }
        : { hint: `“${value}” is no country; write its two letters.` },
    suggest: () => [],
  },
  date: {
    hint: "today, 2026-11-12, 7d, 2026-11-01..2026-11-15",
    read: (value, { today }) => {
      const days = readDays(value, today);
      if (days === null) return { hint: `“${value}” is no date; write 2026-11-12, 12/11/2026 or today.` };
      return { filters: { from: days.from ?? undefined, to: days.to ?? undefined } };
    },
    suggest: () => ["today", "yesterday", "7d", "30d"].map((value) => ({ value, label: "" })),
  },
};

const ALIASES: Readonly<Record<string, string>> = {
  connection: "provider",
  type: "kind",
  created: "date",
  order: "reference",
  ref: "reference",
  provider_id: "external",
  tx: "hash",
  mail: "email",
  name: "customer",
  is: "status",
};

/** The field of this name or alias; null when there is none. */
export function fieldNamed(typed: string): string | null {
  const name = typed.toLowerCase();
  const field = Object.hasOwn(ALIASES, name) ? (ALIASES[name] ?? name) : name;
  return isClueField(field) || Object.hasOwn(FILTER_FIELDS, field) ? field : null;
}

export function isClueField(field: string): field is ClueField {
  return CLUE_FIELDS.some((one) => one === field);
}

/** Those of the status of this name; else those of the tab. */
function statusesNamed(name: string): readonly string[] {
  const status = TRANSACTION_STATUSES.find((one) => one === name.replaceAll(" ", "_"));
  if (status !== undefined) return [status];
  const tab = STATUS_TAB_IDS.find((one) => one === name);
  return tab === undefined ? [] : STATUS_TABS[tab].statuses;
}

function readAmountField(value: string): Reading {
  const hint = { hint: `“${value}” is no amount; write >100, 50..100 or 2500.00.` };
  const [low = "", high, ...more] = value.split("..");
  const bound = /^([<>])=?(.+)$/.exec(value);
  if (more.length > 0) return hint;
  const min = bound?.[1] === "<" ? "" : bound ? (bound[2] ?? "") : low;
  const max = bound?.[1] === ">" ? "" : bound ? (bound[2] ?? "") : (high ?? low);
  const [from, to] = [min, max].map((one) => (one === "" ? null : readAmounts(one)));
  if ((min !== "" && !from) || (max !== "" && !to) || (!from && !to)) return hint;
  const currency = from?.currency ?? to?.currency ?? undefined;
  const bounds = { min: likeliest(from, currency), max: likeliest(to, currency) };
  // Without one it leaves the currency to a field beside it.
  return { filters: currency === undefined ? bounds : { ...bounds, currency } };
}

/** "45.000" is forty-five thousand, but of a token, which has more digits behind the point than in front. */
function likeliest(typed: TypedAmount | null | undefined, currency: CurrencyCode | undefined) {
  const isToken = currency !== undefined && currencyOf(currency).kind === "token";
  return typed?.amounts.at(isToken ? -1 : 0);
}

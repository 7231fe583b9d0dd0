"use client";

import { Calendar } from "lucide-react";
import type { FilterOptions, TransactionFilters } from "#lib/transactions/schema.ts";
import { OpenChip } from "../data-table/open-chip.tsx";
import { SearchChip } from "../data-table/search-chip.tsx";
import { FilterChip } from "../ui/filter-chip.tsx";
import { later } from "../ui/later.ts";
import { useReader } from "../ui/reader.tsx";
import type { AmountFormProps } from "./amount-form.tsx";
import { chosenWords, PickOne, PickSome } from "./choice-list.tsx";
import { ConnectionChip } from "./connection-chip.tsx";
import { DaysForm } from "./days-form.tsx";
import { amountWords, countryChoices, daysWords, KIND_CHOICES, STATUS_CHOICES } from "./filter-words.ts";
import type { FilterPatch } from "./use-set-filters.ts";

const amount = later(() => import("./amount-form.tsx"));

interface TransactionFiltersBarProps {
  filters: TransactionFilters;
  options: FilterOptions;
  setFilters: (patch: FilterPatch) => void;
  /** False where the list is of one kind anyway. */
  hasKinds: boolean;
  /** Every tag that the merchant uses. */
  tags: readonly string[];
}

/** A row of chips: dashed while not set, solid with its value once set. */
export function TransactionFiltersBar({
  filters,
  options,
  setFilters,
  hasKinds,
  tags,
}: TransactionFiltersBarProps) {
  const { locale } = useReader();
  const countries = countryChoices(options.countries, locale);
  const tagChoices = tags.map((tag) => ({ value: tag, label: tag }));
  const clear =
    (...names: (keyof FilterPatch)[]) =>
    () =>
      setFilters(Object.fromEntries(names.map((name) => [name, null])));
  return (
    <>
      <OpenChip
        label="Dates"
        valueOnly
        icon={<Calendar aria-hidden className="size-3.5" />}
        value={daysWords(filters, locale)}
        onClear={clear("range", "from", "to")}
      >
        {(close) => (
          <DaysForm
            filters={filters}
            onApply={(patch) => {
              close();
              setFilters(patch);
            }}
          />
        )}
      </OpenChip>
      <FilterChip
        label="Status"
        value={chosenWords(STATUS_CHOICES, filters.status)}
        onClear={clear("status")}
      >
        <PickSome
          choices={STATUS_CHOICES}
          value={filters.status}
          onChange={(status) => setFilters({ status })}
        />
      </FilterChip>
      <ConnectionChip
        label="Provider"
        connections={options.connections}
        value={filters.connection}
        setFilters={setFilters}
      />
      <FilterChip
        label="Method"
        value={chosenWords(options.methods, filters.method)}
        onClear={clear("method")}
      >
        <PickSome
          choices={options.methods}
          value={filters.method}
          onChange={(method) => setFilters({ method })}
        />
      </FilterChip>
      <OpenChip
        label="Amount"
        load={amount.load}
        value={amountWords(filters)}
        onClear={clear("min", "max", "currency")}
      >
        {(close) => (
          <AmountForm
            filters={filters}
            currencies={options.currencies}
            onApply={(patch) => {
              close();
              setFilters(patch);
            }}
          />
        )}
      </OpenChip>
      <FilterChip label="Country" value={chosenWords(countries, filters.country)} onClear={clear("country")}>
        <PickOne choices={countries} value={filters.country} onPick={(country) => setFilters({ country })} />
      </FilterChip>
      {hasKinds && (
        <FilterChip label="Kind" value={chosenWords(KIND_CHOICES, filters.kind)} onClear={clear("kind")}>
          <PickOne choices={KIND_CHOICES} value={filters.kind} onPick={(kind) => setFilters({ kind })} />
        </FilterChip>
      )}
      {(tags.length > 0 || filters.tag !== undefined) && (
        <FilterChip label="Tag" value={chosenWords(tagChoices, filters.tag)} onClear={clear("tag")}>
          <PickSome choices={tagChoices} value={filters.tag} onChange={(tag) => setFilters({ tag })} />
        </FilterChip>
      )}
      <SearchChip
        help="Any id, reference, invoice number, hash, address, e-mail, name or amount; also status:failed, amount:>100, date:today …"
        value={filters.q}
        onSearch={(q) => setFilters({ q })}
      />
    </>
  );
}

function AmountForm(props: AmountFormProps) {
  const { AmountForm: Form } = amount.now();
  return <Form {...props} />;
}

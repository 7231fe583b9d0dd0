"use client";

import { useRouter } from "next/navigation";
import { startTransition } from "react";
import type { TransactionFilters } from "#lib/transactions/schema.ts";
import { keepColumns } from "#lib/views/actions.ts";
import {
  type ColumnId,
  canonicalOf,
  chosenColumns,
  type ListName,
  NO_VIEW,
  USUAL_COLUMNS,
} from "#lib/views/list-look.ts";
import type { ListViews, Look } from "#lib/views/schema.ts";
import { notify } from "../ui/notify.ts";

interface UseLook {
  merchant: string;
  list: ListName;
  filters: TransactionFilters;
  known: ListViews;
  look: Look;
  /** The address of this list with these filters and another look. */
  address: (look: Look) => string;
}

/** What the address and the reader's own choice say of columns and view together. */
export function useLook({ merchant, list, filters, known, look, address }: UseLook) {
  const router = useRouter();
  const chosen = chosenColumns(look.columns, known.columns);
  const current = known.views.find((view) => view.id === look.view);
  // A plain address opens the reader's first view; the way to the plain list has to say so.
  const plain = known.defaultViewId === null ? undefined : NO_VIEW;
  const kept: Look = { columns: look.columns, view: current?.id ?? plain };
  function setColumns(columns: readonly ColumnId[] | null) {
    const text = columns?.join(",");
    startTransition(async () => {
      router.replace(address({ ...kept, columns: text }), { scroll: false });
      const answer = await keepColumns(merchant, { list, columns: text ?? null });
      if (answer.ok) router.refresh();
      else notify.bad("The columns are shown, but not remembered", { detail: answer.error.message });
    });
  }
  return {
    shown: chosen ?? USUAL_COLUMNS,
    setColumns,
    kept,
    current,
    query: canonicalOf(filters, look.columns),
    /** With the columns that the reader sees, wherever they were chosen. */
    toKeep: canonicalOf(filters, chosen?.join()),
    isUnknown: look.view !== undefined && look.view !== NO_VIEW && current === undefined,
  };
}

"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { createExport, createRevealingExport } from "#lib/exports/actions.ts";
import type { TransactionList } from "#lib/exports/schema.ts";
import type { ExportColumn, ExportFormat } from "#lib/exports/status.ts";
import type { Clocks } from "#lib/time-zone.ts";
import type { TransactionFilters } from "#lib/transactions/schema.ts";
import type { ColumnId } from "#lib/views/list-look.ts";
import { confirmed } from "../ui/confirmed.ts";
import { notify } from "../ui/notify.ts";
import { useClock, useDayZone, useReader } from "../ui/reader.tsx";
import { errorsOf, useFormErrors } from "../ui/use-form-errors.ts";
import { awaitExport } from "./awaited-exports.ts";
import { listedColumns, rememberColumns, rememberedColumns } from "./column-choice.ts";

export interface ExportForm {
  readonly columns: readonly ExportColumn[];
  readonly format: ExportFormat;
  readonly clock: Clocks;
  readonly reveal: boolean;
  readonly reason: string;
}

interface ExportFormOptions {
  readonly merchant: string;
  readonly list: TransactionList;
  readonly filters: TransactionFilters;
  readonly shown: readonly ColumnId[];
  readonly onDone: () => void;
}

/** The state of the export's form, its errors by field, and what sending it does. */
export function useExportForm({ merchant, list, filters, shown, onDone }: ExportFormOptions) {
  const { zone } = useReader();
  const dayZone = useDayZone();
  const chosen = useClock();
  const zones = chosen?.zones ?? { mine: zone, merchant: zone, utc: "UTC" };
  const listed = listedColumns(shown);
  const [last] = useState(rememberedColumns);
  const [form, setForm] = useState<ExportForm>(() => ({
    columns: listed,
    format: "csv",
    clock: chosen?.clock ?? "mine",
    reveal: false,
    reason: "",
  }));
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const { errors, setErrors, refuse } = useFormErrors();
  const [busy, start] = useTransition();
  const queries = useQueryClient();
  const router = useRouter();

  function set(change: Partial<ExportForm>) {
    setForm((before) => ({ ...before, ...change }));
    setErrors({});
  }

  function submit() {
    const { columns, format, clock, reveal, reason } = form;
    if (columns.length === 0) return refuse({ columns: "Choose at least one column." });
    const asked = {
      list,
      filters,
      columns: [...columns],
      format,
      zone: zones[clock],
      dayZone,
      idempotencyKey,
    };
    start(async () => {
      const result = reveal
        ? await confirmed(() => createRevealingExport(merchant, { ...asked, reason }))
        : await createExport(merchant, asked);
      if (!result.ok) return refuse(errorsOf(result.error));
      if (columns.join() !== listed.join()) rememberColumns(columns);
      awaitExport(result.value.exportId);
      notify.info("The export is being written", {
        detail: "You are told when it is ready, and find it under Exports.",
        action: { label: "See exports", onPress: () => router.push(`/${merchant}/exports`) },
      });
      onDone();
      await queries.invalidateQueries({ queryKey: ["exports"] });
    });
  }

  return { form, listed, last, zones, dayZone, errors, busy, set, submit };
}

"use client";

import { useId } from "react";
import type { TransactionList } from "#lib/exports/schema.ts";
import { EXPORT_FORMAT, EXPORT_FORMATS, KEPT_DAYS } from "#lib/exports/status.ts";
import { CLOCKS } from "#lib/time-zone.ts";
import type { TransactionFilters } from "#lib/transactions/schema.ts";
import type { ColumnId } from "#lib/views/list-look.ts";
import { zoneLabel } from "../layout/zone-label.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogClose } from "../ui/dialog.tsx";
import { DialogForm } from "../ui/dialog-form.tsx";
import { Field } from "../ui/field.tsx";
import { RadioCards } from "../ui/radio-card.tsx";
import { useReader } from "../ui/reader.tsx";
import { Select } from "../ui/select.tsx";
import { ColumnsField } from "./columns-field.tsx";
import { RevealField } from "./reveal-field.tsx";
import { useExportForm } from "./use-export-form.ts";
import { useForecast } from "./use-exports.ts";

export interface ExportDialogProps {
  merchant: string;
  list: TransactionList;
  /** The list's own, as its address has them. */
  filters: TransactionFilters;
  /** The list's columns, in their order. */
  shown: readonly ColumnId[];
  canReveal: boolean;
  onClose: () => void;
}

const CLOCK_NAMES = { mine: "My clock", merchant: "Merchant", utc: "UTC" } as const;

export function ExportDialog({ merchant, list, filters, shown, canReveal, onClose }: ExportDialogProps) {
  const formId = useId();
  const { form, listed, last, zones, dayZone, errors, busy, set, submit } = useExportForm({
    merchant,
    list,
    filters,
    shown,
    onDone: onClose,
  });
  const now = new Date();
  return (
    <Dialog
      open
      size="lg"
      onOpenChange={(open) => !open && onClose()}
      title={list === "payouts" ? "Export these payouts" : "Export these transactions"}
      description={<RowsWords {...{ merchant, filters, dayZone }} />}
      footer={
        <>
          <DialogClose>
            <Button>Not now</Button>
          </DialogClose>
          <Button type="submit" form={formId} variant="primary" loading={busy}>
            Export
          </Button>
        </>
      }
    >
      <DialogForm id={formId} busy={busy} problem={errors[""]} onSubmit={submit}>
        <ColumnsField
          columns={form.columns}
          {...{ listed, last }}
          error={errors.columns}
          onChange={(columns) => set({ columns })}
        />
        <RadioCards
          label="Format"
          className="sm:grid-cols-3"
          value={form.format}
          options={EXPORT_FORMATS.map((value) => ({
            value,
            title: EXPORT_FORMAT[value].label,
            detail: EXPORT_FORMAT[value].detail,
          }))}
          onValueChange={(next) => {
            const format = EXPORT_FORMATS.find((known) => known === next);
            if (format !== undefined) set({ format });
          }}
        />
        <FormatNote isExcel={form.format !== "csv"} />
        <Field
          label="Times in"
          error={errors.zone}
          help="Each time has a column beside it with its offset from UTC, so that the hour that comes twice in autumn stays clear."
        >
          <Select
            value={form.clock}
            options={CLOCKS.map((value) => ({
              value,
              label: value === "utc" ? "UTC" : `${CLOCK_NAMES[value]} · ${zoneLabel(zones[value], now)}`,
            }))}
            onValueChange={(next) => {
              const clock = CLOCKS.find((known) => known === next);
              if (clock !== undefined) set({ clock });
            }}
          />
        </Field>
        <RevealField form={form} error={errors.reason} canReveal={canReveal} onChange={set} />
      </DialogForm>
    </Dialog>
  );
}

/** How many rows it will have, before it is begun. */
function RowsWords({
  merchant,
  filters,
  dayZone,
}: Pick<ExportDialogProps, "merchant" | "filters"> & { dayZone: string }) {
  const { locale } = useReader();
  const { data, isError } = useForecast(merchant, filters, dayZone);
  const numbers = new Intl.NumberFormat(locale);
  if (isError) return <>Every row of this view, on all its pages, newest first.</>;
  if (data === undefined) return <>Counting the rows of this view…</>;
  if (data.more)
    return <>More than {numbers.format(data.rows)} rows, newest first: all pages of this view.</>;
  return (
    <>
      {numbers.format(data.rows)} {data.rows === 1 ? "row" : "rows"}, newest first: all pages of this view.
    </>
  );
}

function FormatNote({ isExcel }: { isExcel: boolean }) {
  return (
    <p className="text-meta text-ink-3">
      {isExcel
        ? "Amounts are numbers that add up; Excel itself keeps 15 digits of a number. Ids that it would turn into 1.2E+15, a date or a shorter number begin with an apostrophe and stay whole."
        : "Amounts are plain numbers. A text that a spreadsheet would run as a formula begins with an apostrophe."}{" "}
      The file shows one moment, and is kept for {KEPT_DAYS} days under Exports.
    </p>
  );
}

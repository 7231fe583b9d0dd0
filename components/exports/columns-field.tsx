"use client";

import { EXPORT_COLUMNS, type ExportColumn } from "#lib/exports/status.ts";
import { Button } from "../ui/button.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { ALL_COLUMNS, USUAL_COLUMNS, withColumn } from "./column-choice.ts";

interface ColumnsFieldProps {
  columns: readonly ExportColumn[];
  /** Those on the screen. */
  listed: readonly ExportColumn[];
  /** What was chosen last, if anything was. */
  last: readonly ExportColumn[] | null;
  error: string | undefined;
  onChange: (columns: readonly ExportColumn[]) => void;
}

export function ColumnsField({ columns, listed, last, error, onChange }: ColumnsFieldProps) {
  return (
    <fieldset>
      <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
        <legend className="float-left font-medium">
          Columns <span className="font-book text-meta text-ink-3 tabular-nums">{columns.length} chosen</span>
        </legend>
        <span className="flex flex-wrap gap-1">
          <Button size="sm" variant="quiet" onClick={() => onChange(listed)}>
            As listed
          </Button>
          {last && (
            <Button size="sm" variant="quiet" onClick={() => onChange(last)}>
              Last chosen
            </Button>
          )}
          <Button size="sm" variant="quiet" onClick={() => onChange(USUAL_COLUMNS)}>
            Usual
          </Button>
          <Button size="sm" variant="quiet" onClick={() => onChange(ALL_COLUMNS)}>
            All
          </Button>
          <Button size="sm" variant="quiet" onClick={() => onChange([])}>
            None
          </Button>
        </span>
      </div>
      <div className="grid grid-cols-2 gap-x-4 gap-y-1 sm:grid-cols-4">
        {ALL_COLUMNS.map((column) => (
          <Checkbox
            key={column}
            checked={columns.includes(column)}
            onCheckedChange={(chosen) => onChange(withColumn(columns, column, chosen))}
          >
            {EXPORT_COLUMNS[column]}
          </Checkbox>
        ))}
      </div>
      {error && (
        <p role="alert" className="mt-1.5 text-meta text-bad">
          {error}
        </p>
      )}
    </fieldset>
  );
}

"use client";

import { ArrowDown, ArrowUp, Columns3 } from "lucide-react";
import { useState } from "react";
import type { ColumnId } from "#lib/views/list-look.ts";
import { Button } from "../ui/button.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Popover } from "../ui/popover.tsx";
import { usePageKey } from "../ui/use-page-key.ts";

interface ColumnsPopoverProps {
  choices: readonly { readonly id: ColumnId; readonly label: string }[];
  /** In the order in which the table has them. */
  shown: readonly ColumnId[];
  /** Null: the usual ones. */
  onChange: (columns: readonly ColumnId[] | null) => void;
}

/** Chosen columns first, in their order, each with buttons to move it; the others below. */
export function ColumnsPopover({ choices, shown, onChange }: ColumnsPopoverProps) {
  const [open, setOpen] = useState(false);
  usePageKey("c", () => setOpen(true));
  const chosen = shown.flatMap((id) => choices.find((choice) => choice.id === id) ?? []);
  const others = choices.filter(({ id }) => !shown.includes(id));
  function move(id: ColumnId, by: 1 | -1) {
    const from = shown.indexOf(id);
    const next = shown.filter((one) => one !== id);
    onChange([...next.slice(0, from + by), id, ...next.slice(from + by)]);
  }
  return (
    <Popover
      label="Columns"
      align="end"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="sm" icon={<Columns3 aria-hidden />} className="max-md:hidden">
          Columns
        </Button>
      }
    >
      <ul aria-label="Shown, from left to right">
        {chosen.map(({ id, label }, place) => (
          <li key={id} className="flex min-h-8 items-center">
            <Checkbox
              className="min-w-0 flex-1"
              checked
              disabled={chosen.length === 1}
              onCheckedChange={() => onChange(shown.filter((one) => one !== id))}
            >
              {label}
            </Checkbox>
            <IconButton
              label={`Move ${label} to the left`}
              icon={<ArrowUp aria-hidden />}
              size="xs"
              disabled={place === 0}
              onClick={() => move(id, -1)}
            />
            <IconButton
              label={`Move ${label} to the right`}
              icon={<ArrowDown aria-hidden />}
              size="xs"
              disabled={place === chosen.length - 1}
              onClick={() => move(id, 1)}
            />
          </li>
        ))}
      </ul>
      <ul aria-label="Not shown" className="mt-2 border-t border-line pt-2 empty:hidden">
        {others.map(({ id, label }) => (
          <li key={id} className="flex min-h-8 items-center">
            <Checkbox checked={false} onCheckedChange={() => onChange([...shown, id])}>
              {label}
            </Checkbox>
          </li>
        ))}
      </ul>
      <Button size="sm" className="mt-2 w-full" onClick={() => onChange(null)}>
        Back to the usual columns
      </Button>
    </Popover>
  );
}

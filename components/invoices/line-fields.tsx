"use client";

import { Plus, Trash2 } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { formatAmount } from "#lib/format.ts";
import { MAX_LINES } from "#lib/invoices/schema.ts";
import type { InvoiceTotals } from "#lib/invoices/totals.ts";
import { Button } from "../ui/button.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { Field } from "../ui/field.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Input } from "../ui/input.tsx";
import { useReader } from "../ui/reader.tsx";
import type { FormErrors } from "../ui/use-form-errors.ts";
import { emptyLine } from "./invoice-form-start.ts";
import type { FormLine } from "./invoice-form-state.ts";

interface LineFieldsProps {
  lines: readonly FormLine[];
  totals: InvoiceTotals | null;
  errors: FormErrors;
  onChange: (lines: readonly FormLine[]) => void;
}

/** What is sold. Enter goes on to the next line and makes one after the last; Alt with an arrow moves a line. */
export function LineFields({ lines, totals, errors, onChange }: LineFieldsProps) {
  const list = useRef<HTMLOListElement>(null);
  const wanted = useRef<number>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    const item = list.current?.children[wanted.current];
    wanted.current = null;
    item?.querySelector<HTMLInputElement>("input")?.focus();
  });

  function add() {
    if (lines.length >= MAX_LINES) return;
    wanted.current = lines.length;
    onChange([...lines, emptyLine(lines.at(-1))]);
  }
  function move(index: number, by: 1 | -1) {
    const line = lines[index];
    const to = index + by;
    if (!line || to < 0 || to >= lines.length) return;
    wanted.current = to;
    onChange(lines.toSpliced(index, 1).toSpliced(to, 0, line));
  }
  function onKeyDown(event: KeyboardEvent, index: number) {
    if (!(event.target instanceof HTMLInputElement) || event.target.type === "checkbox") return;
    if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      event.preventDefault();
      return move(index, event.key === "ArrowUp" ? -1 : 1);
    }
    if (event.key !== "Enter" || event.metaKey || event.ctrlKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (index === lines.length - 1) return add();
    list.current?.children[index + 1]?.querySelector<HTMLInputElement>("input")?.focus();
  }

  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 font-medium">Lines</legend>
      <ol ref={list} className="divide-y divide-line rounded-3 border border-line bg-surface">
        {lines.map((line, index) => (
          <li key={line.key} className="px-3.5 py-3" onKeyDown={(event) => onKeyDown(event, index)}>
            <LineRow
              line={line}
              index={index}
              net={totals?.lines[index]?.net ?? null}
              errors={errors}
              canRemove={lines.length > 1}
              onChange={(change) =>
                onChange(lines.map((one, at) => (at === index ? { ...one, ...change } : one)))
              }
              onRemove={() => {
                wanted.current = Math.max(index - 1, 0);
                onChange(lines.toSpliced(index, 1));
              }}
            />
          </li>
        ))}
      </ol>
      {errors.lines && (
        <p role="alert" className="mt-[5px] text-meta text-bad">
          {errors.lines}
        </p>
      )}
      <Button
        size="sm"
        className="mt-2.5"
        icon={<Plus aria-hidden />}
        disabled={lines.length >= MAX_LINES}
        onClick={add}
      >
        Add a line
      </Button>
    </fieldset>
  );
}

interface LineRowProps {
  line: FormLine;
  index: number;
  net: InvoiceTotals["subtotal"] | null;
  errors: FormErrors;
  canRemove: boolean;
  onChange: (change: Partial<FormLine>) => void;
  onRemove: () => void;
}

function LineRow({ line, index, net, errors, canRemove, onChange, onRemove }: LineRowProps) {
  const { locale } = useReader();
  const error = (field: string) => errors[`lines.${index}.${field}`];
  const figure = (field: "quantity" | "unitPrice" | "discount" | "taxRate") => ({
    name: `lines.${index}.${field}`,
    inputMode: "decimal" as const,
    autoComplete: "off",
    className: "tabular-nums",
    value: line[field],
    onChange: (event: { target: { value: string } }) => onChange({ [field]: event.target.value }),
  });
  return (
    <div className="grid gap-2.5">
      <div className="flex items-start gap-2">
        <Field
          label={`Line ${index + 1}`}
          error={error("description")}
          className="flex-1"
          aside={
            <span className="text-meta text-ink-3 tabular-nums" title="Without tax, after the discount">
              {net === null ? "" : formatAmount(net, locale)}
            </span>
          }
        >
          <Input
            name={`lines.${index}.description`}
            autoComplete="off"
            maxLength={300}
            placeholder="What it is"
            value={line.description}
            onChange={(event) => onChange({ description: event.target.value })}
          />
        </Field>
        <IconButton
          size="md"
          className="mt-[27px]"
          label={`Remove line ${index + 1}`}
          icon={<Trash2 aria-hidden />}
          disabled={!canRemove}
          onClick={onRemove}
        />
      </div>
      <div className="grid grid-cols-2 gap-x-2.5 gap-y-2.5 sm:grid-cols-[72px_minmax(110px,1.4fr)_84px_minmax(80px,1fr)_84px_auto]">
        <Field label="Quantity" error={error("quantity")}>
          <Input {...figure("quantity")} />
        </Field>
        <Field label="Price each" error={error("unitPrice")}>
          <Input {...figure("unitPrice")} placeholder="0.00" />
        </Field>
        <Field label="Discount %" error={error("discount")}>
          <Input {...figure("discount")} />
        </Field>
        <Field label="Tax" error={error("taxName")}>
          <Input
            name={`lines.${index}.taxName`}
            autoComplete="off"
            maxLength={40}
            placeholder="VAT"
            value={line.taxName}
            onChange={(event) => onChange({ taxName: event.target.value })}
          />
        </Field>
        <Field label="Tax %" error={error("taxRate")}>
          <Input {...figure("taxRate")} />
        </Field>
        <Checkbox
          className="mt-[34px] self-start"
          checked={line.taxIncluded}
          onCheckedChange={(taxIncluded) => onChange({ taxIncluded })}
        >
          In the price
        </Checkbox>
      </div>
    </div>
  );
}

"use client";

import { useId } from "react";
import { cn } from "../ui/cn.ts";
import { AMOUNT_KINDS, type AmountKind } from "./link-form.ts";

const LABELS: Readonly<Record<AmountKind, string>> = {
  fixed: "Fixed amount",
  payer: "Payer chooses",
  lines: "List of lines",
};

/** The browser's own radio buttons, drawn as one bar. */
export function AmountKindChoice({
  value,
  onChange,
}: {
  value: AmountKind;
  onChange: (kind: AmountKind) => void;
}) {
  const name = useId();
  return (
    <fieldset className="flex w-fit max-w-full rounded-2 border border-line bg-sunken p-0.5">
      <legend className="sr-only">How the amount is set</legend>
      {AMOUNT_KINDS.map((kind) => (
        <label
          key={kind}
          className={cn(
            "grid min-h-8 place-items-center rounded-1 px-3 text-center text-label font-medium text-ink-2 transition-colors max-[400px]:px-2",
            "has-checked:bg-surface has-checked:text-ink has-checked:shadow-1",
            "has-focus-visible:outline-2 has-focus-visible:outline-accent",
          )}
        >
          <input
            type="radio"
            name={name}
            value={kind}
            checked={value === kind}
            onChange={() => onChange(kind)}
            className="sr-only"
          />
          {LABELS[kind]}
        </label>
      ))}
    </fieldset>
  );
}

"use client";

import { ChevronRight, CircleAlert } from "lucide-react";
import { useId, useState } from "react";
import { EVENT_FAMILY } from "#lib/event-catalogue/schema.ts";
import { Checkbox } from "../ui/checkbox.tsx";
import { cn } from "../ui/cn.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { CHOICES, chooseAll, chooseEvent, chooseFamily, chosenOf, type Patterns } from "./event-choice.ts";

interface EventPickerProps {
  value: Patterns;
  error: string | undefined;
  onChange: (patterns: Patterns) => void;
}

/** Everything, whole families, or single events of the catalogue. */
export function EventPicker({ value, error, onChange }: EventPickerProps) {
  const id = useId();
  const everything = value.includes("*");
  return (
    <fieldset aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="mb-1.5 font-medium">Events</legend>
      <div
        className={cn(
          "divide-y divide-line rounded-2 border bg-surface",
          error ? "border-bad" : "border-line-strong",
        )}
      >
        <div className="px-3 py-2">
          <Checkbox checked={everything} onCheckedChange={(on) => onChange(chooseAll(on))}>
            Everything, also what is added to the catalogue later
          </Checkbox>
        </div>
        {CHOICES.map((choice) => (
          <Family key={choice.family} {...{ choice, value, onChange }} />
        ))}
      </div>
      {error && (
        <p id={`${id}-error`} className="mt-[5px] flex items-start gap-1.5 text-meta text-bad">
          <CircleAlert aria-hidden className="mt-px size-3.5" />
          {error}
        </p>
      )}
    </fieldset>
  );
}

interface FamilyProps {
  choice: (typeof CHOICES)[number];
  value: Patterns;
  onChange: (patterns: Patterns) => void;
}

function Family({ choice: { family, events }, value, onChange }: FamilyProps) {
  const id = useId();
  const chosen = chosenOf(value, family);
  const whole = chosen.length === events.length;
  const [open, setOpen] = useState(chosen.length > 0 && !whole);
  const name = EVENT_FAMILY[family];
  return (
    <div className="px-3 py-2">
      <div className="flex items-center gap-2">
        <Checkbox
          className="min-w-0 flex-1"
          checked={whole}
          indeterminate={chosen.length > 0 && !whole}
          onCheckedChange={(on) => onChange(chooseFamily(value, family, on))}
        >
          {name}
        </Checkbox>
        <span className="text-meta text-ink-3 tabular-nums">
          {chosen.length} of {events.length}
        </span>
        <IconButton
          size="sm"
          label={`${name}, event by event`}
          aria-expanded={open}
          aria-controls={id}
          icon={<ChevronRight aria-hidden className={cn("transition-transform", open && "rotate-90")} />}
          onClick={() => setOpen(!open)}
        />
      </div>
      <ul id={id} hidden={!open} className="grid gap-2 pt-1.5 pb-1 pl-6 sm:grid-cols-2">
        {events.map(({ type, meaning }) => (
          <li key={type}>
            <Checkbox
              className="items-start [&>*:first-child]:mt-1"
              checked={chosen.includes(type)}
              onCheckedChange={(on) => onChange(chooseEvent(value, type, on))}
            >
              <span className="block font-mono text-meta break-all">{type}</span>
              <span className="block text-meta text-pretty text-ink-3">{meaning}</span>
            </Checkbox>
          </li>
        ))}
      </ul>
    </div>
  );
}

"use client";

import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { Checkbox } from "../ui/checkbox.tsx";
import { cn } from "../ui/cn.ts";
import { PopoverClose } from "../ui/popover.tsx";

export interface Choice {
  value: string;
  label: string;
  icon?: ReactNode;
}

const lineLook = "flex min-h-8 w-full items-center gap-2 rounded-[5px] px-2 text-left hover:bg-hover";

interface PickOneProps {
  choices: readonly Choice[];
  value: string | undefined;
  onPick: (value: string) => void;
}

/** One of several; picking closes the popover around it. */
export function PickOne({ choices, value, onPick }: PickOneProps) {
  return (
    <ul className="-m-1.5">
      {choices.map((choice) => {
        const chosen = choice.value === value;
        return (
          <li key={choice.value}>
            <PopoverClose>
              <button
                type="button"
                aria-pressed={chosen}
                className={cn(lineLook, chosen && "font-strong")}
                onClick={() => onPick(choice.value)}
              >
                {choice.icon}
                <span className="min-w-0 flex-1 truncate">{choice.label}</span>
                {chosen && <Check aria-hidden className="text-accent" />}
              </button>
            </PopoverClose>
          </li>
        );
      })}
    </ul>
  );
}

interface PickSomeProps {
  choices: readonly Choice[];
  /** Comma separated. */
  value: string | undefined;
  onChange: (value: string) => void;
}

/** Any of several, applied at once. */
export function PickSome({ choices, value = "", onChange }: PickSomeProps) {
  const chosen = value.split(",").filter((part) => part !== "");
  return (
    <ul className="-m-1.5">
      {choices.map((choice) => (
        <li key={choice.value}>
          <Checkbox
            className={lineLook}
            checked={chosen.includes(choice.value)}
            onCheckedChange={(on) => {
              const rest = chosen.filter((part) => part !== choice.value);
              onChange((on ? [...rest, choice.value] : rest).join(","));
            }}
          >
            <span className="flex min-w-0 items-center gap-2">
              {choice.icon}
              <span className="truncate">{choice.label}</span>
            </span>
          </Checkbox>
        </li>
      ))}
    </ul>
  );
}

/** The chosen ones in words: "88Pay, PayIn", from three on "3 chosen". */
export function chosenWords(choices: readonly Choice[], value: string | undefined): string | undefined {
  if (!value) return undefined;
  const parts = value.split(",");
  if (parts.length > 2) return `${parts.length} chosen`;
  return parts.map((part) => choices.find((choice) => choice.value === part)?.label ?? part).join(", ");
}

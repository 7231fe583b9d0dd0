"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import { cn } from "../ui/cn.ts";

const options = [
  { value: "system", label: "As the system", Icon: Monitor },
  { value: "light", label: "Light", Icon: Sun },
  { value: "dark", label: "Dark", Icon: Moon },
] as const;

export function ThemeButtons() {
  const { theme = "system", setTheme } = useTheme();
  return (
    <fieldset className="inline-flex rounded-2 border border-line p-0.5">
      <legend className="sr-only">Theme</legend>
      {options.map(({ value, label, Icon }) => (
        <button
          key={value}
          type="button"
          aria-label={label}
          aria-pressed={theme === value}
          onClick={() => setTheme(value)}
          className={cn(
            "grid h-8 w-10 place-items-center rounded-1 text-ink-2",
            theme === value && "bg-mute-soft text-ink",
          )}
        >
          <Icon aria-hidden />
        </button>
      ))}
    </fieldset>
  );
}

"use client";

import { useRouter } from "next/navigation";
import { useId, useTransition } from "react";
import { Switch } from "../ui/switch.tsx";
import type { ShellProps } from "./shell-types.ts";

/** Test or live, said in words; the switch moves the whole dashboard. */
export function ModeSwitch({ mode, setMode }: Pick<ShellProps, "mode" | "setMode">) {
  const id = useId();
  const router = useRouter();
  const [pending, start] = useTransition();
  const test = mode === "test";
  return (
    <div className="flex items-center gap-2 rounded-2 border border-line bg-surface p-2">
      <Switch
        tone="test"
        checked={test}
        disabled={!setMode || pending}
        aria-labelledby={`${id}-name`}
        aria-describedby={`${id}-meaning`}
        onCheckedChange={(next) =>
          start(async () => {
            await setMode?.(next ? "test" : "live");
            router.refresh();
          })
        }
      />
      <div className="min-w-0 leading-[1.35]">
        <div id={`${id}-name`} className="font-strong">
          Test mode
        </div>
        <div id={`${id}-meaning`} className="text-label text-ink-3">
          {test ? "No real money moves" : "Off: real money moves"}
        </div>
      </div>
    </div>
  );
}

"use client";

import { Bell } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { IconTile } from "../ui/icon-tile.tsx";
import { Popover } from "../ui/popover.tsx";
import type { AttentionLine } from "./shell-types.ts";

/** What needs somebody, from anywhere. The dot says there is something; the number is in its name. */
export function AttentionBell({ lines }: { lines: readonly AttentionLine[] }) {
  const count = lines.length;
  const [open, setOpen] = useState(false);
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      align="end"
      label="Needs you"
      className="w-[340px] p-0"
      trigger={
        <button
          type="button"
          aria-label={count === 0 ? "Needs you: nothing" : `Needs you: ${count}`}
          className="relative grid size-8 place-items-center rounded-1 text-ink-2 transition-colors hover:bg-hover hover:text-ink"
        >
          <Bell aria-hidden />
          {count > 0 && (
            <span className="absolute top-1.5 right-1.5 size-[7px] rounded-full bg-bad-dot shadow-[0_0_0_2px_var(--bg)]" />
          )}
        </button>
      }
    >
      <p className="border-b border-line px-4 py-2.5 font-semibold">Needs you</p>
      {count === 0 ? (
        <p className="px-4 py-6 text-center text-ink-2">
          Nothing waits for you. Failed webhooks and quiet providers appear here.
        </p>
      ) : (
        <ul>
          {lines.map((line) => (
            <li key={line.id} className="border-b border-line last:border-0">
              <Link
                href={line.href}
                onClick={() => setOpen(false)}
                className="ring-inside flex items-center gap-3 px-4 py-2.5 hover:bg-hover"
              >
                <IconTile icon={line.icon} tone={line.tone} />
                <span className="min-w-0">
                  <span className="block truncate font-strong">{line.title}</span>
                  <span className="block truncate text-meta text-ink-3">{line.detail}</span>
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Popover>
  );
}

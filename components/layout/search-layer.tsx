"use client";

import { Search } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import { later } from "../ui/later.ts";
import { notify } from "../ui/notify.ts";
import type { CommandMenuProps } from "./command-menu.tsx";

const menu = later(() => import("./command-menu.tsx"));

/** Somebody is about to search: fetches what it takes. */
export function fetchSearch(): void {
  menu.load().catch(() => undefined);
}

/** Whoever pressed the search key goes on typing. */
function focusOn(field: HTMLInputElement | null): void {
  field?.focus();
}

/**
 * The search dialog, fetched when somebody reaches for it. Until it is here its box stands in its place and takes what is
 * typed, pasted or dictated, so that nothing of it is lost.
 */
export function SearchLayer(props: Omit<CommandMenuProps, "typed">) {
  const { open } = props;
  const [isHere, setHere] = useState(false);
  const [typed, setTyped] = useState("");
  const tell = props.onOpenChange;
  const onOpenChange = useCallback(
    (next: boolean) => {
      if (!next) setTyped("");
      tell(next);
    },
    [tell],
  );
  useEffect(() => {
    if (!open || isHere) return;
    menu.load().then(
      () => setHere(true),
      () => {
        onOpenChange(false);
        notify.bad("Search could not be loaded", { detail: "Try again, or reload the page." });
      },
    );
  }, [open, isHere, onOpenChange]);
  if (isHere) {
    const { CommandMenu } = menu.now();
    return <CommandMenu {...props} onOpenChange={onOpenChange} typed={typed} />;
  }
  if (!open) return null;
  return (
    <div className="floating fixed inset-x-3 top-3 z-40 mx-auto flex h-12 max-w-[600px] items-center gap-2.5 rounded-3 px-4 sm:top-[14vh]">
      <Search aria-hidden className="text-ink-3" />
      <input
        ref={focusOn}
        aria-label="Search"
        aria-busy
        value={typed}
        maxLength={200}
        onChange={({ target }) => setTyped(target.value)}
        onKeyDown={({ key }) => key === "Escape" && onOpenChange(false)}
        className="ring-none h-full min-w-0 flex-1 bg-transparent text-form outline-none"
      />
    </div>
  );
}

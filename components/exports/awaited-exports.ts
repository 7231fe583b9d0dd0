"use client";

import { useSyncExternalStore } from "react";

/** Exports that were begun in this tab and whose end has not been told yet. They outlive a reload, not the tab. */
const KEY = "paydeck-awaited-exports";
const listeners = new Set<() => void>();

export function awaitExport(id: string): void {
  write([...read().split(",").filter(Boolean), id]);
}

export function forgetExports(ids: readonly string[]): void {
  write(
    read()
      .split(",")
      .filter((id) => id !== "" && !ids.includes(id)),
  );
}

export function useAwaitedExports(): readonly string[] {
  const text = useSyncExternalStore(subscribe, read, () => "");
  return text.split(",").filter(Boolean);
}

function read(): string {
  return sessionStorage.getItem(KEY) ?? "";
}

function write(ids: readonly string[]): void {
  sessionStorage.setItem(KEY, ids.join(","));
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

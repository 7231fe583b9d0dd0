"use client";

import dynamic from "next/dynamic";
import { type ReactNode, useCallback, useState } from "react";
import type { ShellState } from "#lib/overview/schema.ts";
import { BottomBar } from "./bottom-bar.tsx";
import { SearchLayer } from "./search-layer.tsx";
import type { ShellProps } from "./shell-types.ts";
import { Sidebar } from "./sidebar.tsx";
import { TestBar } from "./test-mark.tsx";
import { TopBar } from "./top-bar.tsx";
import { useShellKeys } from "./use-shell-keys.ts";
import { useShellState } from "./use-shell-state.ts";

const KeysDialog = dynamic(() => import("./keys-dialog.tsx").then((module) => module.KeysDialog), {
  ssr: false,
});

type Layer = "search" | "keys";

interface AppShellProps extends Omit<ShellProps, "counts" | "attention"> {
  /** Badge and bell as the server saw them; they follow by themselves from there. */
  state: ShellState;
  /** Whether the reader may ask for them. */
  isLive: boolean;
  children: ReactNode;
}

/** The frame around every screen of a merchant. Search is fetched when somebody reaches for it, the key list when first opened. */
export function AppShell({ children, state, ...given }: AppShellProps) {
  const shell = {
    ...given,
    ...useShellState({ slug: given.merchant.slug, mode: given.mode, isLive: given.isLive }, state),
  };
  const [layer, setLayer] = useState<Layer | null>(null);
  const [used, setUsed] = useState<readonly Layer[]>([]);
  const open = useCallback((next: Layer) => {
    setUsed((before) => (before.includes(next) ? before : [...before, next]));
    setLayer(next);
  }, []);
  const onSearch = useCallback(() => open("search"), [open]);
  const onHelp = useCallback(() => open("keys"), [open]);
  const onSearchChange = useCallback((next: boolean) => setLayer(next ? "search" : null), []);
  const onHelpChange = useCallback((next: boolean) => setLayer(next ? "keys" : null), []);
  useShellKeys({ slug: shell.merchant.slug, places: shell.places, onSearch, onHelp });
  return (
    <div className="lg:grid lg:grid-cols-[228px_minmax(0,1fr)]">
      <a
        href="#main"
        className="fixed top-2 left-2 z-50 -translate-y-16 rounded-1 bg-button px-3 py-2 text-on-button focus:translate-y-0"
      >
        Skip to content
      </a>
      {shell.mode === "test" && <TestBar />}
      <Sidebar {...shell} />
      <div className="min-w-0">
        <TopBar {...shell} onSearch={onSearch} onHelp={onHelp} />
        <main id="main" tabIndex={-1} className="max-w-[1320px] px-4 pt-4 pb-24 lg:px-7 lg:pt-6 lg:pb-16">
          {children}
        </main>
      </div>
      <BottomBar {...shell} />
      {used.includes("search") && (
        <SearchLayer {...shell} open={layer === "search"} onOpenChange={onSearchChange} />
      )}
      {used.includes("keys") && (
        <KeysDialog places={shell.places} open={layer === "keys"} onOpenChange={onHelpChange} />
      )}
    </div>
  );
}

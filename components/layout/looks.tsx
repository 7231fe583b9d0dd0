"use client";

import { ThemeProvider } from "next-themes";
import type { ReactNode } from "react";
import { type Reader, ReaderProvider } from "../ui/reader.tsx";

export interface LooksProps {
  reader: Reader;
  /** Of the request's content security policy. */
  nonce: string | undefined;
  children: ReactNode;
}

/** What every page needs, payers' too: light or dark, and how its reader writes numbers and times. */
export function Looks({ reader, nonce, children }: LooksProps) {
  return (
    <ThemeProvider
      attribute="data-theme"
      defaultTheme="system"
      enableSystem
      enableColorScheme={false}
      disableTransitionOnChange
      {...(nonce !== undefined && { nonce })}
    >
      <ReaderProvider {...reader}>{children}</ReaderProvider>
    </ThemeProvider>
  );
}

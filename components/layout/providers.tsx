"use client";

import { CSPProvider } from "@base-ui/react/csp-provider";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { ThemeProvider } from "next-themes";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { type ReactNode, useState } from "react";
import { type Reader, ReaderProvider } from "../ui/reader.tsx";
import { Toaster } from "../ui/toast.tsx";

export interface ProvidersProps {
  reader: Reader;
  /** Of the request's content security policy. */
  nonce: string | undefined;
  children: ReactNode;
}

export function Providers({ reader, nonce, children }: ProvidersProps) {
  const [queryClient] = useState(
    () => new QueryClient({ defaultOptions: { queries: { staleTime: 30_000, retry: 1 } } }),
  );
  return (
    <CSPProvider nonce={nonce}>
      <ThemeProvider
        attribute="data-theme"
        defaultTheme="system"
        enableSystem
        enableColorScheme={false}
        disableTransitionOnChange
        {...(nonce !== undefined && { nonce })}
      >
        <ReaderProvider {...reader}>
          <QueryClientProvider client={queryClient}>
            <NuqsAdapter>{children}</NuqsAdapter>
          </QueryClientProvider>
          <Toaster />
        </ReaderProvider>
      </ThemeProvider>
    </CSPProvider>
  );
}

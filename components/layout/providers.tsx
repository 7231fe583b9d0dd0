"use client";

import { CSPProvider } from "@base-ui/react/csp-provider";
import { QueryClientProvider } from "@tanstack/react-query";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { type ReactNode, useState } from "react";
import { RememberZone } from "../ui/reader.tsx";
import { Toaster } from "../ui/toast.tsx";
import { makeQueryClient } from "./query-client.ts";

// zod would try whether it may compile its checks, and our policy refuses that and reports each try. It reads its settings
// from this name, so that they can be set without loading zod before the first answer that needs it.
if (typeof window !== "undefined") Object.assign(window, { __zod_globalConfig: { jitless: true } });

export interface ProvidersProps {
  /** Of the request's content security policy. */
  nonce: string | undefined;
  children: ReactNode;
}

/** What the screens of people who sign in need. Payers' pages do without, and load none of it. */
export function Providers({ nonce, children }: ProvidersProps) {
  const [queryClient] = useState(() => makeQueryClient(() => location.reload()));
  return (
    <CSPProvider nonce={nonce}>
      <RememberZone />
      <QueryClientProvider client={queryClient}>
        <NuqsAdapter>{children}</NuqsAdapter>
      </QueryClientProvider>
      <Toaster />
    </CSPProvider>
  );
}

"use client";

import { LockKeyhole, TriangleAlert } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";

interface ErrorProps {
  readonly error: Error & { digest?: string };
  readonly reset: () => void;
}

/** `loadPage` sends what is forbidden as `forbidden;<message>`; everything else has only an id. */
export default function MerchantError({ error, reset }: ErrorProps) {
  const [code, words] = (error.digest ?? "").split(";");
  if (code === "forbidden") {
    return (
      <EmptyState isPage icon={LockKeyhole} title="Not with your role">
        {words}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      isPage
      icon={TriangleAlert}
      title="This page could not be shown"
      action={<Button onClick={reset}>Try again</Button>}
    >
      Nothing was changed and no money moved. {error.digest !== undefined && `Error id: ${error.digest}`}
    </EmptyState>
  );
}

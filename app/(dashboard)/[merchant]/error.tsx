"use client";

import { TriangleAlert } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";

interface ErrorProps {
  readonly error: Error & { digest?: string };
  readonly reset: () => void;
}

export default function MerchantError({ error, reset }: ErrorProps) {
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

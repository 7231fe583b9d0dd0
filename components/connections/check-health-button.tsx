"use client";

import { checkHealth } from "#lib/connections/actions.ts";
import { Button } from "../ui/button.tsx";
import { useConnectionAction } from "./use-connection-action.ts";

/** Asks the provider's own health address now. */
export function CheckHealthButton({ merchant, connectionId }: { merchant: string; connectionId: string }) {
  const { isBusy, run } = useConnectionAction();
  return (
    <Button
      size="sm"
      variant="quiet"
      loading={isBusy}
      onClick={() =>
        run(
          () => checkHealth(merchant, { connectionId }),
          ({ version }) =>
            version === null ? "The provider works" : `The provider works, version ${version}`,
        )
      }
    >
      Check now
    </Button>
  );
}

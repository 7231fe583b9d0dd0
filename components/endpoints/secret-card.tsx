"use client";

import { ChevronRight } from "lucide-react";
import { endPreviousSecret } from "#lib/endpoints/actions.ts";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { KeyValues } from "../ui/key-values.tsx";
import { Note } from "../ui/note.tsx";
import { Time } from "../ui/time.tsx";
import { useCurrentEndpoint } from "./current-endpoint.tsx";
import { RotateSecretDialog } from "./rotate-secret-dialog.tsx";
import { useEndpointAction } from "./use-endpoint-action.ts";
import { VerifyGuide } from "./verify-guide.tsx";

/** Which secret signs, and the one before it while it still does. */
export function SecretCard() {
  const { merchant, endpoint, may } = useCurrentEndpoint();
  const { hint, setAt, previous } = endpoint.secret;
  const { isBusy, run } = useEndpointAction();
  return (
    <Card title="Signing secret" aside={may.write && <RotateSecretDialog />}>
      <div className="grid gap-4">
        {previous !== null && (
          <Note
            tone="info"
            title="Two secrets are valid."
            actions={
              may.write && (
                <Button
                  size="sm"
                  loading={isBusy}
                  onClick={() =>
                    run(
                      () => endPreviousSecret(merchant, { endpointId: endpoint.id }),
                      () => "Only the current secret signs now",
                    )
                  }
                >
                  End the old one now
                </Button>
              )
            }
          >
            Each delivery carries a signature of the new one and of the old one, •••• {previous.hint}, until{" "}
            <Time at={previous.until} />.
          </Note>
        )}
        <KeyValues
          items={[
            { label: "Secret", value: `whsec_••••${hint}`, mono: true },
            { label: "Set", value: <Time at={setAt} /> },
          ]}
        />
        <details className="group">
          <summary className="flex min-h-8 list-none items-center gap-2 rounded-1 text-ink-2 hover:text-ink [&::-webkit-details-marker]:hidden">
            <ChevronRight aria-hidden className="transition-transform group-open:rotate-90" />
            How a receiver checks a delivery
          </summary>
          <div className="pt-2">
            <VerifyGuide />
          </div>
        </details>
      </div>
    </Card>
  );
}

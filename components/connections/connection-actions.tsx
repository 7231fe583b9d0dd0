"use client";

import { FlaskConical, Power } from "lucide-react";
import { useState } from "react";
import { checkConnection, disableConnection, enableConnection } from "#lib/connections/actions.ts";
import type { ConnectionDetail } from "#lib/connections/schema.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogClose } from "../ui/dialog.tsx";
import { useConnectionAction } from "./use-connection-action.ts";

/** Test again, switch off with a question, switch on. */
export function ConnectionActions({
  merchant,
  connection,
}: {
  merchant: string;
  connection: ConnectionDetail;
}) {
  const [asking, setAsking] = useState(false);
  const { isBusy, run } = useConnectionAction();
  const input = { connectionId: connection.id };
  const close = () => setAsking(false);

  return (
    <>
      <Button
        icon={<FlaskConical aria-hidden />}
        loading={isBusy && !asking}
        onClick={() =>
          run(
            () => checkConnection(merchant, input),
            ({ account }) => `${account} answered`,
          )
        }
      >
        Test
      </Button>
      {connection.health === "disabled" ? (
        <Button
          variant="primary"
          icon={<Power aria-hidden />}
          disabled={isBusy}
          onClick={() =>
            run(
              () => enableConnection(merchant, input),
              () => "Switched on",
            )
          }
        >
          Enable
        </Button>
      ) : (
        <Dialog
          open={asking}
          onOpenChange={setAsking}
          size="sm"
          title={`Disable ${connection.name}?`}
          description="Nothing new is charged through it until it is enabled again. Webhooks are still taken in, so payments under way reach their end."
          trigger={
            <Button variant="danger" icon={<Power aria-hidden />}>
              Disable
            </Button>
          }
          footer={
            <>
              <DialogClose>
                <Button>Keep it on</Button>
              </DialogClose>
              <Button
                variant="danger"
                loading={isBusy}
                onClick={() =>
                  run(
                    () => disableConnection(merchant, input),
                    () => "Switched off",
                    close,
                  )
                }
              >
                Disable
              </Button>
            </>
          }
        />
      )}
    </>
  );
}

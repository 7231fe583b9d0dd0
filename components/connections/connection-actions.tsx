"use client";

import { useQueryClient } from "@tanstack/react-query";
import { FlaskConical, Power } from "lucide-react";
import { useState, useTransition } from "react";
import type { ActionResult } from "#lib/action-result.ts";
import { checkConnection, disableConnection, enableConnection } from "#lib/connections/actions.ts";
import type { ConnectionDetail } from "#lib/connections/schema.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogClose } from "../ui/dialog.tsx";
import { notify } from "../ui/notify.ts";

/** Test again, switch off with a question, switch on. */
export function ConnectionActions({
  merchant,
  connection,
}: {
  merchant: string;
  connection: ConnectionDetail;
}) {
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [isBusy, startWork] = useTransition();
  const input = { connectionId: connection.id };

  function run<T>(action: () => Promise<ActionResult<T>>, words: (value: T) => string) {
    startWork(async () => {
      const answer = await action();
      setAsking(false);
      if (answer.ok) notify.ok(words(answer.value));
      else notify.bad("It did not work", { detail: answer.error.message });
      void queries.invalidateQueries({ queryKey: ["connections"] });
    });
  }

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

"use client";

import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { deleteEndpoint } from "#lib/endpoints/actions.ts";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Dialog, DialogClose } from "../ui/dialog.tsx";
import { useCurrentEndpoint } from "./current-endpoint.tsx";
import { endpointName } from "./endpoint-health.ts";
import { useEndpointAction } from "./use-endpoint-action.ts";

export function DeleteEndpointCard() {
  const { merchant, endpoint } = useCurrentEndpoint();
  const router = useRouter();
  const { isBusy, run } = useEndpointAction();
  const name = endpointName(endpoint);
  return (
    <Card title="Delete">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="min-w-0 flex-1 basis-64 text-pretty text-ink-2">
          Nothing is sent there any more, and what waits is called off. Its log stays on the pages of the
          transactions. To stop for a while, pause it instead.
        </p>
        <Dialog
          size="sm"
          title={<span className="[overflow-wrap:anywhere]">{`Delete ${name}?`}</span>}
          description={
            endpoint.waiting === 0
              ? "Its secret is gone for good."
              : `Its secret is gone for good, and what waits for it (${endpoint.waiting}) is never sent.`
          }
          trigger={
            <Button variant="danger" icon={<Trash2 aria-hidden />}>
              Delete
            </Button>
          }
          footer={
            <>
              <DialogClose>
                <Button>Keep it</Button>
              </DialogClose>
              <Button
                variant="danger"
                loading={isBusy}
                onClick={() =>
                  run(
                    () => deleteEndpoint(merchant, { endpointId: endpoint.id }),
                    () => `${name} was deleted`,
                    () => router.push(`/${merchant}/webhooks/endpoints`),
                  )
                }
              >
                Delete for good
              </Button>
            </>
          }
        />
      </div>
    </Card>
  );
}

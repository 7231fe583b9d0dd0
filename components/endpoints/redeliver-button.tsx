"use client";

import { RotateCw } from "lucide-react";
import { redeliver } from "#lib/deliveries/actions.ts";
import type { DeliveryDetail } from "#lib/deliveries/schema.ts";
import { Button } from "../ui/button.tsx";
import { useEndpointAction } from "./use-endpoint-action.ts";

interface RedeliverButtonProps {
  merchant: string;
  delivery: DeliveryDetail;
  canRedeliver: boolean;
}

/** Sends it again, now, with the same webhook-id; what happens then shows here by itself. */
export function RedeliverButton({ merchant, delivery, canRedeliver }: RedeliverButtonProps) {
  const { isBusy, run } = useEndpointAction();
  const reason = canRedeliver ? delivery.redeliveryRefusal : "Needs the permission endpoints.redeliver.";
  return (
    <div className="shrink-0 text-right">
      <Button
        variant="primary"
        icon={<RotateCw aria-hidden />}
        loading={isBusy}
        disabled={reason !== null}
        aria-describedby={reason === null ? undefined : "redeliver-reason"}
        onClick={() =>
          run(
            () => redeliver(merchant, { deliveryId: delivery.id }),
            () => "Redelivery queued. The answer appears here in a moment.",
          )
        }
      >
        Redeliver
      </Button>
      {reason && (
        <p id="redeliver-reason" className="mt-1 max-w-[180px] text-meta text-ink-3">
          {reason}
        </p>
      )}
    </div>
  );
}

import type { DeliveryRow } from "#lib/deliveries/schema.ts";
import { Time } from "../ui/time.tsx";
import { deliveryOrigin } from "./delivery-columns.tsx";
import { answerOf, DeliveryStatusPill } from "./delivery-status.tsx";

/** One delivery on a phone. */
export function DeliveryCard({ row }: { row: DeliveryRow }) {
  return (
    <span className="grid grid-cols-[minmax(0,1fr)] gap-1.5">
      <span className="flex items-center justify-between gap-3">
        <span className="truncate font-mono text-meta font-strong">{row.type}</span>
        <DeliveryStatusPill delivery={row} />
      </span>
      <span className="flex items-center justify-between gap-3 text-meta text-ink-2 tabular-nums">
        <span className="truncate">{deliveryOrigin(row)}</span>
        <span className="flex shrink-0 gap-3">
          {row.attempts > 0 && <span>{answerOf(row)}</span>}
          <Time at={row.createdAt} mode="list" />
        </span>
      </span>
    </span>
  );
}

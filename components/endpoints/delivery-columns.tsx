import type { DeliveryRow } from "#lib/deliveries/schema.ts";
import { DELIVERY_TRIGGER } from "#lib/deliveries/status.ts";
import type { DataColumn } from "../data-table/data-column.ts";
import { Time } from "../ui/time.tsx";
import { answerOf, DeliveryStatusPill } from "./delivery-status.tsx";

export const deliveryColumns: readonly DataColumn<DeliveryRow>[] = [
  {
    id: "made",
    header: "Made",
    width: 132,
    skeleton: "w-24",
    cell: (row) => <Time at={row.createdAt} mode="list" className="text-ink-2" />,
  },
  {
    id: "event",
    header: "Event",
    primary: true,
    skeleton: "w-40",
    cell: (row) => (
      <span className="grid min-w-0 leading-[17px]">
        <span className="truncate font-mono text-meta font-strong" title={row.type}>
          {row.type}
        </span>
        <span className="truncate text-meta text-ink-3" title={row.eventId}>
          {deliveryOrigin(row)}
        </span>
      </span>
    ),
  },
  {
    id: "state",
    header: "State",
    width: 110,
    skeleton: "w-20",
    cell: (row) => <DeliveryStatusPill delivery={row} />,
  },
  {
    id: "answer",
    header: "Answer",
    width: 92,
    align: "end",
    skeleton: "w-10",
    cell: (row) => <span className="text-ink-2 tabular-nums">{answerOf(row)}</span>,
  },
  {
    id: "tries",
    header: "Tries",
    width: 60,
    align: "end",
    skeleton: "w-4",
    cell: (row) => <span className="text-ink-2 tabular-nums">{row.attempts}</span>,
  },
];

/** Its webhook-id, and why it was sent where it was not simply because it happened. */
export function deliveryOrigin({ eventId, trigger }: Pick<DeliveryRow, "eventId" | "trigger">): string {
  return trigger === "event" ? eventId : `${DELIVERY_TRIGGER[trigger]} · ${eventId}`;
}

import type { DeliveryRow } from "#lib/deliveries/schema.ts";
import { DELIVERY_STATUS } from "#lib/deliveries/status.ts";
import { StatusPill } from "../ui/status-pill.tsx";

/** What became of it so far. */
export function DeliveryStatusPill({ delivery }: { delivery: Pick<DeliveryRow, "status" | "sending"> }) {
  const { label, tone } = DELIVERY_STATUS[delivery.status];
  return (
    <StatusPill tone={delivery.sending ? "info" : tone}>{delivery.sending ? "Sending" : label}</StatusPill>
  );
}

/** "200", "No answer", "–" before the first try. */
export function answerOf({
  responseStatus,
  attempts,
}: Pick<DeliveryRow, "responseStatus" | "attempts">): string {
  if (responseStatus !== null) return String(responseStatus);
  return attempts === 0 ? "–" : "No answer";
}

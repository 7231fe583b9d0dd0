import type { EventDetail } from "#lib/webhooks/schema.ts";
import { KeyValues } from "../ui/key-values.tsx";

/** The request's headers, secrets shortened. */
export function EventHeaders({ event }: { event: EventDetail }) {
  const items = Object.entries(event.headers).map(([label, value]) => ({ label, value, mono: true }));
  if (items.length === 0) {
    const words = event.bodyRemovedAt === null ? "It had no headers." : "They were removed with the body.";
    return <p className="py-3 text-ink-3">{words}</p>;
  }
  return <KeyValues items={items} wrap className="[&_dd]:break-all [&_dt]:break-words" />;
}

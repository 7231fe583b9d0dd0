import type { CustomerDetail } from "#lib/customer-desk/schema.ts";
import { Card } from "../ui/card.tsx";
import { Time } from "../ui/time.tsx";

/** Who looked at the personal data and why, the latest first. */
export function SeenByCard({ seenBy }: { seenBy: CustomerDetail["seenBy"] }) {
  if (seenBy.length === 0) return null;
  return (
    <Card title="Seen by">
      <ul className="grid gap-3">
        {seenBy.map(({ id, actor, reason, at }) => (
          <li key={id}>
            <p className="break-words">{reason}</p>
            <p className="mt-0.5 text-meta text-ink-3">
              {actor} · <Time at={at} mode="relative" />
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}

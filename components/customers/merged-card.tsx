import type { CustomerDetail } from "#lib/customer-desk/schema.ts";
import { Card } from "../ui/card.tsx";
import { Time } from "../ui/time.tsx";

/** Who became part of this customer. */
export function MergedCard({ merged }: { merged: CustomerDetail["merged"] }) {
  if (merged.length === 0) return null;
  return (
    <Card title="Merged into this one">
      <ul className="grid gap-3">
        {merged.map(({ id, name, at, by }) => (
          <li key={id}>
            <p className="truncate">{name || "Without a name"}</p>
            <p className="truncate font-mono text-meta text-ink-3" title={id}>
              {id}
            </p>
            <p className="text-meta text-ink-3">
              {by} · <Time at={at} mode="relative" />
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}

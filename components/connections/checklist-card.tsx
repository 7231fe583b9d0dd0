import { Circle, CircleCheck } from "lucide-react";
import type { ConnectionDetail } from "#lib/connections/schema.ts";
import { Card } from "../ui/card.tsx";

/** Steps that tick themselves from the connection's own records. */
export function ChecklistCard({ connection }: { connection: ConnectionDetail }) {
  const { checklist, mode, name } = connection;
  const done = checklist.filter((step) => step.done).length;
  return (
    <Card
      title={mode === "test" ? `Ready for live · ${name}` : `Live and proven · ${name}`}
      aside={`${done} of ${checklist.length}, checked by itself`}
    >
      <ul className="grid gap-x-6 gap-y-2.5 md:grid-cols-2">
        {checklist.map((step) => (
          <li key={step.label} className="flex items-start gap-2">
            {step.done ? (
              <CircleCheck aria-label="Done" className="mt-0.5 text-ok" />
            ) : (
              <Circle aria-label="Open" className="mt-0.5 text-ink-3" />
            )}
            <span className="min-w-0">
              <span className={step.done ? undefined : "text-ink-2"}>{step.label}</span>
              {!step.done && <span className="block text-meta text-ink-3">{step.todo}</span>}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

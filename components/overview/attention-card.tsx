import { CircleCheck } from "lucide-react";
import type { Attention } from "#lib/overview/schema.ts";
import { Card } from "../ui/card.tsx";
import { IconTile } from "../ui/icon-tile.tsx";
import { LinkButton } from "../ui/link-button.tsx";

/** What needs a person, most urgent first, each with the one thing to do about it. */
export function AttentionCard({
  lines,
  base,
  className,
}: {
  lines: readonly Attention[];
  /** "/cafe-altura": every line's path follows it. */
  base: string;
  className?: string;
}) {
  return (
    <Card title="Needs you" aside={lines.length} flush className={className ?? ""}>
      {lines.length === 0 ? (
        <p className="flex items-center gap-2.5 px-5 py-5 text-ink-2">
          <CircleCheck aria-hidden className="text-ok" />
          Nothing waits for you. Failed webhooks, late payments and quiet providers appear here.
        </p>
      ) : (
        <ul className="max-h-[352px] divide-y divide-line overflow-y-auto">
          {lines.map((line) => (
            <li key={line.id} className="flex items-center gap-3 px-5 py-2.5">
              <IconTile icon={line.icon} tone={line.tone} />
              <span className="min-w-0 flex-1">
                <span className="line-clamp-2 font-strong leading-[18px]" title={line.title}>
                  {line.title}
                </span>
                <span className="mt-px line-clamp-2 text-meta text-ink-3" title={line.detail}>
                  {line.detail}
                </span>
              </span>
              <LinkButton href={`${base}${line.href}`} size="sm" aria-label={`${line.action}: ${line.title}`}>
                {line.action}
              </LinkButton>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

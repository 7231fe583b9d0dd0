import Link from "next/link";
import type { ConnectionCard } from "#lib/connections/schema.ts";
import { CopyButton } from "../ui/copy-button.tsx";
import { Monogram } from "../ui/monogram.tsx";
import { Tag } from "../ui/tag.tsx";
import { shortAddress } from "./connection-words.ts";
import { HealthBadge } from "./health-badge.tsx";
import { HealthFigures } from "./health-figures.tsx";

export function ConnectionCardView({ merchant, card }: { merchant: string; card: ConnectionCard }) {
  return (
    <li className="relative flex min-w-0 flex-col rounded-3 border border-line bg-surface p-[18px] transition-colors hover:border-line-strong">
      <div className="flex items-center gap-3">
        <Monogram size="lg" letters={card.tile.letters} colour={card.tile.color} />
        <div className="min-w-0 flex-1">
          <h2 className="truncate text-section font-semibold">
            <Link
              href={`/${merchant}/connections/${card.id}`}
              className="ring-none after:absolute after:inset-0 after:rounded-3 focus-visible:after:outline-2 focus-visible:after:outline-accent"
            >
              {card.name}
            </Link>
          </h2>
          <p className="truncate text-meta text-ink-3">
            {card.name === card.providerName ? `In ${card.mode} mode` : `${card.providerName}, ${card.mode}`}
          </p>
        </div>
        <HealthBadge health={card.health} />
      </div>
      <ul aria-label="Can do" className="mt-3 mb-4 flex flex-wrap gap-1.5">
        {card.capabilities.map((capability) => (
          <li key={capability}>
            <Tag>{capability}</Tag>
          </li>
        ))}
      </ul>
      <div className="mt-auto border-t border-line pt-3.5">
        <HealthFigures card={card} />
        <p className="mt-2.5 flex items-center gap-1 text-meta">
          <span className="truncate font-mono text-ink-2">{shortAddress(card.webhookUrl)}</span>
          <span className="relative">
            <CopyButton value={card.webhookUrl} what="webhook address" />
          </span>
        </p>
        <p className="mt-1 text-meta text-pretty text-ink-3">{card.problem ?? "Nothing needs you."}</p>
      </div>
    </li>
  );
}

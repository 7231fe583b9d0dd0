import type { QuietSpell } from "#lib/quiet/schema.ts";
import { Card } from "../ui/card.tsx";
import { Monogram } from "../ui/monogram.tsx";
import { StatusPill } from "../ui/status-pill.tsx";
import { Time } from "../ui/time.tsx";
import { durationWords } from "../webhooks/duration-words.ts";

/** When a connection, or one of its methods, told nothing although it usually does. */
export function SpellsCard({ spells }: { spells: readonly QuietSpell[] }) {
  return (
    <Card title="Unusual silences" aside="Last 30 days" className="mt-5">
      {spells.length === 0 && (
        <p className="max-w-[68ch] text-pretty text-ink-2">
          None. After two weeks Paydeck knows how many events a connection brings at which hour. When fewer
          come than chance explains, it says so under Needs you, and the silence stands here.
        </p>
      )}
      <ul className="divide-y divide-line">
        {spells.map((spell) => (
          <li key={spell.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2.5">
            <span className="flex min-w-0 items-center gap-2 font-medium">
              <Monogram letters={spell.connection.tile.letters} colour={spell.connection.tile.color} />
              {spell.connection.name}
              {spell.method !== null && <span className="font-book text-ink-2">{spell.method}</span>}
            </span>
            <span className="flex flex-wrap items-center gap-x-2 text-meta text-ink-2">
              <span>
                since <Time at={spell.since} mode="list" />, noticed <Time at={spell.noticedAt} mode="list" />
              </span>
              {spell.endedAt === null ? (
                <StatusPill tone="warn" icon="radio">
                  Still silent
                </StatusPill>
              ) : (
                <StatusPill tone="mute" icon="circle-check">
                  {`Lasted ${durationWords(Date.parse(spell.endedAt) - Date.parse(spell.since))}`}
                </StatusPill>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

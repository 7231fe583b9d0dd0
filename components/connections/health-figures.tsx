import type { ConnectionCard } from "#lib/connections/schema.ts";
import { Stat } from "../ui/stat.tsx";
import { Time } from "../ui/time.tsx";
import { answerWords, credentialWords } from "./connection-words.ts";

/** Health in four figures. */
export function HealthFigures({ card }: { card: ConnectionCard }) {
  return (
    <div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
      <Stat
        size="small"
        label="Calls succeed"
        value={card.callsSucceed === null ? "–" : `${card.callsSucceed} %`}
      />
      <Stat size="small" label="Answer p95" value={answerWords(card.answerP95Ms)} />
      <Stat
        size="small"
        label="Last webhook"
        value={card.lastEventAt === null ? "None yet" : <Time at={card.lastEventAt} mode="relative" />}
      />
      <Stat size="small" label="Credentials" value={credentialWords(card)} />
    </div>
  );
}

import type { Recurring } from "#lib/recurring/schema.ts";
import { RECURRING_STATUS } from "#lib/recurring/status.ts";
import { Day } from "../invoices/day.tsx";
import { Note } from "../ui/note.tsx";
import { StatusPill } from "../ui/status-pill.tsx";
import { doesWords, RHYTHM_WORDS } from "./recurring-words.ts";

/** Its rhythm, when it goes on, and why not. */
export function RecurringFacts({ recurring }: { recurring: Recurring }) {
  const { status, every, nextOn, endsOn, made, problem } = recurring;
  const look = RECURRING_STATUS[status];
  return (
    <div className="grid gap-1.5">
      <p className="flex flex-wrap items-center gap-2">
        <span className="font-medium">{RHYTHM_WORDS[every]}</span>
        <StatusPill tone={look.tone} icon={look.icon}>
          {look.label}
        </StatusPill>
      </p>
      {problem !== "" && (
        <Note tone="bad">{problem} Put it right, then resume: this day is made up for.</Note>
      )}
      {status !== "ended" && (
        <p className="text-ink-2">
          Next on <Day value={nextOn} />
          {endsOn !== null && (
            <>
              , until <Day value={endsOn} />
            </>
          )}
          . {doesWords(recurring)}
        </p>
      )}
      <p className="text-meta text-ink-3">{made === 1 ? "1 made so far" : `${made} made so far`}</p>
    </div>
  );
}

import type { InboxSummary } from "#lib/webhooks/schema.ts";
import { Note } from "../ui/note.tsx";
import { Time } from "../ui/time.tsx";

/** Says that the list lacks what has come in: no worker has filed it. */
export function UnfiledNote({ unfiled }: { unfiled: NonNullable<InboxSummary["unfiled"]> }) {
  const { count, since } = unfiled;
  return (
    <Note
      tone="bad"
      title={
        count === 1
          ? "One event has come in and is not listed yet."
          : `${count} events have come in and are not listed yet.`
      }
      className="mb-3"
    >
      Waiting for the worker since <Time at={since} mode="list" />: it is not running, or far behind. They are
      stored, and nothing is lost.
    </Note>
  );
}

import { FlaskConical, ShieldPlus, ShieldX } from "lucide-react";
import { TEST_HEADER } from "#lib/tester/status.ts";
import type { EventDetail } from "#lib/webhooks/schema.ts";
import { Note } from "../ui/note.tsx";
import { Time } from "../ui/time.tsx";
import { ReplayForecast } from "./replay-forecast.tsx";

/** What a reader has to know before anything else: what went wrong, who let it in, what a replay would do. */
export function EventNotes({ event }: { event: EventDetail }) {
  return (
    <div className="mt-3 grid gap-2">
      {event.headers[TEST_HEADER] !== undefined && (
        <Note tone="info" icon={FlaskConical} title="A test.">
          It carries the mark of the webhook tester.
        </Note>
      )}
      {event.problem && <Problem event={event} />}
      {event.acceptedAt && (
        <Note tone="info" icon={ShieldPlus} title="Let in later.">
          It came without a valid proof. {event.acceptedBy ?? "Somebody"} let it in on{" "}
          <Time at={event.acceptedAt} />, after its bytes were checked again.
        </Note>
      )}
      {event.forecast && <ReplayForecast words={event.forecast} />}
    </div>
  );
}

/** The first sentence is the headline. */
function Problem({ event }: { event: EventDetail }) {
  const [headline = "", ...rest] = (event.problem ?? "").split(/(?<=\.) /);
  const tone = event.status === "dead" ? "bad" : "warn";
  return (
    <Note tone={tone} title={headline} {...(event.status === "rejected" && { icon: ShieldX })}>
      {rest.join(" ")}
    </Note>
  );
}

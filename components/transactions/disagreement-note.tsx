"use client";

import { Scale } from "lucide-react";
import type { ReactNode } from "react";
import type { TransactionDetail } from "#lib/transactions/schema.ts";
import { Note } from "../ui/note.tsx";
import { Time } from "../ui/time.tsx";
import { sourceSubject } from "./timeline-words.ts";

type Disagreement = NonNullable<TransactionDetail["disagreement"]>;

interface DisagreementNoteProps {
  disagreement: Disagreement;
  /** Name of the connection. */
  provider: string;
  actions: ReactNode;
}

/** Both sides in their own words, what was done about it, and the way on. */
export function DisagreementNote({ disagreement, provider, actions }: DisagreementNoteProps) {
  const { first, second, because } = disagreement;
  const title = second === null ? "Held for review." : "Two sources disagree.";
  const subject = sourceSubject(first.source, provider);
  return (
    <Note tone="warn" icon={Scale} title={title} actions={actions}>
      <Side side={first} subject={subject.charAt(0).toUpperCase() + subject.slice(1)} />
      {second !== null && (
        <>
          {"; "}
          <Side side={second} subject={sourceSubject(second.source, provider)} />
        </>
      )}
      . {because}
    </Note>
  );
}

function Side({ side, subject }: { side: Disagreement["first"]; subject: string }) {
  return (
    <>
      {subject} at <Time at={side.at} mode="clock" /> said <b className="font-semibold">{side.said}</b>
    </>
  );
}

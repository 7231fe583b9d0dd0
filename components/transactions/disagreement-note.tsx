"use client";

import { Scale } from "lucide-react";
import type { ReactNode } from "react";
import type { TransactionDetail } from "#lib/transactions/schema.ts";
import { Note } from "../ui/note.tsx";
import { Time } from "../ui/time.tsx";
import { SOURCE_SUBJECT } from "./timeline-words.ts";

type Disagreement = NonNullable<TransactionDetail["disagreement"]>;

interface DisagreementNoteProps {
  disagreement: Disagreement;
  actions: ReactNode;
}

/** Both sides in their own words, what was done about it, and the way on. */
export function DisagreementNote({ disagreement, actions }: DisagreementNoteProps) {
  const { first, second, because } = disagreement;
  return (
    <Note
      tone="warn"
      icon={Scale}
      title={second === null ? "Held for review." : "Two sources disagree."}
      actions={actions}
    >
      <Side side={first} />
      {second !== null && (
        <>
          {"; "}
          <Side side={second} />
        </>
      )}
      . {because}
    </Note>
  );
}

function Side({ side }: { side: Disagreement["first"] }) {
  return (
    <>
      {SOURCE_SUBJECT[side.source]} at <Time at={side.at} mode="clock" /> said{" "}
      <b className="font-semibold">{side.said}</b>
    </>
  );
}

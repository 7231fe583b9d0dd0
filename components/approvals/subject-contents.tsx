"use client";

import type { ApprovalSubject, MovementSubject, ReplaySubject } from "#lib/approvals/schema.ts";
import { EffectTable } from "../replays/effect-table.tsx";
import { AskedWords } from "../replays/replay-words.tsx";
import { Money } from "../transactions/money.tsx";
import { KeyValues } from "../ui/key-values.tsx";
import { Note } from "../ui/note.tsx";
import { EventCount } from "./event-count.tsx";

/** What exactly is to be approved. */
export function SubjectContents({ subject }: { subject: ApprovalSubject }) {
  return "forecast" in subject ? <Replay subject={subject} /> : <Movement subject={subject} />;
}

function Movement({ subject: { approval, recipient } }: { subject: MovementSubject }) {
  const { amount, connection, methodLabel, purpose, reference } = approval;
  const items = [
    { label: "Amount", value: <Money value={amount} /> },
    { label: "Through", value: connection.name },
    { label: "Way", value: methodLabel },
    ...recipient,
    ...(purpose === "" ? [] : [{ label: "For", value: purpose }]),
    { label: "Reference", value: reference, mono: true },
  ];
  return <KeyValues items={items} wrap />;
}

function Replay({ subject: { approval, forecast, hasChanged } }: { subject: ReplaySubject }) {
  const { replay, requestedBy } = approval;
  const isEstimate = forecast.read < forecast.total;
  const items = [
    { label: "Events", value: <EventCount total={replay.total} /> },
    { label: "Which", value: <AskedWords replay={replay} /> },
    { label: "Pace", value: `${replay.rate} a second at most` },
    { label: "Asked for by", value: requestedBy },
    { label: "Reason", value: replay.reason },
  ];
  return (
    <div className="grid gap-4">
      {hasChanged && (
        <Note tone="warn" title="This is not what was asked for any more.">
          Since then the events, or what replaying them would do, have changed. It can't be approved; it has
          to be asked for again.
        </Note>
      )}
      <KeyValues items={items} wrap />
      <EffectTable forecast={forecast.effects} estimated={isEstimate} />
    </div>
  );
}

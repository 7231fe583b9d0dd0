import type { Replay } from "#lib/replays/schema.ts";
import { REPLAY_STATUS } from "#lib/replays/status.ts";
import { EVENT_STATUS } from "#lib/webhooks/status.ts";
import { iconNamed } from "../ui/icons.ts";
import { StatusPill } from "../ui/status-pill.tsx";
import { Time } from "../ui/time.tsx";

const TABS = { inbox: "Inbox", failed: "Failed", quarantine: "Quarantine" } as const;

/** Which events a replay is of, in one line. */
export function AskedWords({ replay }: { replay: Pick<Replay, "kind" | "asked" | "total"> }) {
  const { kind, asked } = replay;
  if (kind === "one") return <>One event</>;
  if (kind === "selection") return <>{replay.total} chosen events</>;
  const { connections, from, to, tab, outcome, words } = asked;
  const parts = [
    ...(tab === null ? [] : [TABS[tab]]),
    ...connections.map(({ name }) => name),
    ...(outcome === null ? [] : [EVENT_STATUS[outcome].label]),
    ...words,
  ];
  const subject = parts.length === 0 ? "Everything" : parts.join(" · ");
  return (
    <>
      {subject}
      {from !== null && (
        <>
          {" from "}
          <Time at={from} mode="list" />
        </>
      )}
      {to !== null && (
        <>
          {from === null ? " until " : " to "}
          <Time at={to} mode="list" />
        </>
      )}
    </>
  );
}

export function ReplayStatusPill({ status }: { status: Replay["status"] }) {
  const { label, tone, icon } = REPLAY_STATUS[status];
  return (
    <StatusPill tone={tone} icon={iconNamed(icon)}>
      {label}
    </StatusPill>
  );
}

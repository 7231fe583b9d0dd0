"use client";

import { ChevronLeft } from "lucide-react";
import type { ReplayDetail, ReplayItems } from "#lib/replays/schema.ts";
import { isUnderWay } from "#lib/replays/status.ts";
import { Card } from "../ui/card.tsx";
import { type KeyValue, KeyValues } from "../ui/key-values.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { Note } from "../ui/note.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { Time } from "../ui/time.tsx";
import { CancelButton } from "./cancel-button.tsx";
import { EffectTable } from "./effect-table.tsx";
import { itemsQuery } from "./items-query.ts";
import { ReplayItemList } from "./replay-item-list.tsx";
import { AskedWords, ReplayStatusPill } from "./replay-words.tsx";
import { Progress } from "./replays-screen.tsx";
import { useReplay } from "./use-replays.ts";

interface ReplayScreenProps {
  merchant: string;
  opened: ReplayDetail;
  items: ReplayItems;
  /** Only the events with this effect, from this place on. */
  effect: string | undefined;
  after: number | undefined;
  canReplay: boolean;
}

/** One replay while it runs and after: how far it is, what was foreseen, what happened, and to which events. */
export function ReplayScreen({ merchant, opened, items, effect, after, canReplay }: ReplayScreenProps) {
  const replay = useReplay(merchant, opened);
  const { forecast } = replay;
  const base = `/${merchant}/webhooks/replays`;
  const here = `${base}/${replay.id}`;
  return (
    <div className="mt-4">
      <TextLink href={base} className="inline-flex items-center gap-1">
        <ChevronLeft aria-hidden />
        All replays
      </TextLink>
      <div className="mt-3 flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <h2 className="text-lead font-semibold tracking-[-0.01em] break-words">
            <AskedWords replay={replay} />
          </h2>
          <p className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-2">
            <ReplayStatusPill status={replay.status} />
            <Ending replay={replay} />
          </p>
        </div>
        <CancelButton {...{ merchant, replay, canReplay }} />
      </div>
      {replay.status === "held" && (
        <Note
          tone="warn"
          title="Waits for a second person"
          className="mt-4"
          actions={
            <LinkButton size="sm" href={`/${merchant}/approvals`}>
              Open approvals
            </LinkButton>
          }
        >
          It is of more events than one person may replay alone. Somebody else can approve it within 72 hours,
          as long as it would still do what is foreseen here.
        </Note>
      )}
      <div className="mt-4 grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_380px]">
        <div className="grid min-w-0 gap-5">
          <Card
            title="Effect"
            aside={forecast && forecast.read < forecast.total ? "Forecast from a sample" : undefined}
          >
            <Progress replay={replay} />
            <div className="mt-4">
              <EffectTable
                forecast={forecast?.effects ?? null}
                estimated={forecast !== null && forecast.read < forecast.total}
                real={replay.effects}
                underWay={isUnderWay(replay.status)}
                hrefOf={(one) => here + itemsQuery({ effect: one, after: undefined })}
              />
            </div>
          </Card>
          <ReplayItemList {...{ merchant, replay, items, effect, after, here }} />
        </div>
        <Card title="Details">
          <KeyValues wrap items={facts(replay)} />
        </Card>
      </div>
    </div>
  );
}

function Ending({ replay }: { replay: ReplayDetail }) {
  const { status, cancelledBy, cancelledWhy, total, done, inLine } = replay;
  if (status === "held") return <span>Nothing is replayed before a second person agrees.</span>;
  if (status === "cancelled" && cancelledWhy !== "")
    return (
      <span>
        By {cancelledBy}, before it began. {cancelledWhy}.
      </span>
    );
  if (status === "cancelled")
    return (
      <span>
        By {cancelledBy}, after {done + inLine} of {total}. The rest was left alone.
      </span>
    );
  if (status === "failed") return <span>It failed too often in a row. The rest was left alone.</span>;
  if (status === "waiting") return <span>It begins in a moment.</span>;
  return null;
}

function facts(replay: ReplayDetail): KeyValue[] {
  const { reason, actor, rate, createdAt, startedAt, finishedAt, id } = replay;
  return [
    { label: "Reason", value: reason },
    { label: "Asked for by", value: actor },
    { label: "Pace", value: `${rate} a second at most` },
    { label: "Asked for", value: <Time at={createdAt} /> },
    ...(startedAt === null ? [] : [{ label: "Began", value: <Time at={startedAt} /> }]),
    ...(finishedAt === null ? [] : [{ label: "Ended", value: <Time at={finishedAt} /> }]),
    { label: "Id", value: id, mono: true },
  ];
}

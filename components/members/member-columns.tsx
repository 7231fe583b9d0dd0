"use client";

import { Ban, CircleCheck, ShieldCheck, ShieldOff } from "lucide-react";
import type { MemberRow } from "#lib/members/schema.ts";
import type { DataColumn } from "../data-table/data-column.ts";
import { Avatar } from "../ui/avatar.tsx";
import { StatusPill } from "../ui/status-pill.tsx";
import { Tag } from "../ui/tag.tsx";
import { Time } from "../ui/time.tsx";
import { limitWords } from "./limit-words.ts";
import { type MemberContext, MemberMenu } from "./member-menu.tsx";

export function memberColumns(context: MemberContext): readonly DataColumn<MemberRow>[] {
  return [
    { id: "member", header: "Member", primary: true, skeleton: "w-44", cell: (row) => <Who row={row} /> },
    {
      id: "role",
      header: "Role",
      width: 150,
      skeleton: "w-20",
      cell: ({ role, connectionIds }) => (
        <span className="grid leading-[17px]">
          <span className="block truncate" title={role.label}>
            {role.label}
          </span>
          {connectionIds !== null && (
            <span className="truncate text-meta text-ink-3">{limitWords(connectionIds)}</span>
          )}
        </span>
      ),
    },
    { id: "state", header: "State", width: 116, skeleton: "w-20", cell: (row) => <State row={row} /> },
    {
      id: "factor",
      header: "Second factor",
      width: 132,
      hideBelow: "lg",
      skeleton: "w-12",
      cell: (row) => <Factor row={row} />,
    },
    {
      id: "seen",
      header: "Last seen",
      width: 140,
      hideBelow: "xl",
      skeleton: "w-20",
      cell: (row) => <Seen row={row} />,
    },
    {
      id: "do",
      header: "Actions",
      hideHeader: true,
      interactive: true,
      width: 60,
      align: "end",
      cell: (row) => <MemberMenu row={row} {...context} />,
    },
  ];
}

function Who({ row }: { row: MemberRow }) {
  return (
    <span className="flex min-w-0 items-center gap-3">
      <Avatar name={row.name} tone={row.isYou ? "accent" : "mute"} />
      <span className="grid min-w-0 leading-[17px]">
        <span className="flex min-w-0 items-center gap-2">
          <span className="truncate font-strong">{row.name}</span>
          {row.isYou && <Tag>You</Tag>}
        </span>
        <span className="truncate text-meta text-ink-3" title={row.email}>
          {row.email}
        </span>
      </span>
    </span>
  );
}

function State({ row }: { row: MemberRow }) {
  return row.isDisabled ? (
    <StatusPill tone="mute" icon={Ban}>
      Disabled
    </StatusPill>
  ) : (
    <StatusPill tone="ok" icon={CircleCheck}>
      Active
    </StatusPill>
  );
}

function Factor({ row }: { row: MemberRow }) {
  const Icon = row.hasSecondFactor ? ShieldCheck : ShieldOff;
  return (
    <span className="flex items-center gap-1.5 text-ink-2">
      <Icon aria-hidden className={row.hasSecondFactor ? "text-ok" : "text-ink-3"} />
      {row.hasSecondFactor ? "On" : "Off"}
    </span>
  );
}

function Seen({ row }: { row: MemberRow }) {
  if (row.lastSeenAt === null) return <span className="text-ink-3">Never</span>;
  return <Time at={row.lastSeenAt} mode="relative" className="text-ink-2" />;
}

/** A phone's row. */
export function MemberCard({ row, ...context }: MemberContext & { row: MemberRow }) {
  return (
    <span className="grid grid-cols-[minmax(0,1fr)] gap-2.5">
      <span className="flex items-start justify-between gap-3">
        <Who row={row} />
        <MemberMenu row={row} {...context} />
      </span>
      <span className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-meta text-ink-2">
        <State row={row} />
        <span>{row.role.label}</span>
        {row.connectionIds !== null && <span>{limitWords(row.connectionIds)}</span>}
        <span>Second factor {row.hasSecondFactor ? "on" : "off"}</span>
        {row.lastSeenAt === null ? (
          <span>Never seen</span>
        ) : (
          <span>
            Seen <Time at={row.lastSeenAt} mode="relative" />
          </span>
        )}
      </span>
    </span>
  );
}

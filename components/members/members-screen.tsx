"use client";

import { UserPlus } from "lucide-react";
import { useMemo, useState } from "react";
import type { MemberRow, Team } from "#lib/members/schema.ts";
import { DataTable } from "../data-table/data-table.tsx";
import { useTimesIn } from "../layout/times-in.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { InvitationsCard } from "./invitations-card.tsx";
import { InviteDialog } from "./invite-dialog.tsx";
import { LinkDialog, type MadeLink } from "./link-dialog.tsx";
import { MemberCard, memberColumns } from "./member-columns.tsx";
import { type MemberAct, MemberDialogs } from "./member-dialogs.tsx";
import { useTeam } from "./use-team.ts";

/** Everybody in the team, and who is invited to it. */
export function MembersScreen({ merchant, opened }: { merchant: string; opened: Team }) {
  const team = useTeam(merchant, opened);
  const timesIn = useTimesIn();
  const [isInviting, setIsInviting] = useState(false);
  const [link, setLink] = useState<MadeLink | null>(null);
  const [act, setAct] = useState<MemberAct | null>(null);
  const context = useMemo(() => ({ canTransfer: team.canTransfer, onAct: setAct }), [team.canTransfer]);
  const columns = useMemo(() => memberColumns(context), [context]);
  return (
    <div className="mt-4 grid grid-cols-[minmax(0,1fr)] gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="min-w-0 flex-1 basis-72 text-pretty text-ink-2">
          {team.canWrite
            ? "You can change members who may do no more than you, and give roles that you could have."
            : "Changing the team needs the permission members.write."}
        </p>
        <Button
          variant="primary"
          icon={<UserPlus aria-hidden />}
          disabled={!team.canWrite}
          onClick={() => setIsInviting(true)}
        >
          Invite somebody
        </Button>
      </div>
      <DataTable<MemberRow>
        label="Members"
        columns={columns}
        rows={team.members}
        rowKey={rowKey}
        renderCard={(row) => <MemberCard row={row} {...context} />}
        filtered={false}
        emptyFiltered={null}
        empty={<EmptyState title="No members">Whoever accepts an invitation appears here.</EmptyState>}
      />
      <p className="px-1 text-meta text-ink-3">{timesIn}</p>
      <InvitationsCard
        merchant={merchant}
        team={team}
        onMade={setLink}
        onInvite={() => setIsInviting(true)}
      />
      {isInviting && (
        <InviteDialog {...{ merchant, team }} onMade={setLink} onClose={() => setIsInviting(false)} />
      )}
      {link !== null && <LinkDialog {...link} onClose={() => setLink(null)} />}
      {act !== null && <MemberDialogs {...{ merchant, team, act }} onClose={() => setAct(null)} />}
    </div>
  );
}

function rowKey(row: MemberRow): string {
  return row.id;
}

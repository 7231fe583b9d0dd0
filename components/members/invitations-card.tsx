"use client";

import { useQueryClient } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { useTransition } from "react";
import type { ActionResult } from "#lib/action-result.ts";
import { resendInvitation, revokeInvitation } from "#lib/members/actions.ts";
import type { InvitationRow, Team } from "#lib/members/schema.ts";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { confirmed } from "../ui/confirmed.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { notify } from "../ui/notify.ts";
import { StatusPill } from "../ui/status-pill.tsx";
import { Time } from "../ui/time.tsx";
import { InvitationMenu } from "./invitation-menu.tsx";
import { limitWords } from "./limit-words.ts";
import type { MadeLink } from "./link-dialog.tsx";

interface InvitationsCardProps {
  merchant: string;
  team: Team;
  onInvite: () => void;
  onMade: (link: MadeLink) => void;
}

/** Invitations that nobody has accepted yet. */
export function InvitationsCard({ merchant, team, onInvite, onMade }: InvitationsCardProps) {
  const queries = useQueryClient();
  const [busy, start] = useTransition();
  function run<T>(action: () => Promise<ActionResult<T>>, done: (value: T) => void) {
    start(async () => {
      const answer = await confirmed(action);
      if (answer.ok) done(answer.value);
      else notify.bad(answer.error.message);
      await queries.invalidateQueries({ queryKey: ["team"] });
    });
  }
  const again = ({ id: invitationId, email }: InvitationRow, by: "mail" | "link") =>
    run(
      () => resendInvitation(merchant, { invitationId, by }),
      ({ url, expiresAt }) => {
        if (url === null) notify.ok("A new letter is on its way");
        else onMade({ email, url, expiresAt });
      },
    );
  const revoke = ({ id: invitationId }: InvitationRow) =>
    run(
      () => revokeInvitation(merchant, { invitationId }),
      () => notify.ok("Revoked. Its link opens nothing any more."),
    );
  return (
    <Card title="Invitations" flush>
      {team.invitations.length === 0 ? (
        <EmptyState
          icon={UserPlus}
          title="Nobody is invited"
          action={team.canWrite && <Button onClick={onInvite}>Invite somebody</Button>}
        >
          Invitations wait here until they are accepted. A new one opens once, within 72 hours.
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line" aria-label="Invitations">
          {team.invitations.map((row) => (
            <li key={row.id} className="flex items-center gap-3 px-5 py-3">
              <div className="grid min-w-0 flex-1 gap-0.5">
                <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
                  <span className="truncate font-strong">{row.email}</span>
                  <StatusPill tone={row.isExpired ? "warn" : "info"} icon="clock">
                    {row.isExpired ? "Ran out" : "Invited"}
                  </StatusPill>
                </p>
                <p className="text-meta text-ink-3">
                  {row.role.label} · {row.connectionIds !== null && `${limitWords(row.connectionIds)} · `}
                  by {row.invitedBy} · {row.isExpired ? "ran out" : "opens until"} <Time at={row.expiresAt} />
                </p>
              </div>
              <InvitationMenu
                row={row}
                busy={busy}
                isMailSetUp={team.isMailSetUp}
                onAgain={(by) => again(row, by)}
                onRevoke={() => revoke(row)}
              />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

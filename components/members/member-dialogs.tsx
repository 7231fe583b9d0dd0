"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { ActionResult } from "#lib/action-result.ts";
import {
  changeMemberConnections,
  changeMemberRole,
  disableMember,
  enableMember,
  endMemberSessions,
  removeMember,
  transferOwnership,
} from "#lib/members/actions.ts";
import type { MemberRow, Team } from "#lib/members/schema.ts";
import { ActDialog } from "../ui/act-dialog.tsx";
import { notify } from "../ui/notify.ts";
import { ConnectionsField } from "./connections-field.tsx";
import { RoleField } from "./role-field.tsx";

export interface MemberAct {
  readonly kind: "role" | "connections" | "sessions" | "transfer" | "disable" | "enable" | "remove";
  readonly member: MemberRow;
}

interface Words {
  readonly title: string;
  readonly description: string;
  readonly act: string;
  readonly done: string;
  readonly danger?: boolean;
}

interface MemberDialogsProps {
  merchant: string;
  team: Team;
  act: MemberAct;
  onClose: () => void;
}

/** Asks before anything about a member changes, and says what it does to them. */
export function MemberDialogs({ merchant, team, act: { kind, member }, onClose }: MemberDialogsProps) {
  const queries = useQueryClient();
  const { refresh } = useRouter();
  const [role, setRole] = useState(member.role.id);
  const [connectionIds, setConnections] = useState(member.connectionIds);
  const { done, ...words } = wordsFor(kind, member.name);
  const input = { memberId: member.id };
  const run: Readonly<Record<MemberAct["kind"], () => Promise<ActionResult<unknown>>>> = {
    role: () => changeMemberRole(merchant, { ...input, role }),
    connections: () => changeMemberConnections(merchant, { ...input, connectionIds }),
    sessions: () => endMemberSessions(merchant, input),
    transfer: () => transferOwnership(merchant, input),
    disable: () => disableMember(merchant, input),
    enable: () => enableMember(merchant, input),
    remove: () => removeMember(merchant, input),
  };
  return (
    <ActDialog<unknown>
      {...words}
      onSubmit={run[kind]}
      onClose={onClose}
      onDone={async () => {
        notify.ok(done);
        await queries.invalidateQueries({ queryKey: ["team"] });
        // The frame around this page may show other places now.
        if (kind === "transfer") refresh();
      }}
    >
      {(errors) =>
        kind === "role" ? (
          <RoleField roles={team.roles} value={role} error={errors.role} onChange={setRole} />
        ) : (
          kind === "connections" && (
            <ConnectionsField
              team={team}
              value={connectionIds}
              error={errors.connectionIds}
              onChange={setConnections}
            />
          )
        )
      }
    </ActDialog>
  );
}

function wordsFor(kind: MemberAct["kind"], name: string): Words {
  switch (kind) {
    case "role":
      return {
        title: `Change the role of ${name}`,
        description: "It counts at once. Their sessions end, and invitations that they have out are revoked.",
        act: "Change the role",
        done: "The role is changed",
      };
    case "connections":
      return {
        title: `Change what ${name} sees`,
        description: "It counts at once. Their sessions end, and invitations that they have out are revoked.",
        act: "Change the connections",
        done: "What they see is changed",
      };
    case "sessions":
      return {
        title: `End the sessions of ${name}`,
        description: "They are signed out everywhere, other businesses included, and can sign in again.",
        act: "End sessions",
        done: "Their sessions have ended",
      };
    case "transfer":
      return {
        title: `Make ${name} the owner`,
        description:
          "They become an owner and you become an admin, at once. Only an owner can make you an owner again.",
        act: "Hand over",
        done: `${name} is an owner now`,
        danger: true,
      };
    case "disable":
      return {
        title: `Disable ${name}`,
        description:
          "They are out at once: sessions end, invitations that they have out are revoked. You can enable them again.",
        act: "Disable",
        done: `${name} is disabled`,
        danger: true,
      };
    case "enable":
      return {
        title: `Enable ${name}`,
        description: "They can sign in again, with the role that they had.",
        act: "Enable",
        done: `${name} can sign in again`,
      };
    case "remove":
      return {
        title: `Remove ${name}`,
        description:
          "They leave the team at once. What they did stays in the audit log under their name. A new invitation brings them back.",
        act: "Remove",
        done: `${name} is removed`,
        danger: true,
      };
  }
}

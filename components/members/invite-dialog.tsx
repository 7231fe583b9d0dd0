"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { inviteMember } from "#lib/members/actions.ts";
import type { MadeInvitation, Team } from "#lib/members/schema.ts";
import { ActDialog } from "../ui/act-dialog.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { notify } from "../ui/notify.ts";
import { RadioCards } from "../ui/radio-card.tsx";
import { ConnectionsField } from "./connections-field.tsx";
import type { MadeLink } from "./link-dialog.tsx";
import { RoleField } from "./role-field.tsx";

interface InviteDialogProps {
  merchant: string;
  team: Team;
  onClose: () => void;
  onMade: (link: MadeLink) => void;
}

/** Invites somebody by mail, or with a link that is shown once. */
export function InviteDialog({ merchant, team, onClose, onMade }: InviteDialogProps) {
  const queries = useQueryClient();
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<string | null>(null);
  const [connections, setConnections] = useState<string[] | null>(team.seesAll ? null : []);
  const isLimitable = team.roles.find(({ id }) => id === role)?.isLimitable ?? false;
  const [by, setBy] = useState<"mail" | "link">(team.isMailSetUp ? "mail" : "link");
  return (
    <ActDialog<MadeInvitation>
      title="Invite somebody"
      description="The invitation opens once, within 72 hours. They set their own name and password."
      act={by === "mail" ? "Send the invitation" : "Make the link"}
      onSubmit={() =>
        inviteMember(merchant, {
          email,
          role: role ?? "",
          by,
          connectionIds: isLimitable ? connections : null,
        })
      }
      onClose={onClose}
      onDone={async ({ url, expiresAt }) => {
        if (url === null) notify.ok("The invitation is on its way");
        else onMade({ email, url, expiresAt });
        await queries.invalidateQueries({ queryKey: ["team"] });
      }}
    >
      {(errors) => (
        <div className="grid gap-4">
          <Field label="E-mail" error={errors.email ?? errors.toEmail} required>
            <Input
              type="email"
              autoComplete="off"
              value={email}
              onChange={(event) => setEmail(event.target.value)}
            />
          </Field>
          <RoleField roles={team.roles} value={role} error={errors.role} onChange={setRole} />
          {isLimitable && (
            <ConnectionsField
              team={team}
              value={connections}
              error={errors.connectionIds}
              onChange={setConnections}
            />
          )}
          <RadioCards
            label="How it reaches them"
            value={by}
            onValueChange={(next) => setBy(next === "mail" ? "mail" : "link")}
            options={[
              {
                value: "mail",
                title: "By mail",
                detail: team.isMailSetUp ? "Paydeck writes to them." : "Mail is not set up.",
                disabled: !team.isMailSetUp,
              },
              { value: "link", title: "By a link", detail: "You copy it and hand it over yourself." },
            ]}
          />
        </div>
      )}
    </ActDialog>
  );
}

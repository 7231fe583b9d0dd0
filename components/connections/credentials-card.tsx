"use client";

import { endPreviousCredentials } from "#lib/connections/actions.ts";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { KeyValues } from "../ui/key-values.tsx";
import { Note } from "../ui/note.tsx";
import { Time } from "../ui/time.tsx";
import { useCurrentConnection } from "./current-connection.tsx";
import { RotateDialog } from "./rotate-dialog.tsx";
import { useConnectionAction } from "./use-connection-action.ts";

const REMIND_AT_DAYS = 90;

/** How old the credentials are, whose turn it is, and those before them while they still count. */
export function CredentialsCard() {
  const { merchant, connection } = useCurrentConnection();
  const { id, credentialsSetAt, credentialsAgeDays, hints, fields, signs, previousUntil } = connection;
  const { isBusy, run } = useConnectionAction();
  const secrets = fields.filter(({ name, secret }) => secret && hints[name] !== undefined);
  return (
    <Card title="Credentials" aside={<RotateDialog merchant={merchant} connection={connection} />}>
      <div className="grid gap-4">
        {credentialsAgeDays >= REMIND_AT_DAYS && (
          <Note tone="warn" title={`These keys are ${credentialsAgeDays} days old.`}>
            Make new ones at the provider, then rotate.
          </Note>
        )}
        {previousUntil !== null && (
          <Note
            tone="info"
            title="The credentials before these still count for webhooks."
            actions={
              <Button
                size="sm"
                loading={isBusy}
                onClick={() =>
                  run(
                    () => endPreviousCredentials(merchant, { connectionId: id }),
                    () => "Only the current credentials count now",
                  )
                }
              >
                End now
              </Button>
            }
          >
            Until <Time at={previousUntil} />. Calls use the current ones.
          </Note>
        )}
        <KeyValues
          wrap
          items={[
            { label: "Set", value: <Time at={credentialsSetAt} /> },
            { label: "Age", value: `${credentialsAgeDays} of ${REMIND_AT_DAYS} days` },
            {
              label: "Last used",
              value: signs.lastUsedAt === null ? "Not yet" : <Time at={signs.lastUsedAt} mode="relative" />,
            },
            ...secrets.map(({ name, label }) => ({
              label,
              value: hints[name] ? `•••• ${hints[name]}` : "••••",
              mono: true,
            })),
          ]}
        />
      </div>
    </Card>
  );
}

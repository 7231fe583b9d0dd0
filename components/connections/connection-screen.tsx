"use client";

import type { ConnectionDetail } from "#lib/connections/schema.ts";
import { HEALTH_STATUS } from "#lib/connections/status.ts";
import { Card } from "../ui/card.tsx";
import { Monogram } from "../ui/monogram.tsx";
import { Note } from "../ui/note.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { Tag } from "../ui/tag.tsx";
import { ChecklistCard } from "./checklist-card.tsx";
import { ConnectionActions } from "./connection-actions.tsx";
import { EditConnection } from "./edit-connection.tsx";
import { HealthBadge } from "./health-badge.tsx";
import { HealthFigures } from "./health-figures.tsx";
import { RecentCalls } from "./recent-calls.tsx";
import { useConnection } from "./use-connections.ts";
import { WebhookSteps } from "./webhook-steps.tsx";

interface ConnectionScreenProps {
  merchant: string;
  connection: ConnectionDetail;
  canWrite: boolean;
  /** It was made a moment ago: the webhook address is the next thing to do. */
  justConnected: boolean;
}

export function ConnectionScreen({
  merchant,
  connection: loaded,
  canWrite,
  justConnected,
}: ConnectionScreenProps) {
  const connection = useConnection(merchant, loaded);
  const { name, tile, providerName, mode, health, problem } = connection;
  return (
    <>
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Monogram size="lg" letters={tile.letters} colour={tile.color} />
            <span className="min-w-0 break-words">{name}</span>
            <HealthBadge health={health} />
          </span>
        }
        subtitle={`${providerName}, ${mode}`}
        actions={canWrite && <ConnectionActions merchant={merchant} connection={connection} />}
      />
      <div className="mt-5 grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_420px]">
        <div className="grid min-w-0 gap-4">
          {justConnected && (
            <Note tone="ok" title="Connected.">
              Follow the steps under Webhook address, so that the provider can tell us what happens.
            </Note>
          )}
          {problem && !justConnected && <Note tone={HEALTH_STATUS[health].tone}>{problem}</Note>}
          <Card title="Health">
            <HealthFigures card={connection} />
            <ul aria-label="Can do" className="mt-4 flex flex-wrap gap-1.5 border-t border-line pt-4">
              {connection.capabilities.map((capability) => (
                <li key={capability}>
                  <Tag>{capability}</Tag>
                </li>
              ))}
            </ul>
          </Card>
          <WebhookSteps url={connection.webhookUrl} steps={connection.setup} />
          <ChecklistCard connection={connection} />
          <RecentCalls merchant={merchant} calls={connection.calls} />
        </div>
        {canWrite ? (
          <EditConnection key={connection.id} merchant={merchant} connection={connection} />
        ) : (
          <Note tone="mute">Changing a connection needs the permission connections.write.</Note>
        )}
      </div>
    </>
  );
}

"use client";

import { HEALTH_STATUS } from "#lib/connections/status.ts";
import { DriftCard } from "../drift/drift-card.tsx";
import { PoolWarning } from "../provider-account/pool-warning.tsx";
import { StreamCard } from "../streams/stream-card.tsx";
import { Note } from "../ui/note.tsx";
import { ChecklistCard } from "./checklist-card.tsx";
import { useCurrentConnection } from "./current-connection.tsx";
import { HealthCard } from "./health-card.tsx";
import { RecentCalls } from "./recent-calls.tsx";
import { WebhookSteps } from "./webhook-steps.tsx";

interface ConnectionScreenProps {
  /** It was made a moment ago: the webhook address is the next thing to do. */
  justConnected: boolean;
}

/** The first tab: how the connection does and what is still to be done. */
export function ConnectionScreen({ justConnected }: ConnectionScreenProps) {
  const { merchant, connection, canWrite } = useCurrentConnection();
  const { health, problem } = connection;
  return (
    <div className="mt-5 grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_420px]">
      <div className="grid min-w-0 gap-4">
        {justConnected && (
          <Note tone="ok" title="Connected.">
            Follow the steps under Webhook address, so that the provider can tell us what happens.
          </Note>
        )}
        {problem && !justConnected && <Note tone={HEALTH_STATUS[health].tone}>{problem}</Note>}
        <PoolWarning
          merchant={merchant}
          connectionId={connection.id}
          hasPools={connection.operations.includes("listAddressPools")}
        />
        <HealthCard />
        <StreamCard merchant={merchant} connectionId={connection.id} canRecover={canWrite} />
        <ChecklistCard connection={connection} />
        <DriftCard merchant={merchant} connectionId={connection.id} />
        <RecentCalls href={`/${merchant}/connections/${connection.id}/calls`} calls={connection.calls} />
      </div>
      <div className="grid min-w-0 gap-4">
        <WebhookSteps url={connection.webhookUrl} steps={connection.setup} />
      </div>
    </div>
  );
}

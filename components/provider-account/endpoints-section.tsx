"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { type Endpoints, endpointsDto } from "#lib/provider-account/schema.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Note } from "../ui/note.tsx";
import { EndpointDialog } from "./endpoint-dialog.tsx";
import { EndpointRow } from "./endpoint-row.tsx";
import { SectionCard } from "./section-card.tsx";
import { type AccountProps, useAccount } from "./use-account.ts";
import { useEndpointActions } from "./use-endpoint-actions.ts";

/** Where the provider sends its webhooks, and whether that is here. */
export function EndpointsSection(account: AccountProps) {
  const asked = useAccount(account, "endpoints", endpointsDto);
  const actions = useEndpointActions(account);
  const [registering, setRegistering] = useState(false);
  return (
    <SectionCard title="Webhook endpoints" asked={asked}>
      {(endpoints) => (
        <>
          <div className="p-5">
            <OurAddress
              {...{ endpoints, account }}
              busy={actions.busy}
              onRegister={() => actions.register({ events: endpoints.events, secret: "stored" })}
              onChoose={() => setRegistering(true)}
            />
          </div>
          {endpoints.items.length === 0 ? (
            <EmptyState title="No endpoint">{account.providerName} lists none.</EmptyState>
          ) : (
            <ul className="divide-y divide-line border-t border-line">
              {endpoints.items.map((endpoint) => (
                <EndpointRow
                  key={endpoint.id}
                  {...{ endpoint, endpoints, actions }}
                  canWrite={account.canWrite}
                />
              ))}
            </ul>
          )}
          <EndpointDialog
            key={String(registering)}
            title="Register this connection's address"
            choices={endpoints.events}
            chosen={endpoints.events}
            asksSecret
            busy={actions.busy}
            open={registering}
            onOpenChange={setRegistering}
            onSave={(events, secret) => actions.register({ events, secret }, () => setRegistering(false))}
          />
        </>
      )}
    </SectionCard>
  );
}

interface OurAddressProps {
  endpoints: Endpoints;
  account: AccountProps;
  busy: boolean;
  onRegister: () => void;
  onChoose: () => void;
}

function OurAddress({ endpoints, account, busy, onRegister, onChoose }: OurAddressProps) {
  const { isRegistered, webhookUrl, can } = endpoints;
  if (isRegistered)
    return <Note tone="ok">This connection's webhook address is among them and switched on.</Note>;
  const mayRegister = account.canWrite && can.create;
  return (
    <Note
      tone="warn"
      title="Our webhook address is not in this list."
      actions={
        mayRegister && (
          <>
            <Button size="sm" variant="primary" loading={busy} onClick={onRegister}>
              Register ours
            </Button>
            <Button size="sm" icon={<Plus aria-hidden />} disabled={busy} onClick={onChoose}>
              With other events or a new secret
            </Button>
          </>
        )
      }
    >
      Unless it was entered there another way, nothing comes by webhook, and each payment is learned of only
      by asking. <span className="font-mono text-meta break-all">{webhookUrl}</span>
    </Note>
  );
}

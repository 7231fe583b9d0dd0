"use client";

import { ListChecks, Send, Trash2 } from "lucide-react";
import { useState } from "react";
import type { Endpoint, Endpoints } from "#lib/provider-account/schema.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogClose } from "../ui/dialog.tsx";
import { Switch } from "../ui/switch.tsx";
import { Tag } from "../ui/tag.tsx";
import { EndpointDialog } from "./endpoint-dialog.tsx";
import type { EndpointActions } from "./use-endpoint-actions.ts";

interface EndpointRowProps {
  endpoint: Endpoint;
  endpoints: Pick<Endpoints, "events" | "can">;
  actions: EndpointActions;
  canWrite: boolean;
}

/** One endpoint at the provider with what can be done to it there. */
export function EndpointRow({ endpoint, endpoints, actions, canWrite }: EndpointRowProps) {
  const { id, name, url, events, enabled, isOurs } = endpoint;
  const [layer, setLayer] = useState<"events" | "remove" | null>(null);
  const { can } = endpoints;
  const close = () => setLayer(null);
  const onOpenChange = (open: boolean) => !open && close();
  return (
    <li className="grid gap-2 px-5 py-3.5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="min-w-0 font-medium break-words">{name || "Without a name"}</span>
        {isOurs && <Tag>Ours</Tag>}
        {canWrite && can.update ? (
          <span className="ml-auto">
            <Switch
              aria-label={`${name} is switched on`}
              checked={enabled}
              onCheckedChange={(next) => actions.enable(id, next)}
            />
          </span>
        ) : (
          <span className="ml-auto text-meta text-ink-3">{enabled ? "On" : "Off"}</span>
        )}
      </div>
      <p className="font-mono text-meta break-all text-ink-2">{url}</p>
      <p className="text-meta break-words text-ink-3">
        {events.length === 0 ? "No events chosen" : events.join(", ")}
      </p>
      {canWrite && (
        <div className="flex flex-wrap gap-2">
          {can.test && (
            <Button
              size="sm"
              icon={<Send aria-hidden />}
              disabled={actions.busy}
              onClick={() => actions.test(id)}
            >
              Send a test event
            </Button>
          )}
          {can.update && endpoints.events.length > 0 && (
            <Button size="sm" icon={<ListChecks aria-hidden />} onClick={() => setLayer("events")}>
              Events
            </Button>
          )}
          {can.delete && (
            <Button
              size="sm"
              variant="danger"
              icon={<Trash2 aria-hidden />}
              onClick={() => setLayer("remove")}
            >
              Remove
            </Button>
          )}
        </div>
      )}
      <EndpointDialog
        key={String(layer === "events")}
        title={`What ${name} is told of`}
        choices={[...new Set([...endpoints.events, ...events])]}
        chosen={events}
        busy={actions.busy}
        open={layer === "events"}
        onOpenChange={onOpenChange}
        onSave={(chosen) => actions.choose(id, chosen, close)}
      />
      <Dialog
        size="sm"
        open={layer === "remove"}
        onOpenChange={onOpenChange}
        title="Remove this endpoint?"
        description={
          isOurs
            ? "It is this connection's own: nothing comes by webhook any more, and each payment is learned of only by asking."
            : "Whoever listens at that address is told nothing any more. It is not Paydeck."
        }
        footer={
          <>
            <DialogClose>
              <Button>Keep it</Button>
            </DialogClose>
            <Button variant="danger" loading={actions.busy} onClick={() => actions.remove(id, close)}>
              Remove
            </Button>
          </>
        }
      />
    </li>
  );
}

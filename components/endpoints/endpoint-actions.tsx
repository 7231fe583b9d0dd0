"use client";

import { ChevronDown, History, Pause, Play, Send, SendHorizontal } from "lucide-react";
import { useState } from "react";
import { pauseEndpoint, resumeEndpoint } from "#lib/endpoints/actions.ts";
import { Button } from "../ui/button.tsx";
import { Menu, MenuItem } from "../ui/menu.tsx";
import { useCurrentEndpoint } from "./current-endpoint.tsx";
import { TestEventDialog } from "./test-event-dialog.tsx";
import { useEndpointAction } from "./use-endpoint-action.ts";
import { WindowDialog, type WindowPurpose } from "./window-dialog.tsx";

/** Test, pause or resume, and what makes good for an outage. Without the permission it says which is missing. */
export function EndpointActions() {
  const { merchant, endpoint, may } = useCurrentEndpoint();
  const [purpose, setPurpose] = useState<WindowPurpose | null>(null);
  const { isBusy, run } = useEndpointAction();
  const input = { endpointId: endpoint.id };
  const missing = [
    ...(may.write ? [] : ["endpoints.write"]),
    ...(may.redeliver ? [] : ["endpoints.redeliver"]),
  ];
  return (
    <div className="grid justify-items-end gap-1">
      <div className="flex flex-wrap gap-2">
        <Menu
          trigger={
            <Button disabled={!may.redeliver} icon={<History aria-hidden />}>
              Send again
              <ChevronDown aria-hidden />
            </Button>
          }
        >
          <MenuItem icon={<History aria-hidden />} onSelect={() => setPurpose("recover")}>
            Recover what failed…
          </MenuItem>
          <MenuItem icon={<SendHorizontal aria-hidden />} onSelect={() => setPurpose("replay")}>
            Send what was never sent…
          </MenuItem>
        </Menu>
        <TestEventDialog
          trigger={
            <Button icon={<Send aria-hidden />} disabled={!may.redeliver || endpoint.status !== "enabled"}>
              Send a test event
            </Button>
          }
        />
        {endpoint.status === "enabled" ? (
          <Button
            icon={<Pause aria-hidden />}
            disabled={!may.write}
            loading={isBusy}
            onClick={() =>
              run(
                () => pauseEndpoint(merchant, input),
                () => "Paused. Events wait here until you resume it.",
              )
            }
          >
            Pause
          </Button>
        ) : (
          <Button
            variant="primary"
            icon={<Play aria-hidden />}
            disabled={!may.write}
            loading={isBusy}
            onClick={() =>
              run(
                () => resumeEndpoint(merchant, input),
                () => "Resumed. What waited is sent now.",
              )
            }
          >
            Resume
          </Button>
        )}
      </div>
      {missing.length > 0 && (
        <p className="text-meta text-ink-3">{`Needs the permission ${missing.join(" and ")}.`}</p>
      )}
      <WindowDialog purpose={purpose} onClose={() => setPurpose(null)} />
    </div>
  );
}

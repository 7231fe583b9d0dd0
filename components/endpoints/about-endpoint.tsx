"use client";

import { Card } from "../ui/card.tsx";
import { KeyValues } from "../ui/key-values.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { Time } from "../ui/time.tsx";
import { useCurrentEndpoint } from "./current-endpoint.tsx";
import { listensTo } from "./endpoint-columns.tsx";

/** Beside the log while no delivery is chosen: what the endpoint is and how it is sent to. */
export function AboutEndpoint() {
  const { merchant, endpoint } = useCurrentEndpoint();
  const { events, concurrency, ratePerSecond, secret, createdAt, createdBy } = endpoint;
  const list = `/${merchant}/webhooks/endpoints`;
  return (
    <Card title="About this endpoint" aside={<TextLink href={`${list}/events`}>Event catalogue</TextLink>}>
      <KeyValues
        wrap
        items={[
          { label: "Listens to", value: listensTo(endpoint) },
          { label: "At once", value: `${concurrency}, ${ratePerSecond} a second` },
          { label: "Secret", value: `whsec_••••${secret.hint}`, mono: true },
          ...(secret.previous === null
            ? []
            : [
                {
                  label: "Old secret",
                  value: (
                    <>
                      valid until <Time at={secret.previous.until} mode="list" />
                    </>
                  ),
                },
              ]),
          { label: "Added", value: <Time at={createdAt} mode="date" /> },
          { label: "Added by", value: createdBy },
        ]}
      />
      {events.length > 1 && (
        <p className="mt-4 border-t border-line pt-3 font-mono text-meta text-ink-2 [overflow-wrap:anywhere]">
          {events.join(", ")}
        </p>
      )}
      <p className="mt-4 border-t border-line pt-3 text-pretty text-ink-2">
        Every delivery is signed and tried up to ten times over 75 hours. The same event keeps its webhook-id,
        so that a receiver can tell a repeat.
      </p>
    </Card>
  );
}

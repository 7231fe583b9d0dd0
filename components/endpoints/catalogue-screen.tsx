"use client";

import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import { EVENT_FAMILIES, EVENT_FAMILY } from "#lib/event-catalogue/schema.ts";
import { CATALOGUE, type EventType } from "#lib/event-catalogue/status.ts";
import { Card } from "../ui/card.tsx";
import { cn } from "../ui/cn.ts";
import { CodeBlock } from "../ui/code-block.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { PanelTabs } from "../ui/panel-tabs.tsx";
import { TextLink } from "../ui/text-link.tsx";

export interface CatalogueEvent {
  readonly type: EventType;
  /** Where its schema is published. */
  readonly address: string;
  readonly example: string;
  readonly schema: string;
}

interface CatalogueScreenProps {
  merchant: string;
  /** The address of this Paydeck. */
  site: string;
  event: CatalogueEvent | null;
}

/** Every event that can be forwarded: when it is sent, what it looks like, and its schema. */
export function CatalogueScreen({ merchant, site, event }: CatalogueScreenProps) {
  const list = `/${merchant}/webhooks/endpoints`;
  const base = `${list}/events`;
  return (
    <div className="mt-4">
      <TextLink href={list} className="inline-flex items-center gap-1">
        <ChevronLeft aria-hidden />
        All endpoints
      </TextLink>
      <h2 className="mt-2 text-lead font-semibold tracking-[-0.01em]">Event catalogue</h2>
      <p className="mt-0.5 max-w-[80ch] text-pretty text-ink-2">
        What happens at any provider, in the same words for all of them. Fields are only ever added: read
        those you know and ignore the others.
      </p>
      <div className="mt-4 grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_minmax(0,560px)]">
        <div className={cn("grid gap-4", event && "max-xl:hidden")}>
          {EVENT_FAMILIES.map((family) => (
            <Card key={family} title={EVENT_FAMILY[family]} flush>
              <ul className="divide-y divide-line">
                {CATALOGUE.filter((entry) => entry.family === family).map(({ type, meaning }) => (
                  <li key={type}>
                    <Link
                      href={`${base}?event=${type}`}
                      scroll={false}
                      aria-current={event?.type === type ? "true" : undefined}
                      className={cn(
                        "ring-inside grid gap-x-4 gap-y-0.5 px-5 py-2.5 hover:bg-hover sm:grid-cols-[minmax(0,220px)_minmax(0,1fr)]",
                        event?.type === type && "bg-selected",
                      )}
                    >
                      <span className="font-mono text-meta font-strong break-all">{type}</span>
                      <span className="text-pretty text-ink-2">{meaning}</span>
                    </Link>
                  </li>
                ))}
              </ul>
            </Card>
          ))}
        </div>
        {event ? <OneEvent event={event} base={base} /> : <Contract site={site} />}
      </div>
    </div>
  );
}

function OneEvent({ event, base }: { event: CatalogueEvent; base: string }) {
  const { type, address, example, schema } = event;
  const meaning = CATALOGUE.find((entry) => entry.type === type)?.meaning;
  return (
    <section
      aria-label="Chosen event"
      className="min-w-0 rounded-3 border border-line bg-surface p-5 max-md:p-4 xl:sticky xl:top-4"
    >
      <TextLink href={base} scroll={false} className="mb-3 inline-flex items-center gap-1 xl:hidden">
        <ChevronLeft aria-hidden />
        All events
      </TextLink>
      <h3 className="font-mono text-form font-semibold break-words">{type}</h3>
      <p className="mt-1 text-pretty text-ink-2">{meaning}</p>
      <div className="mt-3">
        <PanelTabs
          key={type}
          label="Parts of the event"
          tabs={[
            { value: "example", label: "Example", content: <CodeBlock source={example} label="example" /> },
            { value: "schema", label: "JSON Schema", content: <CodeBlock source={schema} label="schema" /> },
          ]}
        />
      </div>
      <Address label="Published at" address={address} />
    </section>
  );
}

/** While no event is chosen: where machines read the same. */
function Contract({ site }: { site: string }) {
  return (
    <Card title="For your tools" className="max-xl:order-first">
      <p className="text-pretty text-ink-2">
        The same catalogue, open to everybody without signing in, for generating types and checking what
        arrives.
      </p>
      <Address label="OpenAPI 3.1, with webhooks" address={`${site}/api/v1/webhooks/openapi.json`} />
      <Address label="JSON Schema of each event" address={`${site}/api/v1/webhooks/schemas`} />
      <p className="mt-4 border-t border-line pt-3 text-pretty text-ink-2">
        Every request is a POST with the headers webhook-id, webhook-timestamp and webhook-signature of{" "}
        <a
          href="https://www.standardwebhooks.com"
          target="_blank"
          rel="noopener noreferrer"
          className="rounded-[3px] font-medium text-accent underline-offset-2 hover:underline"
        >
          Standard Webhooks
        </a>
        . Answer 2xx within 15 seconds and do the work afterwards. Anything else is tried again, ten times
        over 75 hours; 410 disables the endpoint.
      </p>
    </Card>
  );
}

function Address({ label, address }: { label: string; address: string }) {
  return (
    <div className="mt-4 min-w-0">
      <p className="text-label text-ink-3">{label}</p>
      <p className="flex items-center gap-1">
        <a
          href={address}
          className="min-w-0 rounded-[3px] font-mono text-meta break-all text-accent underline-offset-2 hover:underline"
        >
          {address}
        </a>
        <CopyButton value={address} what="address" />
      </p>
    </div>
  );
}

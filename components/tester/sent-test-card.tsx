"use client";

import { useQuery } from "@tanstack/react-query";
import type { SentTest } from "#lib/tester/schema.ts";
import { EVENT_STATUS } from "#lib/webhooks/status.ts";
import { fetchJson } from "../layout/fetch-json.ts";
import { Card } from "../ui/card.tsx";
import { KeyValues } from "../ui/key-values.tsx";
import { StatusPill } from "../ui/status-pill.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { durationWords } from "../webhooks/duration-words.ts";

interface SentTestCardProps {
  merchant: string;
  title: string;
  sent: SentTest;
}

/** A request as it was sent, the answer to it, and the event that it became. */
export function SentTestCard({ merchant, title, sent }: SentTestCardProps) {
  const headers = Object.entries(sent.headers).map(([label, value]) => ({ label, value, mono: true }));
  return (
    <Card title={title} aside={<AnswerPill sent={sent} />}>
      <KeyValues
        items={[
          { label: "Answer", value: sent.answer === "" ? "Empty" : sent.answer, mono: sent.status !== null },
          { label: "Time", value: durationWords(sent.ms) },
          { label: "Became", value: <Became merchant={merchant} sent={sent} /> },
        ]}
        wrap
      />
      <p className="mt-4 mb-1 text-meta text-ink-3">Request</p>
      <KeyValues
        items={[
          { label: "POST", value: sent.url, mono: true },
          { label: "Body", value: `${sent.bytes.toLocaleString("en")} bytes` },
          ...headers,
        ]}
        wrap
        className="[&_dd]:break-all"
      />
    </Card>
  );
}

function AnswerPill({ sent: { status } }: { sent: SentTest }) {
  if (status === null)
    return (
      <StatusPill tone="bad" icon="circle-x">
        No answer
      </StatusPill>
    );
  const isTaken = status < 300;
  return (
    <StatusPill tone={isTaken ? "ok" : "warn"} icon={isTaken ? "circle-check" : "circle-alert"}>
      {String(status)}
    </StatusPill>
  );
}

function Became({ merchant, sent: { event } }: Pick<SentTestCardProps, "merchant" | "sent">) {
  const { data } = useQuery({
    queryKey: ["webhooks", merchant, "event", event?.id ?? ""],
    queryFn: ({ signal }) =>
      fetchJson(
        `/api/merchants/${merchant}/webhooks/${event?.id ?? ""}`,
        async () => (await import("#lib/webhooks/schema.ts")).eventDetailDto,
        signal,
      ),
    enabled: event !== null,
  });
  if (event === null) return <>Nothing in the inbox</>;
  const status = data?.status ?? event.status;
  const { label, tone } = EVENT_STATUS[status];
  const tab = status === "rejected" ? "tab=quarantine&" : "";
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <StatusPill tone={tone}>{label}</StatusPill>
      <TextLink href={`/${merchant}/webhooks?${tab}event=${event.id}`}>Open the event</TextLink>
    </span>
  );
}

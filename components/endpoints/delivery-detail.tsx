"use client";

import { ChevronLeft } from "lucide-react";
import type { DeliveryDetail } from "#lib/deliveries/schema.ts";
import { DELIVERY_STATUS, DELIVERY_TRIGGER } from "#lib/deliveries/status.ts";
import { CodeBlock } from "../ui/code-block.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { type KeyValue, KeyValues } from "../ui/key-values.tsx";
import { Note } from "../ui/note.tsx";
import { PanelTabs } from "../ui/panel-tabs.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { Time } from "../ui/time.tsx";
import { DeliveryAttempts } from "./delivery-attempts.tsx";
import { DeliveryStatusPill } from "./delivery-status.tsx";
import { RedeliverButton } from "./redeliver-button.tsx";

interface DeliveryDetailPanelProps {
  merchant: string;
  delivery: DeliveryDetail;
  canRedeliver: boolean;
  /** The log without the delivery, for narrow screens where it stands in the log's place. */
  closeHref: string;
}

export function DeliveryDetailPanel({
  merchant,
  delivery,
  canRedeliver,
  closeHref,
}: DeliveryDetailPanelProps) {
  const { id, type, eventId, status, errorMessage, attemptList, body } = delivery;
  return (
    <section
      aria-label="Chosen delivery"
      className="min-w-0 rounded-3 border border-line bg-surface p-5 max-md:p-4"
    >
      <TextLink href={closeHref} scroll={false} className="mb-3 inline-flex items-center gap-1 xl:hidden">
        <ChevronLeft aria-hidden />
        All deliveries
      </TextLink>
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <h3 className="font-mono text-form font-semibold break-words">{type}</h3>
          <p className="mt-1 flex items-center gap-1 text-meta text-ink-3">
            <span className="truncate">{eventId}</span>
            <CopyButton value={eventId} what="webhook-id" />
          </p>
          <div className="mt-1.5 flex flex-wrap items-center gap-2">
            <DeliveryStatusPill delivery={delivery} />
            <span className="text-meta text-ink-2">{DELIVERY_STATUS[status].meaning}</span>
          </div>
        </div>
        <RedeliverButton {...{ merchant, delivery, canRedeliver }} />
      </div>
      {errorMessage !== null && status !== "delivered" && (
        <Note tone={status === "failed" ? "bad" : "warn"} className="mt-3">
          {errorMessage}
        </Note>
      )}
      <div className="mt-3">
        <PanelTabs
          key={id}
          label="Parts of the delivery"
          tabs={[
            {
              value: "attempts",
              label: "Attempts",
              count: String(delivery.attempts),
              content: <DeliveryAttempts delivery={delivery} />,
            },
            { value: "body", label: "Body", content: <CodeBlock source={body} label="body" /> },
            { value: "headers", label: "Headers", content: <Headers attempt={attemptList[0]} /> },
          ]}
        />
      </div>
      <KeyValues className="mt-4" items={facts(merchant, delivery)} />
    </section>
  );
}

function Headers({ attempt }: { attempt: DeliveryDetail["attemptList"][number] | undefined }) {
  if (attempt === undefined)
    return <p className="py-3 text-ink-3">Each try is signed anew; there was none yet.</p>;
  const items = Object.entries(attempt.requestHeaders).map(([label, value]) => ({
    label,
    value,
    mono: true,
  }));
  return (
    <>
      <p className="mb-2 text-meta text-ink-3">{`As sent with try ${attempt.number}. Each try is signed anew.`}</p>
      <KeyValues items={items} wrap className="[&_dd]:break-all" />
    </>
  );
}

function facts(merchant: string, delivery: DeliveryDetail): KeyValue[] {
  const { transactionId, nextAttemptAt, occurredAt, trigger, actor, rebuilt, createdAt } = delivery;
  return [
    { label: "Happened", value: <Time at={occurredAt} /> },
    { label: "Made", value: <Time at={createdAt} /> },
    ...(nextAttemptAt === null
      ? []
      : [{ label: "Next try", value: <Time at={nextAttemptAt} mode="list" /> }]),
    {
      label: "Sent because",
      value: actor === null ? DELIVERY_TRIGGER[trigger] : `${DELIVERY_TRIGGER[trigger]}, ${actor}`,
    },
    ...(rebuilt ? [{ label: "Written", value: "Afterwards, from the timeline" }] : []),
    {
      label: "Transaction",
      value:
        transactionId === null ? (
          "None"
        ) : (
          <TextLink href={`/${merchant}/transactions/${transactionId}`}>{transactionId}</TextLink>
        ),
    },
  ];
}

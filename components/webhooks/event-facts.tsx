import type { EventDetail } from "#lib/webhooks/schema.ts";
import { EVENT_CHANNEL } from "#lib/webhooks/status.ts";
import { type KeyValue, KeyValues } from "../ui/key-values.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { Time } from "../ui/time.tsx";
import { bytesWords } from "./bytes-words.ts";
import { durationWords } from "./duration-words.ts";
import { ProofMark } from "./proof-mark.tsx";

interface EventFactsProps {
  merchant: string;
  event: EventDetail;
  /** The same list with another event opened. */
  eventHref: (id: string) => string;
}

/** When it came and was done, and what it belongs to. */
export function EventFacts({ merchant, event, eventHref }: EventFactsProps) {
  const items = [...times(event), ...belongings(merchant, event, eventHref)];
  return <KeyValues wrap className="mt-4" items={items} />;
}

function times(event: EventDetail): KeyValue[] {
  const { nextAttemptAt, lagMs, channel } = event;
  const isWebhook = channel === "webhook";
  const secret = event.matchedSecret === "" ? "" : `, ${event.matchedSecret} secret`;
  const proof = event.scheme === "" ? null : event.scheme + secret;
  return [
    ...(isWebhook ? [] : [{ label: "Came by", value: EVENT_CHANNEL[channel].meaning }]),
    { label: isWebhook ? "Signature" : "Proof", value: proof ?? <ProofMark event={event} words /> },
    { label: "Received", value: <Time at={event.receivedAt} /> },
    ...(isWebhook ? [{ label: "Received in", value: durationWords(event.receiveMs) }] : []),
    ...(event.processedAt === null || event.status === "duplicate"
      ? []
      : [{ label: "Done", value: <Time at={event.processedAt} /> }]),
    ...(lagMs === null || event.status === "duplicate"
      ? []
      : [{ label: "Lag", value: durationWords(lagMs) }]),
    ...(nextAttemptAt === null
      ? []
      : [{ label: "Next try", value: <Time at={nextAttemptAt} mode="list" /> }]),
    { label: "Size", value: bytesWords(event.bodySize) },
  ];
}

function belongings(
  merchant: string,
  event: EventDetail,
  eventHref: EventFactsProps["eventHref"],
): KeyValue[] {
  const { transactionId, firstEventId, copies } = event;
  const copied = {
    label: "Copies",
    value: (
      <span className="grid gap-1">
        {copies.map(({ id, receivedAt }) => (
          <TextLink key={id} href={eventHref(id)}>
            <Time at={receivedAt} />
          </TextLink>
        ))}
      </span>
    ),
  };
  return [
    ...(firstEventId === null
      ? []
      : [{ label: "Came first", value: <TextLink href={eventHref(firstEventId)}>{firstEventId}</TextLink> }]),
    ...(copies.length === 0 ? [] : [copied]),
    {
      label: "Transaction",
      value:
        transactionId === null ? (
          "None"
        ) : (
          <TextLink href={`/${merchant}/transactions/${transactionId}`}>
            {event.reference ?? transactionId}
          </TextLink>
        ),
    },
  ];
}

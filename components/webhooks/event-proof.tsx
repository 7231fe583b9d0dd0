import type { EventDetail } from "#lib/webhooks/schema.ts";
import { EVENT_CHANNEL } from "#lib/webhooks/status.ts";
import { type KeyValue, KeyValues } from "../ui/key-values.tsx";
import { Time } from "../ui/time.tsx";
import { durationWords } from "./duration-words.ts";
import { ProofMark } from "./proof-mark.tsx";

/** How the request proved who sent it, or did not. */
export function EventProof({ event }: { event: EventDetail }) {
  const items: KeyValue[] = [
    { label: "Came by", value: EVENT_CHANNEL[event.channel].meaning },
    { label: "Verdict", value: <ProofMark event={event} words /> },
    ...(event.scheme === "" ? [] : [{ label: "Scheme", value: event.scheme }]),
    ...(event.matchedSecret === "" ? [] : [{ label: "Secret", value: `The ${event.matchedSecret} one` }]),
    ...(event.refusal === null ? [] : [{ label: "Refused as", value: event.refusal, mono: true }]),
    { label: "Provider's id", value: event.externalEventId ?? "–", mono: true },
    { label: "Received", value: <Time at={event.receivedAt} /> },
    ...(event.channel === "webhook" ? [{ label: "Checked in", value: durationWords(event.receiveMs) }] : []),
  ];
  return <KeyValues items={items} className="py-1" />;
}

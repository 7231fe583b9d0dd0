import { EVENT_CHANNEL, type EventChannel } from "#lib/webhooks/status.ts";
import { Tag } from "../ui/tag.tsx";

/** Says how an event came, where it was not sent to us as most are. */
export function ChannelTag({ channel }: { channel: EventChannel }) {
  if (channel === "webhook") return null;
  return <Tag>{EVENT_CHANNEL[channel].label}</Tag>;
}

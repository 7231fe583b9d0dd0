import type { Tone } from "../transactions/status.ts";

/** waiting: it could not be opened or broke, and is tried again. off: nobody holds it. */
export const STREAM_STATES = ["connecting", "open", "waiting", "off"] as const;
export type StreamState = (typeof STREAM_STATES)[number];

export const STREAM_STATE: Readonly<Record<StreamState, { readonly label: string; readonly tone: Tone }>> = {
  connecting: { label: "Connecting", tone: "info" },
  open: { label: "Open", tone: "ok" },
  waiting: { label: "Trying again", tone: "warn" },
  off: { label: "Off", tone: "mute" },
};

import type { Tone } from "../transactions/status.ts";

/** waiting: it could not be opened or broke, and is tried again. off: nobody holds it. */
export const STREAM_STATES = ["connecting", "open", "waiting", "off"] as const;
export type StreamState = (typeof STREAM_STATES)[number];

interface StateTraits {
  readonly label: string;
  readonly tone: Tone;
  readonly icon: string;
}

export const STREAM_STATE: Readonly<Record<StreamState, StateTraits>> = {
  connecting: { label: "Connecting", tone: "info", icon: "loader" },
  open: { label: "Open", tone: "ok", icon: "radio" },
  waiting: { label: "Trying again", tone: "warn", icon: "clock" },
  off: { label: "Off", tone: "mute", icon: "circle-dashed" },
};

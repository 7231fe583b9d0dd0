/** What a colour may mean. Always shown together with an icon and a word. */
export type Tone = "ok" | "info" | "warn" | "bad" | "mute";

export const toneSoft: Record<Tone, string> = {
  ok: "bg-ok-soft text-ok",
  info: "bg-info-soft text-info",
  warn: "bg-warn-soft text-warn",
  bad: "bg-bad-soft text-bad",
  mute: "bg-mute-soft text-mute",
};

export const toneDot: Record<Tone, string> = {
  ok: "bg-ok-dot",
  info: "bg-info-dot",
  warn: "bg-warn-dot",
  bad: "bg-bad-dot",
  mute: "bg-mute-dot",
};

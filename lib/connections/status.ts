/** A colour, always with its word and icon. */
type Tone = "ok" | "warn" | "bad" | "mute";

export const HEALTH = ["healthy", "strained", "quiet", "needs_you", "down", "unused", "disabled"] as const;
export type Health = (typeof HEALTH)[number];

/** How each state of health is shown: word, tone and icon together. */
export const HEALTH_STATUS: Readonly<
  Record<Health, { readonly label: string; readonly tone: Tone; readonly icon: string }>
> = {
  healthy: { label: "Healthy", tone: "ok", icon: "circle-check" },
  strained: { label: "Strained", tone: "warn", icon: "circle-alert" },
  quiet: { label: "Quiet", tone: "warn", icon: "radio" },
  needs_you: { label: "Needs you", tone: "warn", icon: "circle-alert" },
  down: { label: "Down", tone: "bad", icon: "circle-x" },
  unused: { label: "Not used yet", tone: "mute", icon: "circle-dashed" },
  disabled: { label: "Disabled", tone: "mute", icon: "ban" },
};

/** What the provider said about the stored credentials when it was last asked. */
export const CREDENTIAL_CHECKS = ["unchecked", "accepted", "refused"] as const;
export type CredentialCheck = (typeof CREDENTIAL_CHECKS)[number];

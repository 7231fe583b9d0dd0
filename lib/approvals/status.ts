import type { Tone } from "../transactions/status.ts";

export const APPROVAL_STATUSES = ["pending", "approved", "rejected", "expired"] as const;
export type ApprovalStatus = (typeof APPROVAL_STATUSES)[number];

export const APPROVAL_STATUS: Readonly<
  Record<ApprovalStatus, { readonly label: string; readonly tone: Tone; readonly icon: string }>
> = {
  pending: { label: "Waits for approval", tone: "warn", icon: "clock" },
  approved: { label: "Approved", tone: "ok", icon: "circle-check" },
  rejected: { label: "Rejected", tone: "mute", icon: "ban" },
  expired: { label: "Expired", tone: "mute", icon: "timer-off" },
};

/** What lists show beside a movement that is held. */
export const WAITS_FOR_APPROVAL = "Waits for approval";

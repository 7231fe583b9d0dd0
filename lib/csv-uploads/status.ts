import type { Tone } from "../transactions/status.ts";

export const UPLOAD_STATUSES = ["waiting", "running", "done", "cancelled", "failed"] as const;
export type UploadStatus = (typeof UPLOAD_STATUSES)[number];

export const UPLOAD_STATUS: Readonly<
  Record<UploadStatus, { readonly label: string; readonly tone: Tone; readonly icon: string }>
> = {
  waiting: { label: "Waiting", tone: "mute", icon: "clock" },
  running: { label: "Being made", tone: "info", icon: "loader" },
  done: { label: "Done", tone: "ok", icon: "circle-check" },
  cancelled: { label: "Cancelled", tone: "mute", icon: "ban" },
  failed: { label: "Failed", tone: "bad", icon: "circle-x" },
};

export function isUnderWay(status: UploadStatus): boolean {
  return status === "waiting" || status === "running";
}

/** How long the rows of a file are kept, and with them its result. */
export const KEPT_DAYS = 30;

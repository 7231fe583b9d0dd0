import { StatusPill } from "../ui/status-pill.tsx";

interface CallStatusProps {
  call: { readonly status: number | null; readonly errorCode: string | null };
}

/** The HTTP status, or that none came. */
export function CallStatus({ call: { status, errorCode } }: CallStatusProps) {
  if (status === null)
    return <StatusPill tone="bad">{errorCode === "TimeoutError" ? "timed out" : "no answer"}</StatusPill>;
  return <StatusPill tone={status < 400 ? "ok" : status < 500 ? "warn" : "bad"}>{String(status)}</StatusPill>;
}

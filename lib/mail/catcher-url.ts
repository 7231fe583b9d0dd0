import { env } from "../env.ts";
import { isLoopback } from "./is-loopback.ts";

/** The inbox of the demo's own mail server, which keeps what it takes; null where mail really goes out. */
export function catcherUrl(): string | null {
  const { PAYDECK_DEMO, SANDBOX_URL, PAYDECK_SMTP_URL } = env();
  if (!PAYDECK_DEMO || SANDBOX_URL === undefined || PAYDECK_SMTP_URL === undefined) return null;
  return isLoopback(new URL(PAYDECK_SMTP_URL).hostname) ? `${SANDBOX_URL}/mail` : null;
}

import { cache } from "react";

interface Refusal {
  message: string;
  /** What the request's page is still loading; each ends without an error, once it has said what it was refused for. */
  readonly loads: Promise<unknown>[];
}

/** What this request was refused for, from where it was thrown to the page that says it. One object per request. */
export const refusal = cache((): Refusal => ({ message: "", loads: [] }));

/**
 * What the page was refused for. React draws what stands in place of a refused page as soon as the frame around it is
 * there, and the page itself may not have been refused by then.
 */
export async function refusedFor(): Promise<string> {
  const { loads } = refusal();
  await Promise.all(loads);
  return refusal().message;
}

import { cache } from "react";

/** What this request was refused for, from where it was thrown to the page that says it. */
export interface Refusal {
  message: string;
  /** What the request's page is still loading; each ends without an error, once it has said what it was refused for. */
  readonly loads: Promise<unknown>[];
}

/** One object per request. */
export const refusal = cache((): Refusal => ({ message: "", loads: [] }));

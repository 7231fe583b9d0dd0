import { cache } from "react";

/** What this request was refused for, from where it was thrown to the page that says it. One object per request. */
export const refusal = cache((): { message: string } => ({ message: "" }));

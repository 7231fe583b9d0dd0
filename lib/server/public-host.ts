import { env } from "../env.ts";

/** What a payer's browser asks for: the pages, what they post to and ask, and their files. */
const PUBLIC =
  /^\/(pay|invoice|api\/pay|api\/link-images|_next\/static|_next\/image)\/|^\/(icon\.svg|favicon\.ico)$/;

/** Whether a request came to the payers' own host name, where that is another one than the dashboard's. */
export function isPublicHost(headers: Pick<Headers, "get">): boolean {
  const { PAYDECK_PAY_URL, PAYDECK_URL } = env();
  if (PAYDECK_PAY_URL === undefined) return false;
  const own = new URL(PAYDECK_PAY_URL).host;
  if (own === new URL(PAYDECK_URL).host) return false;
  // A proxy before us may put the name that was asked for into either; whoever adds one only gets less.
  return headers.get("host") === own || headers.get("x-forwarded-host") === own;
}

/** Whether the payers' host answers this path; everything else is not found there. */
export function isPublicPath(pathname: string): boolean {
  return PUBLIC.test(pathname);
}

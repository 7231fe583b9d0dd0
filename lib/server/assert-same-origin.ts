import { headers } from "next/headers";
import { AppError } from "../errors.ts";

/** Refuses a mutation that another site's page sent along with the reader's cookies. */
export async function assertSameOrigin(): Promise<void> {
  const sent = await headers();
  const site = sent.get("sec-fetch-site");
  const origin = sent.get("origin");
  const host = sent.get("x-forwarded-host") ?? sent.get("host");
  const foreignSite = site !== null && site !== "same-origin";
  const foreignOrigin = origin !== null && URL.parse(origin)?.host !== host;
  if (foreignSite || foreignOrigin) throw new AppError("forbidden", "This request came from another site.");
}

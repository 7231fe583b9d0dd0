import { cookies } from "next/headers";
import { cache } from "react";
import { getMembership } from "../team/get-membership.ts";
import type { Membership } from "../team/membership.ts";
import { currentSessionId } from "./current-session.ts";
import { isUse } from "./is-use.ts";
import { MODE_COOKIE, modeCookie } from "./mode-cookie.ts";

/** Who is asking in this merchant. Throws not_signed_in or not_found. */
export const currentMembership = cache(async (merchantSlug: string): Promise<Membership> => {
  const wanted = modeCookie.parse((await cookies()).get(MODE_COOKIE)?.value);
  return getMembership(await currentSessionId(), merchantSlug, wanted, await isUse());
});

import { headers } from "next/headers";
import { cache } from "react";
import { ulid } from "ulid";
import type { Acting } from "../audit/acting.ts";
import { signInOrigin } from "./sign-in-origin.ts";

/** Where the request that is being answered came from, and its id: what a proxy gave it, or one of our own. */
export const requestOrigin = cache(async (): Promise<Acting> => {
  const sent = await headers();
  const given = sent.get("x-request-id") ?? "";
  const { address } = signInOrigin(sent);
  return { address: address.slice(0, 64), requestId: /^[\w.:-]{8,100}$/.test(given) ? given : ulid() };
});

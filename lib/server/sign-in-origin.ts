import type { SignInOrigin } from "../team/create-session.ts";

/**
 * Address and browser of a request. Of `x-forwarded-for` the last entry counts, which the proxy nearest to us wrote;
 * the earlier ones are the sender's own claims. Next writes the socket's address when no proxy did.
 */
export function signInOrigin(sent: { get(name: string): string | null }): SignInOrigin {
  const address = sent.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "";
  return { address, userAgent: sent.get("user-agent") ?? "" };
}

import { z } from "zod";

/** Tokens live for a minute: clocks that are further apart can make a fresh one look old, or not yet valid. */
const BEARABLE_MS = 60_000;

const claims = z.object({ iat: z.number().int().positive() });

/** How far 88Pay's clock is ahead of ours, by the token's own time. Null where the token shows none (it is opaque). */
export function clockSkewOf(token: string, now: Date): number | null {
  const parts = token.split(".");
  if (parts.length !== 3) return null;
  try {
    const said = claims.safeParse(JSON.parse(Buffer.from(parts[1] ?? "", "base64url").toString("utf8")));
    return said.success ? said.data.iat * 1000 - now.getTime() : null;
  } catch {
    return null;
  }
}

/** What a person can do about it. Null: the clocks agree well enough. */
export function describeSkew(skewMs: number): string | null {
  if (Math.abs(skewMs) <= BEARABLE_MS) return null;
  const seconds = Math.round(Math.abs(skewMs) / 1000);
  const ours = skewMs > 0 ? "behind" : "ahead of";
  return `This server's clock is ${seconds} seconds ${ours} 88Pay's: set it by NTP.`;
}

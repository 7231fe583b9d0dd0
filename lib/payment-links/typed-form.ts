import { z } from "zod";
import { env } from "../env.ts";
import type { TypedForm } from "./asks/schema.ts";

/**
 * What a payer typed into a form that was refused, for the page that says why: it must not be typed twice, works without
 * scripts, and stays out of addresses, for answers are personal.
 */
export const TYPED_COOKIE = "paydeck_typed";

const SECONDS = 60;
/** A browser keeps no cookie of more than 4096 bytes. */
const MOST_CHARACTERS = 3600;

const typedForm = z.object({
  method: z.string().max(120).default(""),
  amount: z.string().max(40).default(""),
  answers: z.record(z.string(), z.string()).default({}),
});

/** The header that keeps it for the link's own page, for a minute. Answers that are too long are left out. */
export function typedCookie(slug: string, { method, amount, answers }: TypedForm): string {
  const shortest = Object.entries(answers).toSorted(([, a], [, b]) => a.length - b.length);
  while (
    shortest.length > 0 &&
    encode({ method, amount, answers: Object.fromEntries(shortest) }).length > MOST_CHARACTERS
  )
    shortest.pop();
  const value = encode({ method, amount, answers: Object.fromEntries(shortest) });
  const secure = env().PAYDECK_URL.startsWith("https:") ? "; Secure" : "";
  const path = `/pay/${encodeURIComponent(slug)}`;
  return `${TYPED_COOKIE}=${value}; Path=${path}; Max-Age=${SECONDS}; HttpOnly; SameSite=Lax${secure}`;
}

/** Null for whatever no page of ours has written. */
export function readTyped(value: string | undefined): TypedForm | null {
  if (value === undefined) return null;
  try {
    return typedForm.safeParse(JSON.parse(Buffer.from(value, "base64url").toString("utf8"))).data ?? null;
  } catch {
    return null;
  }
}

function encode(typed: TypedForm): string {
  return Buffer.from(JSON.stringify(typed)).toString("base64url");
}

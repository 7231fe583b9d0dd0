import type { ApiReply } from "../db/generated/client.ts";
import { findReply, insertReply, type ReplyKey, takeOverReply } from "./repository.ts";

export const REPLY_KEPT_MS = 24 * 60 * 60 * 1000;
/** A request that has not been answered for so long died with its process. */
const LOST_AFTER_MS = 60_000;

export type Claim =
  /** Do it, and keep the answer. */
  | { readonly is: "ours" }
  | { readonly is: "answered"; readonly status: number; readonly body: string }
  /** The same request is being worked on. */
  | { readonly is: "busy" }
  /** The key was used for another request. */
  | { readonly is: "other" };

/**
 * Who works on a request with this idempotency key. Where a process died over one, the next to ask takes it over: what it
 * had written down it is met again by the operation's own key, so nothing is done twice.
 */
export async function claimReply(at: ReplyKey, requestHash: string, now: Date): Promise<Claim> {
  if (await insertReply(at, requestHash, now)) return { is: "ours" };
  const known = await findReply(at);
  if (known === null) return { is: "busy" };
  const age = now.getTime() - known.createdAt.getTime();
  if (age > REPLY_KEPT_MS) return takeOver(at, known, requestHash, now);
  if (known.requestHash !== requestHash) return { is: "other" };
  if (known.status !== null) return { is: "answered", status: known.status, body: String(known.body) };
  return age > LOST_AFTER_MS ? takeOver(at, known, requestHash, now) : { is: "busy" };
}

async function takeOver(at: ReplyKey, seen: ApiReply, requestHash: string, now: Date): Promise<Claim> {
  const isOurs = await takeOverReply(at, seen, { requestHash, createdAt: now });
  return { is: isOurs ? "ours" : "busy" };
}

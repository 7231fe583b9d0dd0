import { deleteOpenReply, fillReply, type ReplyKey } from "./repository.ts";

/** From now on the same request is answered like this, byte for byte. */
export async function keepReply(
  at: ReplyKey,
  answer: { readonly status: number; readonly body: string },
): Promise<void> {
  await fillReply(at, answer);
}

/** It went wrong on our side: nothing is answered for good, and the same request may come again. */
export async function dropReply(at: ReplyKey): Promise<void> {
  await deleteOpenReply(at);
}

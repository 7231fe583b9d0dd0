import type { Scope } from "../auth/scope.ts";
import type { Tx } from "../db/unit.ts";
import { enqueue } from "../queue/enqueue.ts";

/** Queues a letter, of which one job waits at most. */
export async function enqueueMail(
  tx: Tx,
  { merchantId, mode }: Pick<Scope, "merchantId" | "mode">,
  mailId: string,
  runAt?: Date,
): Promise<void> {
  const when = runAt === undefined ? {} : { runAt };
  await enqueue(tx, "send-mail", { merchantId, mode, mailId }, { key: `mail:${mailId}`, ...when });
}

import { unit } from "../db/unit.ts";
import { enqueue } from "../queue/enqueue.ts";
import { listClosedWithOpen } from "./trim-repository.ts";

/** Queues the end of what still waits for closed endpoints: it was under way when they were deleted or disabled. */
export async function queueClosings(): Promise<void> {
  const closed = await listClosedWithOpen();
  if (closed.length === 0) return;
  await unit(async (tx) => {
    for (const one of closed)
      await enqueue(tx, "close-deliveries", one, { key: `close-deliveries:${one.endpointId}` });
  });
}

import { createStreamHolder } from "../stream-holder.ts";

/** A process that only holds streams, for a test to kill. */
const holder = createStreamHolder({ leaseMs: 2000 });
for (;;) {
  await holder.look();
  process.send?.("looked");
  await new Promise((resolve) => setTimeout(resolve, 300));
}

import { Worker } from "node:worker_threads";
import type { Batch } from "./store-batch.ts";
import { storeBatch } from "./store-batch.ts";

/** Stores stories in `threads` threads, or in this one when there are none. */
export async function storeStories(batch: Batch, threads: number, onStored: () => void): Promise<void> {
  if (threads < 1) return storeBatch(batch, onStored);
  const shares = Array.from({ length: threads }, (_, share) =>
    batch.stories.filter((_story, index) => index % threads === share),
  );
  await Promise.all(shares.map((stories) => inThread({ ...batch, stories }, onStored)));
}

function inThread(batch: Batch, onStored: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL("./store-thread.ts", import.meta.url), { workerData: batch });
    thread.on("message", onStored);
    thread.once("error", reject);
    thread.once("exit", (code) => (code === 0 ? resolve() : reject(new Error("a storing thread ended early"))));
  });
}

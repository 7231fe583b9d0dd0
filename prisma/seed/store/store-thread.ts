import { parentPort, workerData } from "node:worker_threads";
import { disconnectDb } from "#lib/db/client.ts";
import { closePool } from "#lib/db/pool.ts";
import type { Batch } from "./store-batch.ts";
import { storeBatch } from "./store-batch.ts";

/** A thread of its own, since turning rows into statements keeps one processor busy. The parent made the data. */
const batch: Batch = workerData;
await storeBatch(batch, () => parentPort?.postMessage("stored"));
await closePool();
await disconnectDb();

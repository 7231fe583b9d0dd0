import { once } from "node:events";
import { closePool } from "../db/pool.ts";
import { env } from "../env.ts";
import { log } from "../logger.ts";
import { createDoor } from "./create-door.ts";

/** Pages and streams of events that are still open are cut then; a webhook takes milliseconds. */
const GRACE_MS = 3_000;

const { DOOR_PORT, DOOR_HOST, DOOR_UPSTREAM } = env();
const door = createDoor({ upstream: new URL(DOOR_UPSTREAM) });
door.server.listen(DOOR_PORT, DOOR_HOST);
await once(door.server, "listening");
log("door").info({ port: DOOR_PORT }, "The door is open");
process.send?.("ready");

let stopping = false;
process.on("SIGINT", stop);
process.on("SIGTERM", stop);

async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await door.close(GRACE_MS);
  await closePool();
  process.exit(0);
}

import { workerData } from "node:worker_threads";
import { z } from "zod";

const { turns, looks } = z.object({ turns: z.instanceof(Int32Array), looks: z.int() }).parse(workerData);
const sleeper = new Int32Array(new SharedArrayBuffer(4));

let seen = -1;
let unchanged = 0;
while (unchanged < looks) {
  Atomics.wait(sleeper, 0, 0, 1000);
  const now = Atomics.load(turns, 0);
  unchanged = now === seen ? unchanged + 1 : 0;
  seen = now;
}
// The log goes through the main thread, which is the one that hangs.
process.kill(process.pid, "SIGKILL");

import { systemScope } from "#lib/auth/scope.ts";
import { disconnectDb } from "#lib/db/client.ts";
import { closePool } from "#lib/db/pool.ts";
import { openFile } from "#lib/exports/open-file.ts";
import { runExport } from "#lib/exports/run-export.ts";
import { assertId } from "#lib/ids.ts";

// A process that does what the worker does for one export, then what the dashboard does for its download, and nothing
// else: what it takes of memory is theirs. Arguments: merchant, export.

/** What its last line tells, as JSON. */
export interface Written {
  readonly seconds: number;
  readonly readSeconds: number;
  readonly bytes: number;
  readonly lines: number;
  /** Megabytes at the highest point of each. */
  readonly writeRssMb: number;
  readonly readRssMb: number;
}

const [, , merchantId = "", exportId = ""] = process.argv;
const scope = systemScope(assertId("merchant", merchantId), "test");

const writing = watchRss();
const started = performance.now();
await runExport(scope, { exportId, attempt: 1 });
const seconds = secondsSince(started);
const writeRssMb = writing.stop();

const readingRss = watchRss();
const reading = performance.now();
const { bytes, lines } = await download();
const told: Written = {
  seconds,
  readSeconds: secondsSince(reading),
  bytes,
  lines,
  writeRssMb,
  readRssMb: readingRss.stop(),
};
console.log(JSON.stringify(told));
await closePool();
await disconnectDb();

async function download(): Promise<{ bytes: number; lines: number }> {
  const file = await openFile(scope, exportId);
  let lines = 0;
  for await (const piece of file.read(0, file.bytes)) for (const byte of piece) if (byte === 10) lines += 1;
  return { bytes: file.bytes, lines };
}

function watchRss(): { stop(): number } {
  let most = 0;
  const look = (): void => {
    most = Math.max(most, process.memoryUsage.rss() / 2 ** 20);
  };
  const timer = setInterval(look, 50);
  return {
    stop() {
      clearInterval(timer);
      look();
      return Math.round(most);
    },
  };
}

function secondsSince(start: number): number {
  return (performance.now() - start) / 1000;
}

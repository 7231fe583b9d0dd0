import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runStaticChecks } from "./check/run-static-checks.ts";
import { buildWeb } from "./steps/build-web.ts";
import { endWith, say, step } from "./steps/say.ts";
import { listenForStop, stopSignal } from "./steps/stop-signal.ts";
import { type Counts, total } from "./test/counts.ts";
import { runEndToEnd } from "./test/run-end-to-end.ts";
import { runVitest } from "./test/runners.ts";

/** `npm test`: everything, from a fresh clone. Each static check and the build count as one test. */
listenForStop();
const folder = mkdtempSync(join(tmpdir(), "paydeck-run-"));
// PostgreSQL's own user walks through it.
chmodSync(folder, 0o711);
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

try {
  const results: Counts[] = [];
  for (const part of [
    runStaticChecks,
    () => runVitest(folder, ["unit", "components"]),
    () => runVitest(folder, ["integration"]),
    () => oneTest(() => step("Dashboard build", buildWeb, (did) => (did ? "built" : "up to date"))),
    () => runEndToEnd(folder),
  ]) {
    results.push(await countedAsFailure(part));
    stopSignal.throwIfAborted();
  }
  const { passed, failures } = total(results);
  if (failures.length > 0) console.log(`\nFailed:\n${failures.map((line) => `  ${line}`).join("\n")}`);
  console.log(`\n${passed} passed, ${failures.length} failed`);
  process.exitCode = failures.length > 0 ? 1 : 0;
} catch (error) {
  endWith(error);
}

async function oneTest(work: () => Promise<unknown>): Promise<Counts> {
  await work();
  return { passed: 1, failures: [] };
}

/** A part that cannot even run is one failure, and the others still run. */
async function countedAsFailure(part: () => Promise<Counts>): Promise<Counts> {
  try {
    return await part();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    say(message);
    return { passed: 0, failures: [message] };
  }
}

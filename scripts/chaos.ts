import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseOptions } from "./chaos/options.ts";
import { runChaos } from "./chaos/run-chaos.ts";
import { generateClient } from "./steps/generate-client.ts";
import { endWith, say } from "./steps/say.ts";
import { listenForStop } from "./steps/stop-signal.ts";

/**
 * `npm run chaos -- --kills 1000 --seed 7`: proves that no webhook is lost and none has its effect twice, whatever is
 * killed when. The last line is one JSON object; the exit code is 1 when anything was lost, doubled or different.
 */
listenForStop();
const options = parseOptions(process.argv.slice(2));
const folder = mkdtempSync(join(tmpdir(), "paydeck-chaos-"));
// PostgreSQL's own user walks through it.
chmodSync(folder, 0o711);
try {
  await generateClient();
  const report = await runChaos(options, folder);
  if (report.ok && !options.keep) rmSync(folder, { recursive: true, force: true });
  else say(`The database and the logs of the processes are kept in ${folder}`);
  console.log(JSON.stringify(report.figures));
  process.exitCode = report.ok ? 0 : 1;
} catch (error) {
  say(`The logs of the processes are kept in ${folder}`);
  endWith(error);
}

import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { freePort } from "#lib/db/embedded/free-port.ts";
import { DEMO_ACCOUNTS } from "#prisma/seed/demo-accounts.ts";
import { isSignedIn, signInAs } from "./scan/demo-session.ts";
import { type Finding, readReport } from "./scan/read-report.ts";
import { startAddresses } from "./scan/start-addresses.ts";
import { summarise } from "./scan/summarise.ts";
import { runWapiti, wapitiVersion } from "./scan/wapiti.ts";
import { endWith, PlainError, say, step } from "./steps/say.ts";
import { type Stack, startStack } from "./steps/start-stack.ts";
import { listenForStop } from "./steps/stop-signal.ts";

/**
 * `npm run scan`: has wapiti attack a production build with the demo's data, on this machine alone, first as a stranger and
 * then as the owner. It ends by itself; the exit code is 1 when it found something that docs/scan.md does not explain.
 * `--as stranger` or `--as owner` scans one of the two, `--seconds` is what crawl and each kind of attack may take.
 */
const { values } = parseArgs({
  options: { as: { type: "string", default: "stranger,owner" }, seconds: { type: "string", default: "60" } },
});
const WHO = values.as.split(",");
const SECONDS = Number(values.seconds);

listenForStop();
const folder = mkdtempSync(join(tmpdir(), "paydeck-scan-"));
// PostgreSQL's own user walks through it.
chmodSync(folder, 0o711);
try {
  await step("wapiti", wapitiVersion, (version) => version);
  const stack = await startStack({
    mode: "test",
    dataDir: join(folder, "data"),
    port: String(await freePort()),
  });
  try {
    const found: Finding[] = [];
    for (const who of WHO) found.push(...(await step(`As ${who}`, () => scan(stack, who), counted)));
    const { lines, unexplained } = summarise(found);
    for (const text of lines) say(text);
    process.exitCode = unexplained === 0 ? 0 : 1;
  } finally {
    await stack.stop();
  }
  rmSync(folder, { recursive: true, force: true });
} catch (error) {
  say(`Reports and logs are kept in ${folder}`);
  endWith(error);
}

async function scan(stack: Stack, who: string): Promise<Finding[]> {
  const account = DEMO_ACCOUNTS.find(({ role }) => role === who);
  const cookie = account === undefined ? null : await signInAs(stack.url, account.role);
  const report = join(folder, `${who}.json`);
  await runWapiti({
    url: stack.url,
    start: await startAddresses(stack),
    cookie,
    report,
    folder: join(folder, who),
    seconds: SECONDS,
  });
  // A session that the scan ended by itself would have left the rest of it a stranger's.
  if (cookie !== null && !(await isSignedIn(stack.url, cookie)))
    throw new PlainError(`The session of the ${who} ended during the scan.`);
  const found = readReport(report, who);
  // It always notes what docs/scan.md explains: a scan without it reached nothing.
  if (found.length === 0) throw new PlainError("wapiti noted nothing at all, so it has seen nothing.");
  return found;
}

function counted(found: readonly Finding[]): string {
  return `${found.length} findings`;
}

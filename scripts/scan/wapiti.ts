import { spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, mkdirSync } from "node:fs";
import { join } from "node:path";
import { runProgram } from "../steps/run-program.ts";
import { PlainError } from "../steps/say.ts";
import { stopSignal } from "../steps/stop-signal.ts";

/**
 * Every module of wapiti but those that would ask somebody on the internet (ssrf, xxe, nikto, wapp) or only guess names
 * and passwords (buster, brute_login_form): see docs/scan.md.
 */
export const MODULES = [
  "backup",
  "blindsql",
  "cookieflags",
  "crlf",
  "csp",
  "csrf",
  "exec",
  "file",
  "htaccess",
  "http_headers",
  "methods",
  "permanentxss",
  "redirect",
  "shellshock",
  "sql",
  "xss",
];

/** It looks for lists on the internet as it loads, also for modules that are not asked for: all but this machine is shut. */
const DEAD_END = "http://127.0.0.1:9";
const HERE = "localhost,127.0.0.1";
const NOWHERE_ELSE = {
  HTTP_PROXY: DEAD_END,
  HTTPS_PROXY: DEAD_END,
  NO_PROXY: HERE,
  http_proxy: DEAD_END,
  https_proxy: DEAD_END,
  no_proxy: HERE,
};

/** On top of the crawl and every module's own share: a machine that stands still does not keep the scan for ever. */
const SLACK_S = 60;

export interface WapitiRun {
  readonly url: string;
  readonly start: readonly string[];
  readonly cookie: string | null;
  readonly report: string;
  readonly folder: string;
  /** For the crawl, and for each module. */
  readonly seconds: number;
}

export async function wapitiVersion(): Promise<string> {
  const { output } = await runProgram("wapiti", ["--version"]).catch(() => ({ output: "" }));
  const version = /Wapiti (\d+(?:\.\d+)+)/.exec(output)?.[1];
  if (version === undefined) throw new PlainError("The scan needs wapiti, on Debian: apt-get install wapiti");
  return version;
}

/** Attacks what answers at `url`, and nothing else: links that lead elsewhere are not followed. */
export async function runWapiti(run: WapitiRun): Promise<void> {
  mkdirSync(run.folder, { recursive: true });
  const child = spawn("wapiti", argumentsOf(run), {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...NOWHERE_ELSE, HOME: run.folder, LANG: "C.UTF-8" },
  });
  const log = createWriteStream(join(run.folder, "wapiti.log"));
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  const end = () => child.kill("SIGKILL");
  const timer = setTimeout(end, (run.seconds * (MODULES.length + 1) + SLACK_S) * 1000);
  stopSignal.addEventListener("abort", end, { once: true });
  const [code] = await once(child, "close");
  clearTimeout(timer);
  stopSignal.removeEventListener("abort", end);
  stopSignal.throwIfAborted();
  if (code !== 0) throw new PlainError(`wapiti ended with ${code}: see ${join(run.folder, "wapiti.log")}`);
}

function argumentsOf({ url, start, cookie, report, folder, seconds }: WapitiRun): string[] {
  return [
    ...["--url", `${url}/`, "--scope", "domain", ...start.flatMap((address) => ["--start", address])],
    ...["--module", MODULES.join(",")],
    ...["--max-scan-time", String(seconds), "--max-attack-time", String(seconds)],
    ...["--depth", "3", "--max-links-per-page", "40", "--max-files-per-dir", "40", "--timeout", "10"],
    ...(cookie === null ? [] : ["--header", `Cookie: ${cookie}`]),
    ...["--store-session", folder, "--store-config", folder, "--no-bugreport"],
    ...["--format", "json", "--output", report, "--verbose", "1"],
  ];
}

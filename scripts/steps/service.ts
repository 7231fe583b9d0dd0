import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { NODE } from "./run-program.ts";
import { PlainError, say } from "./say.ts";
import { stopAsked, stopSignal } from "./stop-signal.ts";

export interface ServiceOptions {
  readonly name: string;
  /** Arguments for the Node that Paydeck brings. */
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Where its output goes; undefined shows it. */
  readonly logFile?: string;
  /** Answers 200 when it is ready; without it, the process says "ready" over its channel. */
  readonly readyUrl?: string;
  /** Starts it again when it dies; otherwise its death is the end of everything. */
  readonly restart: boolean;
  readonly onRestart?: () => void;
}

export interface Service {
  readonly name: string;
  pid(): number | undefined;
  /** Resolves with a sentence when the service died for good. */
  readonly died: Promise<string>;
  stop(): Promise<void>;
}

/** Starts one of Paydeck's processes and resolves when it is ready. */
export async function startService(options: ServiceOptions): Promise<Service> {
  let stopping = false;
  let child = launch(options);
  const died = Promise.withResolvers<string>();
  await ready(child, options);

  const watch = (): void => {
    child.once("exit", async (code, signal) => {
      if (stopping) return;
      const how = signal ? `was ended by ${signal}` : `ended with code ${code}`;
      if (!options.restart) return died.resolve(`The ${options.name} ${how}.`);
      say(`The ${options.name} ${how}: starting it again`);
      await sleep(1_000);
      if (stopping) return;
      child = launch(options);
      options.onRestart?.();
      watch();
    });
  };
  watch();
  return {
    name: options.name,
    pid: () => child.pid,
    died: died.promise,
    stop: async () => {
      stopping = true;
      await end(child);
    },
  };
}

function launch(options: ServiceOptions): ChildProcess {
  const log = options.logFile === undefined ? "inherit" : openSync(options.logFile, "a", 0o600);
  // Its own process group: Ctrl-C in a terminal reaches the supervisor alone, which stops things in order.
  const child = spawn(NODE, options.args, {
    env: options.env,
    detached: true,
    stdio: ["ignore", log, log, "ipc"],
  });
  if (typeof log === "number") closeSync(log);
  return child;
}

async function ready(child: ChildProcess, options: ServiceOptions): Promise<void> {
  const settled = new AbortController();
  const failed = new Promise<never>((_resolve, reject) => {
    child.once("error", reject);
    child.once("exit", () =>
      reject(new PlainError(`The ${options.name} did not start.${lastWords(options)}`)),
    );
  });
  const late = sleep(90_000, undefined, { signal: settled.signal, ref: false }).then(() => {
    throw new PlainError(`The ${options.name} was not ready after 90 seconds.${lastWords(options)}`);
  });
  const stopped = stopAsked().then(() => stopSignal.throwIfAborted());
  for (const unhandled of [late, failed, stopped]) unhandled.catch(() => undefined);
  try {
    await Promise.race([
      options.readyUrl ? answers(options.readyUrl, settled.signal) : saysReady(child),
      failed,
      late,
    ]);
  } catch (error) {
    await end(child);
    throw error;
  } finally {
    settled.abort();
  }
}

async function answers(url: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
    await response?.body?.cancel();
    if (response?.ok) return;
    await sleep(100);
  }
}

function saysReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => child.on("message", (message) => message === "ready" && resolve()));
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGTERM");
  const patience = setTimeout(() => child.kill("SIGKILL"), 10_000);
  await ended;
  clearTimeout(patience);
}

function lastWords(options: ServiceOptions): string {
  if (options.logFile === undefined) return "";
  const lines = readFileSync(options.logFile, "utf8").trim().split("\n").slice(-15);
  return ` Its last words, from ${options.logFile}:\n${lines.join("\n")}`;
}

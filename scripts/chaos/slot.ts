import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { KillPoint } from "#lib/db/kill-point.ts";
import { NODE } from "../steps/run-program.ts";

export interface Armed {
  readonly point: KillPoint;
  readonly passing: number;
  readonly victim: "process" | "database";
}

export interface SlotOptions {
  readonly kind: "web" | "worker";
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly logFile: string;
  /** With what the next start is armed; null: with nothing. */
  readonly arm: () => Armed | null;
  /** Asked again and again before each start but the first. */
  readonly mayStart: () => boolean;
  /** It ended itself at the point that it was armed with. */
  readonly onPoint: (armed: Armed) => void;
  /** It stands at its point and waits for PostgreSQL to be killed. */
  readonly onHold: (armed: Armed) => void;
  /** It ended by itself, not by SIGKILL: it fell with the database, or it is broken. */
  readonly onFall: (how: string) => void;
}

/** A place for one process that is started again whenever it ends. */
export interface Slot {
  readonly kind: "web" | "worker";
  isReady(): boolean;
  armed(): Armed | null;
  /** Milliseconds since it was ready. */
  age(): number;
  /** SIGKILL from outside. */
  kill(): void;
  /** Ends it for good. */
  stop(): Promise<void>;
}

const holdMessage = z.object({ killPoint: z.string() });
const START_TAKES_MS = 60_000;

export function openSlot(options: SlotOptions): Slot {
  let child: ChildProcess | undefined;
  let armed: Armed | null = null;
  let readySince: number | null = null;
  let stopping = false;
  let killed = false;

  const start = (): void => {
    armed = options.arm();
    killed = false;
    const log = openSync(options.logFile, "a", 0o600);
    const made = spawn(
      NODE,
      ["--disable-warning=ExperimentalWarning", "--conditions=react-server", ...options.args],
      {
        env: { ...options.env, ...(armed ? { PAYDECK_KILL_POINT: textOf(armed) } : {}) },
        stdio: ["ignore", log, log, "ipc"],
      },
    );
    closeSync(log);
    child = made;
    // A start that hangs is as bad as one that fails.
    const late = setTimeout(() => made.kill("SIGKILL"), START_TAKES_MS);
    made.on("message", (message) => {
      if (message === "ready") {
        clearTimeout(late);
        readySince = Date.now();
      } else if (armed && holdMessage.safeParse(message).success) options.onHold(armed);
    });
    made.once("exit", (code, signal) => {
      clearTimeout(late);
      readySince = null;
      void ended(code, signal);
    });
  };

  const ended = async (code: number | null, signal: string | null): Promise<void> => {
    if (stopping) return;
    if (signal === "SIGKILL") {
      if (!killed && armed?.victim === "process") options.onPoint(armed);
      else if (!killed) options.onFall("was killed by somebody else");
    } else {
      options.onFall(signal ?? `code ${code}`);
      await sleep(200);
    }
    while (!stopping && !options.mayStart()) await sleep(50);
    if (!stopping) start();
  };

  start();
  return {
    kind: options.kind,
    isReady: () => readySince !== null,
    armed: () => armed,
    age: () => (readySince === null ? 0 : Date.now() - readySince),
    kill() {
      killed = true;
      child?.kill("SIGKILL");
    },
    async stop() {
      stopping = true;
      const ending = child;
      if (ending === undefined || ending.exitCode !== null || ending.signalCode !== null) return;
      const gone = new Promise((resolve) => ending.once("exit", resolve));
      ending.kill("SIGTERM");
      const hung = setTimeout(() => ending.kill("SIGKILL"), 10_000);
      await gone;
      clearTimeout(hung);
    },
  };
}

function textOf({ point, passing, victim }: Armed): string {
  return `${point}:${passing}:${victim}`;
}

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";

/** A process of the bench that says things over its channel. */
export class Helper {
  readonly #child: ChildProcess;
  readonly #said: unknown[] = [];

  constructor(script: string, args: readonly string[], env: Readonly<Record<string, string>>) {
    const stdio = ["ignore", "inherit", "inherit", "ipc"] as const;
    const own = { NODE_ENV: "production" as const, PATH: "" };
    this.#child = spawn(process.execPath, ["--conditions=react-server", script, ...args], {
      env: { ...own, ...env },
      stdio: [...stdio],
    });
    this.#child.on("message", (message) => this.#said.push(message));
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Waits for the next message; whatever it says, there is one of each. */
  async answers(): Promise<unknown> {
    if (this.#said.length === 0) {
      const end = new AbortController();
      const { signal } = end;
      await Promise.race([
        once(this.#child, "message", { signal }),
        once(this.#child, "exit", { signal }),
      ]).finally(() => end.abort());
      if (this.#said.length === 0) throw new Error("a process of the bench ended");
    }
    return this.#said.shift();
  }

  async send(message: object | string): Promise<unknown> {
    this.#child.send(message);
    return this.answers();
  }

  /** Says the last thing to it, and waits for its end. */
  async finish(message: string): Promise<void> {
    const gone = once(this.#child, "exit");
    this.#child.send(message);
    await gone;
  }

  async kill(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const gone = once(this.#child, "exit");
    this.#child.kill("SIGKILL");
    await gone;
  }
}

const SAMPLE_MS = 200;

/** Resident memory of some processes while they work: the mean of the second half of the samples over the first's. */
export function watchMemory(pids: readonly number[]) {
  const samples: number[] = [];
  let timer: NodeJS.Timeout | undefined;
  const sample = () => samples.push(pids.reduce((sum, pid) => sum + residentOf(pid), 0));
  return {
    resume: () => {
      timer = setInterval(sample, SAMPLE_MS);
    },
    pause: () => clearInterval(timer),
    growth: () => {
      const half = Math.floor(samples.length / 2);
      const [first, second] = [mean(samples.slice(0, half)), mean(samples.slice(half))];
      return {
        rssGrowth: Number((second / first).toFixed(3)),
        rssMb: Math.round(second / 1024 / pids.length),
      };
    },
  };
}

/** In kilobytes. */
function residentOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

import { spawn } from "node:child_process";
import { PlainError } from "./say.ts";
import { stopSignal } from "./stop-signal.ts";

export interface ProgramRun {
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** The folder that it runs in; ours when absent. */
  readonly cwd?: string;
  /** Shows the program's own output instead of keeping it for the error. */
  readonly show?: boolean;
}

export interface ProgramResult {
  readonly code: number;
  readonly output: string;
}

/** The Node that Paydeck brings. */
export const NODE = process.execPath;

/** Runs a program to its end and answers its exit code and output. A signal to us ends it too. */
export function runProgram(
  command: string,
  args: readonly string[],
  run: ProgramRun = {},
): Promise<ProgramResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      env: { ...process.env, ...run.env },
      cwd: run.cwd,
      stdio: run.show ? "inherit" : ["ignore", "pipe", "pipe"],
    });
    let output = "";
    const keep = (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-200_000);
    };
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
    const end = () => child.kill("SIGTERM");
    stopSignal.addEventListener("abort", end, { once: true });
    child.once("error", reject);
    child.once("close", (code) => {
      stopSignal.removeEventListener("abort", end);
      resolve({ code: code ?? 1, output });
    });
  });
}

/** Runs a program that must succeed; otherwise throws `failure` and the end of what it said. */
export async function mustRun(
  command: string,
  args: readonly string[],
  failure: string,
  run: ProgramRun = {},
) {
  const { code, output } = await runProgram(command, args, run);
  stopSignal.throwIfAborted();
  if (code !== 0) throw new PlainError(`${failure}\n${output.trim().split("\n").slice(-25).join("\n")}`);
  return output;
}

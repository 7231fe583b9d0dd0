import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { commandOf, waitForEnd } from "#lib/db/embedded/processes.ts";
import { PlainError } from "./say.ts";

const running = z.object({ pid: z.number().int(), command: z.string() });
const schema = z.object({ url: z.string(), supervisor: running, services: z.array(running) });
type Running = z.infer<typeof running>;

const fileIn = (folder: string) => join(folder, "run.json");

/** Notes who runs here, so that a run after a kill knows what was left behind. */
export function noteRun(folder: string, url: string, pids: readonly (number | undefined)[]): void {
  const identify = (pid: number): Running => ({ pid, command: commandOf(pid) ?? "" });
  const services = pids.filter((pid) => pid !== undefined).map(identify);
  writeFileSync(fileIn(folder), JSON.stringify({ url, supervisor: identify(process.pid), services }), {
    mode: 0o600,
  });
}

/** Where the dashboard of this folder answers, when one runs. */
export function runningUrl(folder: string): string | undefined {
  if (!existsSync(fileIn(folder))) return undefined;
  return schema.safeParse(parseJson(readFileSync(fileIn(folder), "utf8"))).data?.url;
}

export function forgetRun(folder: string): void {
  rmSync(fileIn(folder), { force: true });
}

/** Ends the processes that a killed run left behind; refuses to start beside a run that is alive. */
export async function clearPreviousRun(folder: string): Promise<void> {
  if (!existsSync(fileIn(folder))) return;
  const parsed = schema.safeParse(parseJson(readFileSync(fileIn(folder), "utf8")));
  if (parsed.success) {
    const { supervisor, services } = parsed.data;
    if (supervisor.pid !== process.pid && isSame(supervisor)) {
      throw new PlainError(
        `Paydeck already runs with the data in ${folder} (process ${supervisor.pid}): stop it first.`,
      );
    }
    for (const service of services.filter(isSame)) {
      process.kill(service.pid, "SIGTERM");
      if (!(await waitForEnd(service.pid, 10_000))) process.kill(service.pid, "SIGKILL");
    }
  }
  forgetRun(folder);
}

/** A process id alone proves nothing: it may belong to anything by now. */
function isSame(process: Running): boolean {
  return process.command !== "" && commandOf(process.pid) === process.command;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { commandOf, waitForEnd } from "./processes.ts";
import type { ClusterSettings } from "./settings.ts";

/**
 * Clears what an earlier run left behind: a server that outlived its killed supervisor is shut down, and the note of one
 * that is gone is removed (its process id may belong to anything by now). A cluster in use is refused with one sentence.
 */
export async function clearPreviousServer(
  cluster: string,
  previous: ClusterSettings | undefined,
): Promise<void> {
  const note = join(cluster, "postmaster.pid");
  if (!existsSync(note)) return;
  const pid = Number.parseInt(readFileSync(note, "utf8"), 10);
  if (!commandOf(pid)?.includes(cluster)) {
    rmSync(note, { force: true });
    return;
  }
  const supervisor = previous?.supervisor;
  if (supervisor && supervisor.pid !== process.pid && commandOf(supervisor.pid) === supervisor.command) {
    throw new Error(
      `Another Paydeck (process ${supervisor.pid}) already uses the data in ${cluster}: stop it first.`,
    );
  }
  process.kill(pid, "SIGINT");
  if (!(await waitForEnd(pid, 30_000)))
    throw new Error(`An earlier database (process ${pid}) does not stop: end it first.`);
}

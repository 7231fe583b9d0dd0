import { createHash } from "node:crypto";
import { accessSync, constants, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import type { ClusterOwner } from "./owner.ts";
import { canReach } from "./reach.ts";

export interface ClusterPlace {
  /** Holds the settings, the log and the cluster. */
  readonly folder: string;
  /** Said to the person when the cluster is not where they asked. */
  readonly notice?: string;
}

/**
 * `wanted` when the cluster's owner can reach it, else a folder outside the project, the same one every time.
 * Throws one clear sentence when nothing can be written.
 */
export function choosePlace(wanted: string, owner: ClusterOwner | undefined): ClusterPlace {
  const folder = resolve(wanted);
  if (!owner || canReach(join(folder, "cluster"), owner)) return { folder: writable(folder) };
  const elsewhere = join(sharedFolder(), keyOf(folder));
  return {
    folder: writable(elsewhere),
    notice: `The database lives in ${elsewhere}: its own user cannot reach ${folder}`,
  };
}

/** Where root keeps what PostgreSQL's own user must reach. */
export function sharedFolder(): string {
  const system = "/var/lib/paydeck";
  try {
    mkdirSync(system, { recursive: true, mode: 0o755 });
    accessSync(system, constants.W_OK);
    return system;
  } catch {
    return join(tmpdir(), "paydeck");
  }
}

function keyOf(folder: string): string {
  return `${basename(folder)}-${createHash("sha256").update(folder).digest("hex").slice(0, 12)}`.replace(
    /^\.+/,
    "",
  );
}

function writable(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    accessSync(folder, constants.W_OK);
  } catch {
    throw new Error(
      `Paydeck cannot write to ${folder}: make it writable or set PAYDECK_DATA_DIR to another folder.`,
    );
  }
  return folder;
}

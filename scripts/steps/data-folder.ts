import { accessSync, constants, mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { PlainError } from "./say.ts";

/** The folder for everything that outlives a run; refuses one that cannot be written, with one sentence. */
export function dataFolder(wanted = process.env.PAYDECK_DATA_DIR || ".data"): string {
  const folder = resolve(wanted);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    accessSync(folder, constants.W_OK);
  } catch {
    throw new PlainError(
      `Paydeck cannot write to ${folder}: make it writable or set PAYDECK_DATA_DIR to another folder.`,
    );
  }
  return folder;
}

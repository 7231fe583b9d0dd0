import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

const IGNORED = /(^|\/)(generated|node_modules)(\/|$)|\.(test|itest)\.tsx?$/;

/** A hash over these files and folders, by path and content; what does not exist counts as nothing. */
export function sourceHash(paths: readonly string[], extra = ""): string {
  const hash = createHash("sha256").update(extra);
  for (const file of paths.flatMap(filesIn).sort()) hash.update(`\0${file}\0`).update(readFileSync(file));
  return hash.digest("hex");
}

function filesIn(path: string): string[] {
  if (IGNORED.test(path) || !existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).flatMap((name) => filesIn(join(path, name)));
}

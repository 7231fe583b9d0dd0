import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const LEFTHOOK = "node_modules/lefthook/bin/index.js";

/** Installs the pre-commit checks in a clone that people commit to; a copy without git needs none. */
export function installHooks(): void {
  if (!existsSync(".git") || !existsSync(LEFTHOOK) || existsSync(".git/hooks/pre-commit")) return;
  spawnSync(process.execPath, [LEFTHOOK, "install"], { stdio: "ignore" });
}

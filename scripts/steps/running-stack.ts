import { join, resolve } from "node:path";
import { readSettings } from "#lib/db/embedded/settings.ts";
import { overrideEnv } from "#lib/env.ts";
import { demoSecrets } from "./demo-secrets.ts";
import { runningUrl } from "./previous-run.ts";

/** Without `DATABASE_URL`, commands speak to the embedded database that `up` or `dev` started from this folder. */
export function adoptRunningStack(): void {
  if (process.env.DATABASE_URL) return;
  const folder = resolve(process.env.PAYDECK_DATA_DIR || ".data");
  const settings = readSettings(join(folder, "postgres", "cluster.json"));
  if (!settings) return;
  const url = runningUrl(folder);
  overrideEnv({
    ...demoSecrets(folder),
    DATABASE_URL: `postgresql://paydeck:${settings.password}@127.0.0.1:${settings.port}/paydeck`,
    ...(url === undefined || process.env.PAYDECK_URL ? {} : { PAYDECK_URL: url }),
    LOG_LEVEL: process.env.LOG_LEVEL || "warn",
  });
}

import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbedded } from "#lib/db/embedded/start-embedded.ts";
import { migrate } from "#lib/db/migrate.ts";
import { startSandbox } from "#sandbox/start.ts";

const folder = mkdtempSync(join(tmpdir(), "paydeck-seed-"));
chmodSync(folder, 0o711);
const database = await startEmbedded(folder, { throwAway: true });
const sandbox = await startSandbox({ port: 0, quiet: true });
try {
  await migrate(database.url);
  const child = spawn(
    process.execPath,
    [
      "--conditions=react-server",
      ...(process.env.PROF ? ["--cpu-prof", "--cpu-prof-dir=/tmp/prof-seed"] : []),
      "prisma/seed/main.ts",
    ],
    {
      stdio: "inherit",
      env: {
        ...process.env,
        DATABASE_URL: database.url,
        SANDBOX_URL: sandbox.url,
        PAYDECK_DEMO: "1",
        NEXTAUTH_SECRET: "x".repeat(40),
        PAYDECK_KEYS: `bench:${Buffer.alloc(32, 1).toString("base64")}`,
      },
    },
  );
  await once(child, "exit");
} finally {
  await sandbox.close();
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}

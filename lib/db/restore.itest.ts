import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { writeAudit } from "../audit/write-audit.ts";
import { verifyAllChains } from "../audit-desk/verify-all-chains.ts";
import { systemScope } from "../auth/scope.ts";
import { openCredentials } from "../connections/open-credentials.ts";
import { seal } from "../connections/secrets.ts";
import { overrideEnv } from "../env.ts";
import { assertId, newId } from "../ids.ts";
import { checkReadiness } from "./check-readiness.ts";
import { db, disconnectDb } from "./client.ts";
import { type EmbeddedDatabase, startEmbedded } from "./embedded/start-embedded.ts";
import { migrate } from "./migrate.ts";
import { closePool } from "./pool.ts";
import { unit } from "./unit.ts";

/** Five times a server starts. */
const DRILL_MS = 180_000;
const merchantId = newId("merchant");
const connectionId = newId("connection");
const scope = systemScope(merchantId, "test");
let folder: string;
let server: EmbeddedDatabase | undefined;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "paydeck-restore-"));
  chmodSync(folder, 0o711);
  overrideEnv({
    PAYDECK_KEYS: `k1:${Buffer.alloc(32, 7).toString("base64")}`,
    NEXTAUTH_SECRET: "s".repeat(40),
    LOG_LEVEL: "silent",
  });
});
afterAll(async () => {
  await stop();
  rmSync(folder, { recursive: true, force: true });
});

async function startOn(name: string) {
  server = await startEmbedded(join(folder, name));
  overrideEnv({ DATABASE_URL: server.url });
  await migrate(server.url);
}

async function stop() {
  await closePool();
  await disconnectDb();
  await server?.stop();
  server = undefined;
}

/** What the runbook says: stopped, the folder is copied as it is, with owners and modes. */
const copy = (from: string, to: string) => execFileSync("cp", ["-a", join(folder, from), join(folder, to)]);

const act = (action: string) =>
  unit((tx) => writeAudit(tx, scope, { action, targetType: "merchant", targetId: merchantId, detail: {} }));

it(
  "a restored backup opens its secrets, has a whole audit log, and one that is too old is told apart",
  async () => {
    await startOn("first");
    const place = { city: "Bogotá", country: "CO", timeZone: "America/Bogota", baseCurrency: "COP" };
    await db().merchant.create({ data: { id: merchantId, slug: "altura", name: "Café Altura", ...place } });
    const credentials = JSON.stringify({ apiKey: "planted-secret-77" });
    await db().connection.create({
      data: {
        ...{ merchantId, id: connectionId, provider: "gateway", name: "Shop", mode: "test" },
        ...{ baseUrl: "https://x.test", credentialHints: {}, credentialsSetAt: new Date() },
        sealedCredentials: seal(credentials, { merchantId, ownerId: connectionId }),
      },
    });
    await act("backup.before");
    await stop();
    copy("first", "old");

    await startOn("first");
    await act("backup.after");
    const { lines } = await verifyAllChains([]);
    const head = /altura:\d+:[0-9a-f]{64}$/.exec(lines[0] ?? "")?.[0] ?? "";
    await stop();
    copy("first", "newest");
    rmSync(join(folder, "first"), { recursive: true });

    await startOn("newest");
    expect(await checkReadiness()).toMatchObject({ status: "ready" });
    const { sealedCredentials } = await db().connection.findFirstOrThrow();
    const opened = openCredentials(merchantId, {
      id: assertId("connection", connectionId),
      sealedCredentials,
    });
    expect(opened).toEqual(JSON.parse(credentials));
    expect(await verifyAllChains([head])).toMatchObject({ isWhole: true });
    await act("backup.restored");
    expect(await verifyAllChains([head])).toMatchObject({ isWhole: true });
    await stop();

    await startOn("old");
    expect(await verifyAllChains([])).toMatchObject({ isWhole: true });
    expect(await verifyAllChains([head])).toMatchObject({ isWhole: false });
  },
  DRILL_MS,
);

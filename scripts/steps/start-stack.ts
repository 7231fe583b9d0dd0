import { join } from "node:path";
import { migrate } from "#lib/db/migrate.ts";
import { companySignInSettings } from "#prisma/seed/company-sign-in.ts";
import { buildWeb } from "./build-web.ts";
import { dataFolder } from "./data-folder.ts";
import { demoSecrets } from "./demo-secrets.ts";
import { generateClient } from "./generate-client.ts";
import { type OpenDatabase, openDatabase } from "./open-database.ts";
import { nextPort, type SandboxPorts, sandboxPorts, webPort } from "./ports.ts";
import { clearPreviousRun, forgetRun, noteRun } from "./previous-run.ts";
import { step } from "./say.ts";
import { emptyDatabase, nameDatabase, seedDemo, seedWasInterrupted } from "./seed-demo.ts";
import { type Service, startService } from "./service.ts";
import { doorService, sandboxService, webService, workerService } from "./services.ts";

export interface StackOptions {
  readonly mode: "demo" | "development" | "production" | "test";
  readonly dataDir?: string;
  readonly port?: string | undefined;
  readonly databaseUrl?: string | undefined;
}

export interface Stack {
  readonly url: string;
  /** Undefined in production, which has no sandbox. */
  readonly sandboxUrl: string | undefined;
  readonly dataDir: string;
  /** What each of Paydeck's processes was started with. */
  readonly env: NodeJS.ProcessEnv;
  /** Resolves with a sentence when a part died that nothing works without. */
  readonly died: Promise<string>;
  stop(): Promise<void>;
}

/** Starts database, sandbox, worker and dashboard, in this order, a line per step. What fails stops what had started. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const demo = options.mode !== "production";
  const folder = dataFolder(options.dataDir);
  await clearPreviousRun(folder);
  const port = await webPort(options.port);
  const services: Service[] = [];
  const url = (options.mode === "test" ? undefined : process.env.PAYDECK_URL) || `http://localhost:${port}`;
  const note = () =>
    noteRun(
      folder,
      url,
      services.map((service) => service.pid()),
    );

  note();
  let database: OpenDatabase | undefined;
  const stop = async () => {
    for (const service of services.toReversed()) await service.stop();
    await database?.stop();
    forgetRun(folder);
  };
  try {
    await step("Prisma client", generateClient, upToDate("generated"));
    const opened = await step(
      "Database",
      () => openDatabase(folder, { url: options.databaseUrl, throwAway: options.mode === "test" }),
      (result) => result.detail,
    );
    database = opened;
    const sandbox = demo ? await sandboxPorts(port) : undefined;
    const env = environment(options, folder, opened.url, url, sandbox);
    const name = nameDatabase(options.databaseUrl);
    if (demo && seedWasInterrupted(folder, name))
      await step("Half a demo removed", () => emptyDatabase(opened.url));
    await step(
      "Migrations",
      () => migrate(opened.url),
      (names) => (names.length ? `${names.length} applied` : "up to date"),
    );

    const start = async (title: string, description: Parameters<typeof startService>[0], detail = "") => {
      services.push(
        await step(
          title,
          () => startService({ ...description, onRestart: note }),
          () => detail,
        ),
      );
      note();
    };
    const watch = options.mode === "development";
    if (sandbox !== undefined) {
      await start(
        "Sandbox",
        sandboxService(env, folder, sandbox, watch),
        `http://localhost:${sandbox.http}, mail at http://localhost:${sandbox.http}/mail`,
      );
      await step(
        "Demo",
        () => seedDemo(folder, { url: opened.url, name }, env),
        (filled) => (filled ? "filled" : "already there"),
      );
    }
    if (!watch) await step("Dashboard build", buildWeb, upToDate("built"));
    await start("Worker", workerService(env, folder, watch));
    if (watch) await start("Dashboard", webService(env, folder, port, options.mode));
    else {
      const behind = await nextPort(sandbox?.smtp ?? port);
      await start("Dashboard", webService(env, folder, behind, options.mode));
      await start("Door", doorService(env, folder, { door: port, web: behind }, options.mode), url);
    }
    return {
      url,
      sandboxUrl: env.SANDBOX_URL,
      dataDir: folder,
      env,
      died: Promise.race([
        ...services.map((service) => service.died),
        opened.ended.then(() => `The database ended: see ${join(folder, "postgres", "postgres.log")}.`),
      ]),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

const upToDate = (done: string) => (did: boolean) => (did ? done : "up to date");

function environment(
  options: StackOptions,
  folder: string,
  databaseUrl: string,
  url: string,
  sandbox: SandboxPorts | undefined,
): NodeJS.ProcessEnv {
  return {
    // One press signs in to the demo: nobody there has a password to confirm with, so its sign-in counts all day.
    ...(sandbox === undefined ? {} : { PAYDECK_STEP_UP_MINUTES: "480" }),
    ...process.env,
    NODE_ENV: options.mode === "development" ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
    TZ: "UTC",
    DATABASE_URL: databaseUrl,
    PAYDECK_URL: url,
    NEXTAUTH_URL: url,
    PAYDECK_DATA_DIR: folder,
    ...(sandbox === undefined ? {} : { ...demoSecrets(folder), PAYDECK_DEMO: "true", ...places(sandbox) }),
    // The demo's own people sign in by one press: only the tests have a company behind them.
    ...(options.mode === "test" && sandbox !== undefined
      ? companySignInSettings(places(sandbox).SANDBOX_URL)
      : {}),
  };
}

/** The demo's customers are made up, their addresses may not be: whatever mail server is set, its letters stay here. */
function places({ http, smtp }: SandboxPorts) {
  return {
    SANDBOX_URL: `http://127.0.0.1:${http}`,
    PAYDECK_SMTP_URL: `smtp://127.0.0.1:${smtp}`,
    PAYDECK_MAIL_FROM: "payments@paydeck.test",
  };
}

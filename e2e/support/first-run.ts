import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { freePort } from "#lib/db/embedded/free-port.ts";
import { query } from "./query.ts";

const WITHIN_MS = 120_000;

export interface FirstRun {
  readonly url: string;
  /** What the console says to open. */
  readonly setupLink: string;
  stop(): Promise<void>;
}

/** Starts Paydeck as `npm start` does, for production, on a database of its own that nothing is in yet. */
export async function startForTheFirstTime(folder: string): Promise<FirstRun> {
  const database = new URL(process.env.DATABASE_URL ?? "");
  database.pathname = `/first_run_${randomUUID().replaceAll("-", "")}`;
  await query(`CREATE DATABASE ${database.pathname.slice(1)}`, []);
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const child = spawn(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", "--conditions=react-server", "scripts/start.ts"],
    {
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        NODE_ENV: "production",
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        HOST: "127.0.0.1",
        PORT: String(port),
        PAYDECK_URL: url,
        PAYDECK_DATA_DIR: folder,
        DATABASE_URL: database.href,
        NEXTAUTH_SECRET: randomBytes(32).toString("base64url"),
        PAYDECK_KEYS: `first:${randomBytes(32).toString("base64")}`,
      },
    },
  );
  const stop = async () => {
    if (child.exitCode === null && child.kill("SIGTERM")) await once(child, "exit");
    await query(`DROP DATABASE ${database.pathname.slice(1)} WITH (FORCE)`, []);
  };
  try {
    return { url, setupLink: await linkOnConsole(child), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The setup link, once everything is ready to open it. */
function linkOnConsole(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const giveUp = () => reject(new Error(`Paydeck did not start:\n${said}`));
    const timer = setTimeout(giveUp, WITHIN_MS);
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const link = /once, at: (\S+)/.exec(said)?.[1];
      if (link === undefined || !said.includes("Paydeck is ready")) return;
      clearTimeout(timer);
      resolve(link);
    };
    child.stdout?.on("data", listen);
    child.stderr?.on("data", listen);
    child.once("exit", giveUp);
  });
}

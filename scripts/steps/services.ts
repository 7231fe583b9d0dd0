import { join } from "node:path";
import type { ServiceOptions } from "./service.ts";

const FLAGS = ["--disable-warning=ExperimentalWarning", "--enable-source-maps"];

/** The providers' own servers, stood in for. */
export function sandboxService(
  env: NodeJS.ProcessEnv,
  folder: string,
  port: number,
  watch: boolean,
): ServiceOptions {
  const file = join(folder, "sandbox.json");
  return {
    name: "sandbox",
    args: [...FLAGS, ...watching(watch), "sandbox/main.ts", "--port", String(port), "--data", file],
    // It is another company's computer: it gets nothing of ours.
    env: { PATH: env.PATH, HOME: env.HOME, TZ: "UTC", NODE_ENV: env.NODE_ENV },
    logFile: join(folder, "sandbox.log"),
    readyUrl: `http://127.0.0.1:${port}/_control/health`,
    restart: true,
  };
}

/** The worker is a React server in Node's eyes, so that `server-only` modules load. */
export function workerService(env: NodeJS.ProcessEnv, folder: string, watch: boolean): ServiceOptions {
  return {
    name: "worker",
    args: [...FLAGS, "--conditions=react-server", ...watching(watch), "lib/worker/main.ts"],
    env,
    logFile: join(folder, "worker.log"),
    restart: true,
  };
}

export function webService(
  env: NodeJS.ProcessEnv,
  folder: string,
  port: number,
  mode: "demo" | "development" | "production" | "test",
): ServiceOptions {
  const command = mode === "development" ? "dev" : "start";
  // Only production is meant to be reached from outside: the demo's password is known to everybody.
  const host = env.HOST || (mode === "production" ? "0.0.0.0" : "127.0.0.1");
  return {
    name: "dashboard",
    args: ["node_modules/next/dist/bin/next", command, "--port", String(port), "--hostname", host],
    env,
    ...(mode === "development" ? {} : { logFile: join(folder, "dashboard.log") }),
    readyUrl: `http://127.0.0.1:${port}/api/health`,
    restart: false,
  };
}

function watching(watch: boolean): string[] {
  return watch ? ["--watch", "--watch-preserve-output"] : [];
}

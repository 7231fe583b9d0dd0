import { join } from "node:path";
import type { SandboxPorts } from "./ports.ts";
import type { ServiceOptions } from "./service.ts";

const FLAGS = ["--disable-warning=ExperimentalWarning", "--enable-source-maps"];
/**
 * Node lets waste pile up to twice as high before it looks through it. Writing a large export takes a hundred megabytes
 * less so, and no longer: `npm run bench -- export`.
 */
const LESS_WASTE = "--max-semi-space-size=16";
/**
 * More than twice what the dashboard lives on. Node looks for waste by how much it may have: told of all the machine has, it
 * lets a hundred megabytes more pile up, and is no quicker: `npm run bench -- lookup`.
 */
const ENOUGH_HEAP = "--max-old-space-size=512";
/** The worker is a React server in Node's eyes, so that `server-only` modules load. */
export const WORKER_FLAGS = [...FLAGS, LESS_WASTE, "--conditions=react-server"];

/** The providers' own servers, stood in for. */
export function sandboxService(
  env: NodeJS.ProcessEnv,
  folder: string,
  ports: SandboxPorts,
  watch: boolean,
): ServiceOptions {
  const file = join(folder, "sandbox.json");
  return {
    name: "sandbox",
    args: [
      ...FLAGS,
      ...watching(watch),
      "sandbox/main.ts",
      "--port",
      String(ports.http),
      "--smtp-port",
      String(ports.smtp),
      "--data",
      file,
    ],
    // It is another company's computer: it gets nothing of ours.
    env: { PATH: env.PATH, HOME: env.HOME, TZ: "UTC", NODE_ENV: env.NODE_ENV },
    logFile: join(folder, "sandbox.log"),
    readyUrl: `http://127.0.0.1:${ports.http}/_control/health`,
    restart: true,
  };
}

export function workerService(env: NodeJS.ProcessEnv, folder: string, watch: boolean): ServiceOptions {
  return {
    name: "worker",
    args: [...WORKER_FLAGS, ...watching(watch), "lib/worker/main.ts"],
    env,
    logFile: join(folder, "worker.log"),
    restart: true,
  };
}

type Mode = "demo" | "development" | "production" | "test";

/** Only production is meant to be reached from outside: the demo's password is known to everybody. */
function hostOf(env: NodeJS.ProcessEnv, mode: Mode): string {
  return env.HOST || (mode === "production" ? "0.0.0.0" : "127.0.0.1");
}

/** Next's own server: behind the door, except in development, where it is reached directly. */
export function webService(env: NodeJS.ProcessEnv, folder: string, port: number, mode: Mode): ServiceOptions {
  const development = mode === "development";
  const command = development ? "dev" : "start";
  const host = development ? hostOf(env, mode) : "127.0.0.1";
  return {
    name: "dashboard",
    args: [
      LESS_WASTE,
      ...(development ? [] : [ENOUGH_HEAP]),
      "node_modules/next/dist/bin/next",
      command,
      "--port",
      String(port),
      "--hostname",
      host,
    ],
    env,
    ...(development ? {} : { logFile: join(folder, "dashboard.log") }),
    readyUrl: `http://127.0.0.1:${port}/api/health`,
    restart: false,
  };
}

/** What the world reaches: it takes webhooks in and passes everything else on to the dashboard. */
export function doorService(
  env: NodeJS.ProcessEnv,
  folder: string,
  ports: { readonly door: number; readonly web: number },
  mode: Mode,
): ServiceOptions {
  return {
    name: "door",
    args: [...FLAGS, "lib/door/main.ts"],
    env: {
      ...env,
      DOOR_PORT: String(ports.door),
      DOOR_HOST: hostOf(env, mode),
      DOOR_UPSTREAM: `http://127.0.0.1:${ports.web}`,
    },
    logFile: join(folder, "door.log"),
    restart: true,
  };
}

function watching(watch: boolean): string[] {
  return watch ? ["--watch", "--watch-preserve-output"] : [];
}

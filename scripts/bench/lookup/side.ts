import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { freePort } from "#lib/db/embedded/free-port.ts";
import type { Service } from "../../steps/service.ts";
import { webService } from "../../steps/services.ts";
import type { Stage } from "../support/ingest-stage.ts";
import { type Case, casesOf } from "./cases.ts";
import type { World } from "./seed.ts";

/** One size of the history, with its database, our server and the bare one. */
export interface Side {
  readonly rows: number;
  readonly client: pg.Client;
  readonly cases: readonly Case[];
  readonly web: Service;
  readonly origin: string;
  /** Where the readers of the merchant are. */
  readonly readers: string;
  readonly bare: string;
}

export async function openSide(
  { env, folder, start }: Stage,
  { rows, url, slug }: { readonly rows: number; readonly url: string; readonly slug: string },
  world: World,
): Promise<Side> {
  const ports = { web: await freePort(), bare: await freePort() };
  const settings = { ...env, DATABASE_URL: url, PORT: String(ports.web) };
  const origin = `http://127.0.0.1:${ports.web}`;
  const web = await start({
    ...webService(settings, folder, ports.web, "production"),
    readyUrl: `${origin}/api/health`,
  });
  await start({
    name: "bare server",
    args: ["--disable-warning=ExperimentalWarning", "scripts/bench/lookup/bare.ts", url, String(ports.bare)],
    env: settings,
    logFile: join(folder, "bare.log"),
    restart: false,
  });
  const client = await connected(url);
  return {
    rows,
    client,
    cases: await casesOf(client, world),
    web,
    origin,
    readers: `${origin}/api/merchants/${slug}`,
    bare: `http://127.0.0.1:${ports.bare}/`,
  };
}

/** Connected as the tables' owner for as long as `work` takes. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await connected(url);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, options: "-c TimeZone=UTC" });
  await client.connect();
  return client;
}

/** Kilobytes in memory of a process and of all that it has started. */
export function residentOf(pid: number): number {
  const group = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        return [
          readFileSync(`/proc/${name}/stat`, "utf8"),
          readFileSync(`/proc/${name}/status`, "utf8"),
        ] as const;
      } catch {
        return [];
      }
    });
  let total = 0;
  for (let place = 0; place < group.length; place += 2) {
    const [stat = "", status = ""] = group.slice(place, place + 2);
    const processGroup = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[2]);
    if (processGroup === pid) total += Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0);
  }
  return total;
}

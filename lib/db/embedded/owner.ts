import { execFileSync } from "node:child_process";

/** The account that PostgreSQL runs as. */
export interface ClusterOwner {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to run as root, so root lends it another account; an ordinary user keeps their own (undefined). */
export function clusterOwner(): ClusterOwner | undefined {
  if (process.getuid?.() !== 0) return undefined;
  return find("postgres") ?? create("postgres") ?? find("nobody") ?? fail();
}

function find(name: string): ClusterOwner | undefined {
  try {
    return { uid: numberFrom("-u", name), gid: numberFrom("-g", name) };
  } catch {
    return undefined;
  }
}

function create(name: string): ClusterOwner | undefined {
  try {
    execFileSync("useradd", ["--system", "--user-group", "--no-create-home", name], { stdio: "ignore" });
  } catch {
    return undefined;
  }
  return find(name);
}

function numberFrom(flag: string, name: string): number {
  const text = execFileSync("id", [flag, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  return Number.parseInt(text, 10);
}

function fail(): never {
  throw new Error(
    "PostgreSQL cannot run as root, and this system has no other account for it: run as an ordinary user.",
  );
}

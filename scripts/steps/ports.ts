import { freePort, isFree } from "#lib/db/embedded/free-port.ts";
import { PlainError } from "./say.ts";

/** The port of `PORT`, which must be a port and free. */
export async function webPort(text: string | undefined, fallback = 3000): Promise<number> {
  const port = text ? Number(text) : fallback;
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new PlainError(`PORT must be a number from 1 to 65535, not "${text}".`);
  }
  if (!(await isFree(port))) {
    throw new PlainError(`Port ${port} is taken by another program: stop it or set PORT to another number.`);
  }
  return port;
}

/** Where the sandbox is reached, and where it takes mail. */
export interface SandboxPorts {
  readonly http: number;
  readonly smtp: number;
}

/** The next two free ports after `port`. */
export async function sandboxPorts(port: number): Promise<SandboxPorts> {
  const http = await nextPort(port);
  return { http, smtp: await nextPort(http) };
}

/** The next free port after `port`. */
export async function nextPort(port: number): Promise<number> {
  for (let candidate = port + 1; candidate < port + 20; candidate++) {
    if (await isFree(candidate)) return candidate;
  }
  return freePort();
}

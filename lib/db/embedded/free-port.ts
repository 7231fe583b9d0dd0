import { createServer } from "node:net";

/** `preferred` when nobody listens on it, else any free port of this machine. */
export async function freePort(preferred?: number): Promise<number> {
  if (preferred !== undefined && (await isFree(preferred))) return preferred;
  return listenOnce(0);
}

/** Whether a server could listen on `port` now, on the loopback address or on all of them. */
export async function isFree(port: number): Promise<boolean> {
  try {
    await listenOnce(port);
    await listenOnce(port, "0.0.0.0");
    return true;
  } catch {
    return false;
  }
}

function listenOnce(port: number, host = "127.0.0.1"): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : port));
    });
  });
}

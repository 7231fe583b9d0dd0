import { once } from "node:events";
import { type AddressInfo, createServer, type Server } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { overrideEnv } from "../env.ts";
import { db, disconnectDb } from "./client.ts";

let server: Server;

beforeAll(async () => {
  server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.once("data", () => socket.write(Buffer.concat([SIGNED_IN, READY, ENDING])));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  overrideEnv({ DATABASE_URL: `postgresql://paydeck:secret@127.0.0.1:${port}/paydeck` });
});
afterAll(async () => {
  await disconnectDb();
  server.close();
});

// Emitted on a connection to which nobody listens, an error ends the process: Vitest fails on it as well.
it("fails a unit, not the process, when PostgreSQL says in one breath that it is ready and that it is ending", async () => {
  await expect(db().$transaction(async (tx) => tx.$queryRaw`SELECT 1`)).rejects.toThrow();
});

function message(type: string, body: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.byteLength + 4);
  return Buffer.concat([Buffer.from(type), length, body]);
}

const SIGNED_IN = message("R", Buffer.alloc(4));
const READY = message("Z", Buffer.from("I"));
const ENDING = message(
  "E",
  Buffer.from("SFATAL\0VFATAL\0C57P01\0Mterminating connection due to unexpected postmaster exit\0\0"),
);

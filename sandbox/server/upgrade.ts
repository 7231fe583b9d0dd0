import type { Server } from "node:http";
import type { Duplex } from "node:stream";
import { sandboxPrefixes } from "#sandbox/accounts.ts";
import type { ProviderModule } from "./provider.ts";

/** Hands each WebSocket request to the provider whose prefix it has. Call what it returns to end them all. */
export function takeUpgrades(server: Server, providers: readonly ProviderModule[]): () => void {
  const sockets = new Set<Duplex>();
  server.on("upgrade", (request, socket, head) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    // Without it a peer that vanishes in mid-handshake would end the process.
    socket.on("error", () => socket.destroy());
    const path = request.url ?? "/";
    const provider = providers.find((module) => path.startsWith(`${sandboxPrefixes[module.id]}/`));
    if (provider?.upgrade) provider.upgrade(request, socket, head);
    else socket.end("HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
  });
  return () => {
    for (const socket of sockets) socket.destroy();
  };
}

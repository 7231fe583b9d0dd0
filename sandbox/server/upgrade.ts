import type { Server } from "node:http";
import type { Duplex } from "node:stream";
import { sandboxPrefixes } from "#sandbox/accounts.ts";
import type { ProviderModule } from "./provider.ts";
import type { SettingsBook } from "./settings.ts";

/** Hands each WebSocket request to the provider whose prefix it has. Call what it returns to end them all. */
export function takeUpgrades(
  server: Server,
  providers: readonly ProviderModule[],
  settings: SettingsBook,
): () => void {
  const sockets = new Set<Duplex>();
  server.on("upgrade", (request, socket, head) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    // Without it a peer that vanishes in mid-handshake would end the process.
    socket.on("error", () => socket.destroy());
    const path = request.url ?? "/";
    const provider = providers.find((module) => path.startsWith(`${sandboxPrefixes[module.id]}/`));
    if (!provider?.upgrade) refuse(socket, "404 Not Found");
    else if (settings.of(provider.id).outage) refuse(socket, "503 Service Unavailable");
    else provider.upgrade(request, socket, head);
  });
  return () => {
    for (const socket of sockets) socket.destroy();
  };
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n`);
}

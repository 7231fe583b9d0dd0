import { randomBytes } from "node:crypto";
import { request as forward, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer, type Server } from "node:https";
import { z } from "zod";
import type { Reply, SandboxRequest } from "#sandbox/server/http.ts";
import { headerOf, json } from "#sandbox/server/http.ts";
import type { SandboxContext } from "#sandbox/server/provider.ts";
import { type Certificates, certificatesSchema, makeCertificates } from "./certificates.ts";

const keptSchema = z.object({ port: z.number().int(), certificates: certificatesSchema });
type Kept = z.infer<typeof keptSchema>;

const markHeader = "x-sandbox-client-certificate";
const firstTry = 1000;

/** The address that takes client certificates only. Behind it stands the same gateway. */
export interface TlsDoor {
  /** GET /gateway/client-certificate: the address, and what a merchant would be handed to call it. */
  show(): Promise<Reply>;
  /** The request came through the door: a certificate of ours was shown there. */
  isProven(request: SandboxRequest): boolean;
}

/** Ends TLS as a bank's front would, and hands on with a mark that nobody outside can know. */
export function createTlsDoor(context: SandboxContext): TlsDoor {
  const mark = randomBytes(24).toString("base64url");
  let kept: Kept | undefined;
  let opening: Promise<Kept> | undefined;

  async function open(certificates: Certificates, port: number): Promise<Kept> {
    const { authority, server: own } = certificates;
    const server = createServer(
      {
        key: own.privateKey,
        cert: own.certificate,
        ca: authority.certificate,
        requestCert: true,
        rejectUnauthorized: true,
        minVersion: "TLSv1.2",
      },
      (incoming, outgoing) => handOn(context.baseUrl(), mark, incoming, outgoing),
    );
    // The sandbox ends when its own server does.
    server.unref();
    const taken = await listen(server, port).catch(() => listen(server, 0));
    kept = { port: taken, certificates };
    context.store.changed();
    return kept;
  }

  context.store.register({
    name: "gateway.tls",
    dump: () => kept ?? null,
    load: (data) => {
      const earlier = keptSchema.nullable().parse(data);
      if (earlier) opening = open(earlier.certificates, earlier.port);
    },
  });

  return {
    async show() {
      opening ??= open(makeCertificates(Date.now()), Number(new URL(context.baseUrl()).port) + firstTry);
      const { port, certificates } = await opening;
      return json(200, {
        base_url: `https://127.0.0.1:${port}/gateway`,
        certificate: certificates.client.certificate,
        private_key: certificates.client.privateKey,
        authority: certificates.authority.certificate,
      });
    },
    isProven: (request) => headerOf(request, markHeader) === mark,
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port <= 65_535 ? port : 0, "127.0.0.1", () => {
      server.removeListener("error", reject);
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : 0);
    });
  });
}

function handOn(baseUrl: string, mark: string, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const url = new URL(incoming.url ?? "/", baseUrl);
  const headers = { ...incoming.headers, host: url.host, [markHeader]: mark };
  const onward = forward(url, { method: incoming.method ?? "GET", headers }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  onward.on("error", () => outgoing.destroy());
  incoming.pipe(onward);
}

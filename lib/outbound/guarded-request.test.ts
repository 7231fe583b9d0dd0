import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Mode } from "../mode.ts";
import { createGuardedAgent } from "./guarded-agent.ts";
import { type GuardedRequest, guardedRequest } from "./guarded-request.ts";
import { OutboundError } from "./outbound-error.ts";
import { refuseTarget } from "./target-url.ts";

let server: Server;
let port = 0;
let reached = 0;
beforeAll(async () => {
  server = createServer((request, response) => {
    reached += 1;
    if (request.url === "/redirect") response.writeHead(302, { location: "/other" }).end();
    else if (request.url === "/endless") {
      response.writeHead(200);
      const timer = setInterval(() => response.write("x".repeat(1000)), 1);
      response.on("close", () => clearInterval(timer));
    } else if (request.url === "/cut") {
      response.writeHead(200, { "content-length": "1000" }).write("half");
      setTimeout(() => request.socket.destroy(), 20);
    } else if (request.url !== "/silent") response.writeHead(200, { "x-a": ["1", "2"] }).end("hello");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function ask(url: string, more: Partial<GuardedRequest> = {}) {
  const usual = {
    mode: "test",
    method: "POST",
    headers: {},
    body: "{}",
    withinMs: 2000,
    maxBytes: 2048,
  } as const;
  return guardedRequest({ ...usual, ...more, url });
}

async function refusal(work: Promise<unknown>): Promise<string> {
  const thrown: unknown = await work.then(
    () => null,
    (error: unknown) => error,
  );
  return thrown instanceof OutboundError ? thrown.code : `not refused: ${String(thrown)}`;
}

/** Spellings of machines that nobody outside may be let to reach. */
const INSIDE = [
  "127.0.0.1",
  "127.1",
  "2130706433",
  "0x7f.1",
  "0x7f000001",
  "0177.0.0.1",
  "127.0.0.1.",
  "[::1]",
  "[0:0:0:0:0:0:0:1]",
  "[::]",
  "[::ffff:127.0.0.1]",
  "[::ffff:7f00:1]",
  "[::127.0.0.1]",
  "[::ffff:0:127.0.0.1]",
  "[64:ff9b::7f00:1]",
  "[64:ff9b:1::7f00:1]",
  "[2002:7f00:1::]",
  "[2001:0:7f00:1::]",
  "[fe80::1]",
  "[fec0::1]",
  "[fc00::1]",
  "[fd00:ec2::254]",
  "[ff02::1]",
  "[100::1]",
  "[2001:db8::1]",
  "0.0.0.0",
  "0",
  "10.1.2.3",
  "172.16.0.1",
  "192.168.1.1",
  "169.254.169.254",
  "2852039166",
  "100.64.0.1",
  "198.18.0.1",
  "192.0.0.192",
  "192.0.2.1",
  "224.0.0.1",
  "240.0.0.1",
  "255.255.255.255",
  "localhost",
  "LOCALHOST.",
  "foo.localhost",
  "printer.local",
  "db.internal",
  "router.lan",
  "nas.home.arpa",
  "intranet",
  "①②⑦.⓪.⓪.①",
];

describe("in live mode", () => {
  it.each(INSIDE)("https://%s is refused before anything is sent", async (host) => {
    expect(refuseTarget(`https://${host}/hooks`, "live")).not.toBeNull();
    expect(await refusal(ask(`https://${host}:${port}/hooks`, { mode: "live" }))).toBe("refused_address");
    expect(reached).toBe(0);
  });

  it.each(INSIDE.filter((host) => /^[[\d]/.test(host)))("the connection itself refuses %s", async (host) => {
    const agent = createGuardedAgent("live");
    const { hostname } = new URL(`http://${host}/`);
    const connecting = agent.request({ origin: `http://${hostname}:${port}`, path: "/", method: "GET" });
    await expect(connecting).rejects.toMatchObject({ code: "refused_address" });
    await agent.close();
  });

  it.each([[["127.0.0.1"]], [["93.184.216.34", "10.0.0.5"]], [["::1"]], [["::ffff:169.254.169.254"]]])(
    "a name that stands for %j is refused",
    async (addresses) => {
      const agent = createGuardedAgent("live", {
        resolve: async () => addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
      });
      expect(await refusal(ask("https://hooks.example.com/x", { mode: "live", agent }))).toBe(
        "refused_address",
      );
      await agent.close();
    },
  );

  it("takes public hosts over https, on ports that are nobody else's", () => {
    for (const url of ["https://example.com/h?token=1", "https://example.com:8443/", "https://8.8.8.8/"])
      expect(refuseTarget(url, "live")).toBeNull();
  });

  it.each([
    "http://example.com/",
    "ftp://example.com/",
    "javascript:alert(1)",
    "file:///etc/passwd",
    "https://user:secret@example.com/",
    "https://user@example.com/",
    "https://example.com/#part",
    "https://example.com:25/",
    "https://example.com:22/",
    "//example.com/",
    "example.com",
    "",
  ])("refuses %j", (url) => {
    expect(refuseTarget(url, "live")).not.toBeNull();
  });
});

describe("in test mode", () => {
  it("reaches this machine, over http too, and no other machine inside", async () => {
    expect((await ask(`http://127.0.0.1:${port}/`)).status).toBe(200);
    expect((await ask(`http://localhost:${port}/`)).status).toBe(200);
    for (const host of ["10.0.0.1", "169.254.169.254", "[fd00::1]", "100.64.0.1"])
      expect(await refusal(ask(`http://${host}:${port}/`))).toBe("refused_address");
  });

  it("refuses a name that stands for another machine inside", async () => {
    const agent = createGuardedAgent("test", {
      resolve: async () => [{ address: "192.168.0.7", family: 4 }],
    });
    expect(await refusal(ask("http://hooks.example.com/", { agent }))).toBe("refused_address");
    await agent.close();
  });
});

describe("an answer", () => {
  it("comes with its status, headers and beginning", async () => {
    const { status, headers, body } = await ask(`http://127.0.0.1:${port}/`, { maxBytes: 3 });
    expect(status).toBe(200);
    expect(headers["x-a"]).toBe("1, 2");
    expect(new TextDecoder().decode(body)).toBe("hel");
  });

  it("that redirects is an answer, and is not followed", async () => {
    const before = reached;
    expect((await ask(`http://127.0.0.1:${port}/redirect`)).status).toBe(302);
    expect(reached).toBe(before + 1);
  });

  it("without end is cut after what is kept", async () => {
    const { body } = await ask(`http://127.0.0.1:${port}/endless`);
    expect(body.byteLength).toBe(2048);
  });

  it("counts by its status even where its body breaks off", async () => {
    expect((await ask(`http://127.0.0.1:${port}/cut`)).status).toBe(200);
  });

  it("that does not come in time is a timeout", async () => {
    expect(await refusal(ask(`http://127.0.0.1:${port}/silent`, { withinMs: 100 }))).toBe("timeout");
  });

  it("of nobody is told by its cause", async () => {
    const closed = createServer().listen(0, "127.0.0.1");
    await once(closed, "listening");
    const nobody = (closed.address() as AddressInfo).port;
    closed.close();
    await once(closed, "close");
    expect(await refusal(ask(`http://127.0.0.1:${nobody}/`))).toBe("connection_refused");
    expect(await refusal(ask(`https://127.0.0.1:${port}/`))).toMatch(/^(tls|connection_lost|network)$/);
    const modes: Mode[] = ["test", "live"];
    for (const mode of modes) {
      const agent = createGuardedAgent(mode, {
        resolve: async () => {
          throw Object.assign(new Error("getaddrinfo ENOTFOUND"), { code: "ENOTFOUND" });
        },
      });
      expect(await refusal(ask("https://nobody.example.com/", { mode, agent }))).toBe("dns");
      await agent.close();
    }
  });
});

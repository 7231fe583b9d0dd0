import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, it } from "vitest";
import { overrideEnv } from "../env.ts";
import { leanDoor, listen, sendRaw, type TestDoor } from "./testing/doors.ts";

overrideEnv({ LOG_LEVEL: "silent" });

interface Seen {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const open: { close(): Promise<void> | void }[] = [];

afterEach(async () => {
  for (const thing of open.splice(0).toReversed()) await thing.close();
});

/** A dashboard that notes what it is asked and answers as told, behind a door. */
async function scene(answer: (response: ServerResponse, seen: Seen) => void) {
  const seen: Seen[] = [];
  const server: Server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    const { method, url, headers } = request;
    const noted = { method, url, headers, body };
    seen.push(noted);
    answer(response, noted);
  });
  const port = await listen(server);
  open.push({
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  });
  const door: TestDoor = await leanDoor(new URL(`http://127.0.0.1:${port}`));
  open.push(door);
  return { seen, port: door.port, url: `http://127.0.0.1:${door.port}` };
}

it("passes a request on with its host, its proxies' words and its body, and the answer back", async () => {
  const { seen, port } = await scene((response) => {
    response.writeHead(
      201,
      "Made",
      [
        ["set-cookie", "a=1"],
        ["set-cookie", "b=2"],
        ["x-answer", "yes"],
      ].flat(),
    );
    response.end("here");
  });
  const head = ["POST /altura/x?y=1 HTTP/1.1", "Host: pay.example", "X-Forwarded-For: 203.0.113.7"];
  const more = ["X-Forwarded-Proto: https", "X-Forwarded-Host: pay.example", "Content-Length: 4"];
  const answer = await sendRaw(port, [
    `${[...head, ...more].join("\r\n")}\r\n\r\n`,
    "ab",
    { waitMs: 20 },
    "cd",
  ]);
  expect(answer).toMatchObject({ status: 201, body: expect.stringContaining("here") });
  expect(answer.head).toContain("Made");
  expect(answer.head.match(/set-cookie: .*/g)).toEqual(["set-cookie: a=1", "set-cookie: b=2"]);
  expect(seen).toMatchObject([
    {
      method: "POST",
      url: "/altura/x?y=1",
      body: "abcd",
      headers: {
        host: "pay.example",
        "x-forwarded-for": "203.0.113.7",
        "x-forwarded-proto": "https",
        "x-forwarded-host": "pay.example",
        "content-length": "4",
      },
    },
  ]);
});

it("notes where a request came from that no proxy has seen", async () => {
  const { seen, url } = await scene((response) => void response.end());
  await fetch(url);
  expect(seen[0]?.headers["x-forwarded-for"]).toBe("127.0.0.1");
});

it("leaves every other spelling of an address to the dashboard", async () => {
  const { seen, url } = await scene((response) => void response.end());
  for (const path of [
    "/api/webhooks/con_%41",
    "/api/webhooks/",
    "/api/webhooks/con_1/more",
    "/api/webhooksx",
  ])
    await fetch(url + path, { method: "POST" });
  expect(seen).toHaveLength(4);
});

it("lets a stream of events flow, and tells the dashboard when the reader has gone", async () => {
  const gone = Promise.withResolvers<void>();
  const { url } = await scene((response) => {
    response.on("close", () => gone.resolve());
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.flushHeaders();
    setTimeout(() => response.write("data: one\n\n"), 30);
  });
  const reader = new AbortController();
  const answer = await fetch(url, { signal: reader.signal });
  const body = answer.body?.getReader();
  const first = await body?.read();
  expect(Buffer.from(first?.value ?? []).toString()).toBe("data: one\n\n");
  reader.abort();
  await Promise.race([gone.promise, sleep(3_000).then(() => Promise.reject(new Error("never told")))]);
});

it("says in plain words that the dashboard is not there", async () => {
  const door = await leanDoor(new URL("http://127.0.0.1:9"));
  open.push(door);
  const answer = await fetch(`http://127.0.0.1:${door.port}/altura`);
  expect(answer.status).toBe(502);
  expect(await answer.text()).toContain("The dashboard does not answer right now");
});

it("cuts the answer when the dashboard breaks off in the middle of it", async () => {
  const { url } = await scene((response) => {
    response.writeHead(200, { "content-length": 100 });
    response.write("half");
    setTimeout(() => response.destroy(), 20);
  });
  const answer = await fetch(url);
  await expect(answer.text()).rejects.toThrow();
});

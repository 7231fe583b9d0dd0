import type { IncomingHttpHeaders } from "node:http";
import { createServer } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { startSandbox } from "./start.ts";

export interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}

/** A merchant's webhook address on a free port. `answers` are the statuses it gives in turn, then 200. */
export async function listenForWebhooks(answers: number[] = []) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    received.push({ headers: request.headers, body: Buffer.concat(chunks).toString("utf8") });
    response.writeHead(answers.shift() ?? 200).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    received,
    async until(test: (message: Received) => boolean): Promise<Received> {
      for (let tries = 0; tries < 200; tries += 1) {
        const found = received.find(test);
        if (found) return found;
        await wait(25);
      }
      throw new Error(`the webhook did not come; ${received.length} others did`);
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

export const jsonObject = z.record(z.string(), z.unknown());

export interface Answer {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
  text: string;
}

/** A sandbox on a free port with short delays, and the calls that tests make to it. */
export async function startTestSandbox() {
  const sandbox = await startSandbox({ port: 0, quiet: true });

  async function call(
    method: string,
    path: string,
    headers: Record<string, string> = {},
    body?: unknown,
  ): Promise<Answer> {
    const response = await fetch(path.startsWith("http") ? path : `${sandbox.url}${path}`, {
      method,
      headers: { "content-type": "application/json", ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json");
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: isJson && text.startsWith("{") ? jsonObject.parse(JSON.parse(text)) : {},
    };
  }

  /** Presses a button of a hosted page, as a browser without JavaScript would, and answers the page that follows. */
  async function press(pageUrl: string, fields: Record<string, string>): Promise<string> {
    const response = await fetch(pageUrl, { method: "POST", body: new URLSearchParams(fields) });
    return response.text();
  }

  const control = (path: string, body: unknown) => call("POST", `/_control/${path}`, {}, body);
  for (const provider of ["88pay", "payin", "pepay", "gateway"]) {
    await control("settings", { provider, detectionMs: 10, confirmationMs: 30, retryScale: 0.02 });
  }
  return { ...sandbox, call, press, control };
}

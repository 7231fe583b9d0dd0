import { Agent, request } from "node:http";

/** Keeps its connection, as a browser does. */
const agent = new Agent({ keepAlive: true, maxSockets: 4 });

export interface Answer {
  readonly ms: number;
  readonly body: string;
}

/** Sends one request and reads the answer to its end. Anything but 200 throws. */
export function ask(
  url: string,
  options: { readonly cookie?: string; readonly body?: string } = {},
): Promise<Answer> {
  const { cookie, body } = options;
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const headers = { ...(cookie && { cookie }), ...(body && { "content-type": "application/json" }) };
    const sent = request(url, { agent, method: body === undefined ? "GET" : "POST", headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const answer = { ms: performance.now() - started, body: Buffer.concat(chunks).toString() };
        if (response.statusCode === 200) resolve(answer);
        else reject(new Error(`${url} answered ${response.statusCode}: ${answer.body.slice(0, 300)}`));
      });
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

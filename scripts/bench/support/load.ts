import { createHmac, randomUUID } from "node:crypto";
import { connect, type Socket } from "node:net";
import { z } from "zod";

/** What one run sends. */
export interface LoadPlan {
  readonly port: number;
  readonly path: string;
  readonly connections: number;
  /** How many; null sends one and the same until told to stop. */
  readonly requests: number | null;
  /** Signs events with it; without one, empty GET requests are sent; a wrong one is refused. */
  readonly secret: string | null;
}

export interface LoadResult {
  readonly rps: number;
  readonly p50: number;
  readonly p99: number;
  /** How often each status was answered. */
  readonly statuses: Readonly<Record<string, number>>;
  /** The provider's ids of the events that were acknowledged. */
  readonly acknowledged: readonly string[];
}

const planSchema = z.object({
  port: z.number(),
  path: z.string(),
  connections: z.number(),
  requests: z.number().nullable(),
  secret: z.string().nullable(),
});

/** A process of its own, so that making load takes no time from what is measured: a plan comes in, a result goes out. */
let stopped = false;
process.on("message", (message) => {
  if (message === "stop") stopped = true;
  else void answer(message);
});
process.send?.("ready");

async function answer(message: unknown): Promise<void> {
  process.send?.(await run(planSchema.parse(message)));
}

interface Prepared {
  readonly id: string;
  readonly bytes: Buffer;
}

/** Every sender waits for its answer before it sends again. All requests are made and signed before the clock starts. */
async function run(plan: LoadPlan): Promise<LoadResult> {
  stopped = false;
  const waiting = Array.from({ length: plan.requests ?? 1 }, () => prepare(plan));
  const next = (): Prepared | undefined => {
    if (plan.requests !== null) return waiting.pop();
    return stopped ? undefined : waiting[0];
  };
  const sockets = await Promise.all(Array.from({ length: plan.connections }, () => open(plan.port)));
  const times: number[] = [];
  const statuses: Record<string, number> = {};
  const acknowledged: string[] = [];
  const started = performance.now();
  await Promise.all(
    sockets.map(async (socket) => {
      for (let request = next(); request; request = next()) {
        const sent = performance.now();
        const status = await exchange(socket, request.bytes);
        times.push(performance.now() - sent);
        statuses[status] = (statuses[status] ?? 0) + 1;
        if (status === 200) acknowledged.push(request.id);
      }
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  for (const socket of sockets) socket.destroy();
  times.sort((a, b) => a - b);
  const percentile = (part: number): number => round(times[Math.floor((times.length - 1) * part)] ?? 0);
  return {
    rps: round(times.length / seconds),
    p50: percentile(0.5),
    p99: percentile(0.99),
    statuses,
    acknowledged,
  };
}

/** A PayIn event of some 500 bytes about which nothing has to be done, with the headers that such a sender adds. */
function prepare({ path, secret }: LoadPlan): Prepared {
  if (secret === null) {
    const head = `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\nuser-agent: bench\r\naccept: */*\r\n\r\n`;
    return { id: "", bytes: Buffer.from(head) };
  }
  const id = `evt_${randomUUID()}`;
  const body = JSON.stringify({
    id,
    type: "deposit.address_bound",
    createdAt: "2026-11-19T14:00:00.000Z",
    data: {
      depositReference: `player_${randomUUID()}`,
      address: `T${randomUUID().replaceAll("-", "")}`,
      protocol: "tron",
      chains: ["tron-nile"],
      currency: "USDT",
      boundAt: "2026-11-19T13:59:58.123Z",
      boundBy: randomUUID(),
      url: `https://pay.example/deposits/${randomUUID()}`,
      metadata: { shop: "bench", note: "an event of an ordinary size" },
    },
  });
  const signature = createHmac("sha256", secret).update(body).digest("hex");
  const head = [
    `POST ${path} HTTP/1.1`,
    "host: 127.0.0.1",
    "user-agent: PayIn-Webhook/1.0",
    "content-type: application/json",
    `content-length: ${Buffer.byteLength(body)}`,
    `x-payin-signature: ${signature}`,
    "x-payin-event-type: deposit.address_bound",
    `x-payin-event-id: ${id}`,
  ];
  return { id, bytes: Buffer.from(`${head.join("\r\n")}\r\n\r\n${body}`) };
}

function open(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true }, () => resolve(socket));
    socket.once("error", reject);
  });
}

/** Sends one request over a kept connection; answers the status once the answer is there to its end. */
function exchange(socket: Socket, request: Buffer): Promise<number> {
  return new Promise((resolve, reject) => {
    let text = "";
    const lost = (): void => reject(new Error(`the connection was closed: ${text.slice(0, 200)}`));
    const take = (chunk: Buffer): void => {
      text += chunk.toString("latin1");
      if (!isWhole(text)) return;
      socket.off("data", take);
      socket.off("close", lost);
      resolve(Number(text.slice(9, 12)));
    };
    socket.on("data", take);
    socket.once("close", lost);
    socket.write(request);
  });
}

function isWhole(answer: string): boolean {
  const end = answer.indexOf("\r\n\r\n");
  if (end === -1) return false;
  const length = /\r\ncontent-length: (\d+)/i.exec(answer)?.[1];
  return length === undefined ? answer.endsWith("0\r\n\r\n") : answer.length >= end + 4 + Number(length);
}

function round(value: number): number {
  return Number(value.toFixed(2));
}

import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { newId } from "#lib/ids.ts";
import { stopSignal } from "../steps/stop-signal.ts";
import type { Delivery, Plan } from "./plan.ts";
import { type Random, seeded } from "./random.ts";
import type { World } from "./world.ts";

/** One HTTP request. Its marker is stored with the headers, so that its row can be found. */
export interface SentRequest {
  readonly marker: string;
  /** Null: the connection broke or nobody answered. The request may have arrived all the same. */
  readonly status: number | null;
}

export interface Sender {
  readonly requests: readonly SentRequest[];
  /** Requests that were answered with anything but an error of ours. */
  answered(): number;
  /** Whether everything that may be sent by now has been answered. */
  isIdle(): boolean;
  /** Resolves when everything has been answered; rejects when something can't be. */
  readonly done: Promise<void>;
}

export interface SenderOptions {
  readonly seed: number;
  readonly plan: Plan;
  readonly world: World;
  /** Ports of the processes that take webhooks; a different one may answer each try. */
  readonly ports: () => readonly number[];
  /** How many deliveries may have begun by now. */
  readonly allowed: () => number;
}

const AT_ONCE = 24;
const ANSWER_TAKES_MS = 10_000;
/** A provider goes on for days; here a delivery that nobody takes for so long ends the run. */
const GIVE_UP_MS = 120_000;
export const MARKER = "x-delivery-marker";

/** Plays the providers: sends every delivery of the plan, again and again until it is answered 2xx or refused. */
export function startSender(options: SenderOptions): Sender {
  const { plan, world, allowed } = options;
  const random = seeded(options.seed, "sender");
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const requests: SentRequest[] = [];
  const late = new Map(plan.stories.filter(({ late }) => late).map((story) => [story.subject, story]));
  let next = 0;
  let answered = 0;
  let underway = 0;

  const one = async (index: number, delivery: Delivery): Promise<void> => {
    const copies = Array.from({ length: delivery.copies }, (_, copy) =>
      untilAnswered(`${index}-${copy}`, delivery),
    );
    await Promise.all(copies);
    const story = delivery.story && late.get(delivery.story.subject);
    if (!story || !late.delete(story.subject)) return;
    await world.writeLate(story);
  };

  const untilAnswered = async (name: string, delivery: Delivery): Promise<void> => {
    const end = Date.now() + GIVE_UP_MS;
    for (let attempt = 1; ; attempt += 1) {
      stopSignal.throwIfAborted();
      const marker = `${name}-${attempt}`;
      const port = portOf(random, options.ports());
      const status = await post({ agent, port, ...written(plan, world, delivery, marker) });
      requests.push({ marker, status });
      if (status !== null && status < 500) answered += 1;
      if (isFinal(status, delivery)) return;
      if (Date.now() > end)
        throw new Error(`Delivery ${marker} was answered ${status ?? "by nobody"} to the end.`);
      await sleep(random.between(30, 250));
    }
  };

  const lane = async (): Promise<void> => {
    for (;;) {
      stopSignal.throwIfAborted();
      const delivery = plan.deliveries[next];
      if (delivery === undefined) return;
      if (next >= allowed()) {
        await sleep(20);
        continue;
      }
      const index = next;
      next += 1;
      underway += 1;
      await one(index, delivery);
      underway -= 1;
    }
  };

  const done = Promise.all(Array.from({ length: AT_ONCE }, lane)).then(() => agent.destroy());
  done.catch(() => undefined);
  const isIdle = (): boolean => underway === 0 && next >= Math.min(allowed(), plan.deliveries.length);
  return { requests, answered: () => answered, isIdle, done };
}

/** A refusal of what is not forged is no answer that a provider would accept: it is sent again, and the run fails. */
function isFinal(status: number | null, { forged }: Delivery): boolean {
  if (status === null || status >= 500) return false;
  return forged === "no" ? status < 300 : status === 401;
}

/** The proof is made anew for each try, as providers do: some hold the time of sending. */
function written(plan: Plan, world: World, delivery: Delivery, marker: string): Omit<Post, "agent" | "port"> {
  const { account, forged } = delivery;
  const provider = plan.accounts[account]?.provider;
  const id = forged === "address" ? newId("connection") : world.connections[account]?.id;
  const body = Buffer.from(delivery.body);
  const headers = {
    "content-type": "application/json",
    "content-length": body.byteLength,
    [MARKER]: marker,
    ...provider?.prove(delivery.body, forged !== "no"),
  };
  return { path: `/api/webhooks/${id}`, body, headers };
}

function portOf(random: Random, ports: readonly number[]): number {
  return ports.length === 0 ? 9 : random.pick(ports);
}

interface Post {
  readonly agent: Agent;
  readonly port: number;
  readonly path: string;
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string | number>>;
}

function post({ agent, port, path, body, headers }: Post): Promise<number | null> {
  return new Promise((resolve) => {
    const sent = request(
      { agent, port, host: "127.0.0.1", method: "POST", path, timeout: ANSWER_TAKES_MS, headers },
      (answer) => {
        answer.resume();
        answer.once("end", () => resolve(answer.statusCode ?? null));
        answer.once("error", () => resolve(null));
        answer.once("close", () => resolve(null));
      },
    );
    sent.once("timeout", () => sent.destroy());
    sent.once("error", () => resolve(null));
    sent.end(body);
  });
}

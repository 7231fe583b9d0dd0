import { Worker } from "node:worker_threads";
import type { DrawnLetter } from "./letter-html.ts";

export interface RenderOrder {
  readonly id: number;
  readonly letter: DrawnLetter;
  readonly senderName: string;
}
export type RenderAnswer =
  | { readonly id: number; readonly html: string }
  | { readonly id: number; readonly problem: string };

/** Far longer than drawing takes, the first load of the templates included. */
const ANSWER_MS = 20_000;

interface Waiting {
  readonly done: (html: string) => void;
  readonly failed: (problem: Error) => void;
}

let thread: Worker | undefined;
let lastId = 0;
const waiting = new Map<number, Waiting>();

/**
 * The HTML of a letter, drawn by React in a thread of its own: the worker's main thread runs under the `react-server`
 * condition, where React draws no HTML (docs/decisions/0024).
 */
export async function renderHtml(letter: DrawnLetter, senderName: string): Promise<string> {
  lastId += 1;
  const order: RenderOrder = { id: lastId, letter, senderName };
  const drawing = runningThread();
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => settle(order.id)?.failed(new Error("Drawing took too long")), ANSWER_MS);
    const after =
      <T>(then: (value: T) => void) =>
      (value: T) => {
        clearTimeout(timer);
        then(value);
      };
    waiting.set(order.id, { done: after(resolve), failed: after(reject) });
    drawing.postMessage(order);
  });
}

function runningThread(): Worker {
  if (thread !== undefined) return thread;
  const started = new Worker(new URL("./render-thread.ts", import.meta.url), { execArgv: [] });
  started.on("message", (answer: RenderAnswer) => {
    const asked = settle(answer.id);
    if ("html" in answer) asked?.done(answer.html);
    else asked?.failed(new Error(answer.problem));
  });
  started.on("error", (thrown) => endThread(started, thrown));
  started.on("exit", () => endThread(started, new Error("The drawing thread ended")));
  started.unref();
  thread = started;
  return started;
}

/** The next letter starts another one. */
function endThread(ended: Worker, reason: Error): void {
  if (thread !== ended) return;
  thread = undefined;
  for (const id of [...waiting.keys()]) settle(id)?.failed(reason);
}

function settle(id: number): Waiting | undefined {
  const asked = waiting.get(id);
  waiting.delete(id);
  return asked;
}

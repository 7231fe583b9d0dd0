import { parentPort } from "node:worker_threads";
import { letterHtml } from "./letter-html.ts";
import type { RenderAnswer, RenderOrder } from "./render-html.ts";

// Only the thread of render-html.ts gives orders here; they are objects of its own making.
parentPort?.on("message", async ({ id, letter, senderName }: RenderOrder) => {
  const answer: RenderAnswer = await letterHtml(letter, senderName).then(
    (html) => ({ id, html }),
    (thrown: unknown) => ({ id, problem: thrown instanceof Error ? thrown.message : "unknown" }),
  );
  parentPort?.postMessage(answer);
});

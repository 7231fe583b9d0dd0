import { z } from "zod";

const pause = z.number().int().min(0).max(120_000);
const wrongStatus = z.number().int().min(400).max(599);
const when = z.enum(["before", "after"]);

export const brokenAnswers = [
  "reset",
  "hang_up",
  "garbage",
  "html",
  "cut",
  "empty",
  "too_large",
  "slow",
] as const;
export type BrokenAnswer = (typeof brokenAnswers)[number];

/** What goes wrong between a call and its answer. `before` refuses the work, `after` does it and loses the answer. */
export const faultSwitches = {
  /** Refuses every call, tokens and WebSockets too. */
  outage: z.boolean().default(false),
  latencyMs: pause.default(0),
  /** Up to this much more, drawn anew for each call. */
  latencyJitterMs: pause.default(0),
  /** So many of a hundred calls answer `errorStatus`; which ones, `errorSeed` decides. */
  errorPercent: z.number().int().min(0).max(100).default(0),
  errorStatus: wrongStatus.default(503),
  errorSeed: z.number().int().min(0).default(1),
  /** Answers 429 in the provider's own words, with this Retry-After. */
  retryAfterSeconds: z.number().int().min(0).max(86_400).nullable().default(null),
  /** Makes every API call answer this HTTP status. */
  status: wrongStatus.nullable().default(null),
  statusWhen: when.default("before"),
  answer: z.enum(["normal", ...brokenAnswers]).default("normal"),
  answerWhen: when.default("after"),
  /** How long a `slow` answer takes from its first byte to its last. */
  slowBodyMs: pause.default(60_000),
  /** How far the provider's clock is ahead, or behind: Date header, tokens, times in answers and webhooks. */
  clockSkewMs: z.number().int().min(-86_400_000).max(86_400_000).default(0),
};

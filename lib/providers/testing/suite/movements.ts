import { expect } from "vitest";
import { isSameMoney } from "../../../money.ts";
import type { Result } from "../../../result.ts";
import type { ProviderContext, ProviderError } from "../../contract.ts";
import type { CreatedMovement } from "../../movement-contract.ts";
import type { Bench } from "./bench.ts";

/** Asks for a refund or a payout, always with the same key. */
export type Make = (own: ProviderContext) => Promise<Result<CreatedMovement, ProviderError>>;

export const DONE = ["succeeded"];
export const FAILED = ["failed", "declined"];

/** Where the provider can't be made to fail its movements, there is nothing to see. */
export async function whileFailing(bench: Bench, work: () => Promise<void>): Promise<void> {
  const { failMovements } = bench.running();
  if (!failMovements) return;
  await failMovements(true);
  try {
    await work();
  } finally {
    await failMovements(false);
  }
}

export function absent(): never {
  throw new Error("there is no such operation");
}

/** One key, one movement; how it ends is told by webhook and when asked. */
export async function expectOneWithOutcome(
  bench: Bench,
  make: Make,
  kind: "refund" | "payout",
  ends: readonly string[],
): Promise<void> {
  const { context, operations, provider, count, webhookSaying, factAbout } = bench;
  const before = await count();
  const first = await make(context());
  if (!first.ok) throw new Error(`not made: ${JSON.stringify(first.error)}`);
  expect(first.value.fact.kind).toBe(kind);
  if (provider.repeatsSafely) {
    const second = await make(context());
    expect(second).toMatchObject({ ok: true, value: { externalId: first.value.externalId } });
  }
  if (before !== undefined) expect(await count()).toBe(before + 1);
  const raw = await webhookSaying(first.value, ends);
  const { amount } = first.value.fact;
  const told = factAbout(raw, first.value);
  if (amount && told?.amount) expect(isSameMoney(told.amount, amount)).toBe(true);
  const subject = { externalId: first.value.externalId, kind };
  const asked = await operations.getPayment?.(context(), subject);
  expect(asked?.ok && ends.includes(asked.value.status)).toBe(true);
  expect(asked?.ok && asked.value.kind).toBe(kind);
}

/** Refused, and nothing is made of it. */
export async function expectRefused(bench: Bench, make: Make): Promise<void> {
  const before = await bench.count();
  const refused = await make(bench.context());
  expect(refused).toMatchObject({ ok: false, error: { effect: "not_applied" } });
  expect(await bench.count()).toBe(before);
}

/** The answer is lost after the work; the same key brings the movement back where the provider knows keys. */
export async function expectLostAndFound(bench: Bench, make: Make): Promise<void> {
  const { during, context, provider, count } = bench;
  // A token in hand: what gets lost is the movement's own answer.
  await bench.create();
  const before = await count();
  const lost = await during({ answer: "reset", answerWhen: "after" }, make);
  expect(lost).toMatchObject({ ok: false, error: { effect: "unknown" } });
  if (before !== undefined) expect(await count()).toBe(before + 1);
  if (!provider.repeatsSafely) return;
  expect(await make(context())).toMatchObject({ ok: true });
  if (before !== undefined) expect(await count()).toBe(before + 1);
}

import type { PaymentPlan } from "../plan/plan.ts";
import type { Scene } from "./scene.ts";

/** Paydeck asks the provider for the present truth, by the real operation. */
export async function poll({ desk, story, world }: Scene<PaymentPlan>, externalId: string): Promise<void> {
  const { connection, context } = desk;
  const at = new Date(world.agenda.clock.now());
  const answer = await connection.provider.operations.getPayment?.(context, { externalId, kind: "payment" });
  if (!answer?.ok) throw new Error(`${externalId} could not be asked for`);
  story.steps.push({ kind: "poll", at, fact: answer.value });
}

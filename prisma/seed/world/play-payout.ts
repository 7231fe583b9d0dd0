import { z } from "zod";
import type { PayoutPlan } from "../plan/plan.ts";
import type { Scene } from "./scene.ts";

const payoutAnswer = z.object({ id: z.string() });

/** Money leaves the gateway's balance, by a press in the gateway's own dashboard. */
export async function playPayout({ plan, desk, world, story }: Scene<PayoutPlan>): Promise<void> {
  const minorUnits = BigInt(plan.amount.replace(".", ""));
  const answer = await world.fetchUnseen(`${desk.context.baseUrl}/v1/payouts`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${desk.context.credentials.apiKey}`,
      "content-type": "application/json",
      "idempotency-key": `payout-${plan.reference}-${plan.at.getTime()}`,
    },
    body: `{"amount":${minorUnits},"currency":"${plan.currency}","reference":"${plan.reference}","destination":"bank"}`,
  });
  // In the first days there is not yet enough to take out.
  if (answer.status === 422) return;
  const made = payoutAnswer.safeParse(await answer.json());
  if (!made.success) throw new Error(`${plan.reference} could not be paid out`);
  world.own(made.data.id, story);
}

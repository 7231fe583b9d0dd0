import type { DepositPlan } from "../plan/plan.ts";
import type { Scene } from "./scene.ts";

/** Somebody sends money to an address that was bound to them. */
export async function playDeposit({ plan, desk, world, story }: Scene<DepositPlan>): Promise<void> {
  const { reference, chainId, amount, currency, provider } = plan;
  const protocol = chainId.startsWith("tron") ? "tron" : "evm";
  const answer = await world.fetchUnseen(`${desk.context.baseUrl}/deposits/bind`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${desk.context.credentials.apiKey}`,
      "content-type": "application/json",
    },
    body: JSON.stringify({ depositReference: reference, protocol }),
  });
  if (!answer.ok) throw new Error(`no address for ${reference}`);
  const deposit = world.act(provider, { id: reference, action: "deposit", amount, currency, chainId });
  world.own(deposit.id, story);
}

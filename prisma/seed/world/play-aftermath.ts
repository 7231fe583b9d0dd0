import { z } from "zod";
import type { CreatedPayment } from "#lib/providers/payment-contract.ts";
import type { PaymentPlan } from "../plan/plan.ts";
import { poll } from "./poll.ts";
import type { Scene } from "./scene.ts";

type Later = (ms: number, work: () => void | Promise<void>) => void;

const MINUTE = 60_000;
const DAY = 86_400_000;
const refundAnswer = z.object({ id: z.string() });

/** What happens to some payments after they were paid. Refunds and disputes are made at the gateway, as people do. */
export function playAftermath(scene: Scene<PaymentPlan>, { externalId }: CreatedPayment, later: Later): void {
  const { plan, world } = scene;
  const press = (action: string) => () => void world.act(plan.provider, { id: externalId, action });
  switch (plan.outcome) {
    case "refunded":
      later(6 * MINUTE, () => refund(scene, externalId, null, later));
      break;
    case "partly_refunded":
      // Two fifths, in minor units.
      later(DAY, () => refund(scene, externalId, (BigInt(plan.amount.replace(".", "")) * 2n) / 5n, later));
      break;
    case "disputed":
      later(DAY, press("dispute"));
      break;
    case "dispute_won":
      later(DAY, press("dispute"));
      later(4 * DAY, press("dispute_win"));
      break;
    case "dispute_lost":
      later(DAY, press("dispute"));
      later(4 * DAY, press("dispute_lose"));
      break;
    default:
  }
}

async function refund(
  scene: Scene<PaymentPlan>,
  externalId: string,
  minorUnits: bigint | null,
  later: Later,
): Promise<void> {
  const { desk, world, story, plan } = scene;
  const amount = minorUnits === null ? "" : `,"amount":${minorUnits}`;
  const answer = await world.fetchUnseen(`${desk.context.baseUrl}/v1/refunds`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${desk.context.credentials.apiKey}`,
      "content-type": "application/json",
      "idempotency-key": `refund-${plan.idempotencyKey}`,
    },
    body: `{"payment":"${externalId}","reference":"R-${plan.reference}"${amount}}`,
  });
  const made = refundAnswer.safeParse(await answer.json());
  if (!made.success) throw new Error(`${plan.reference} could not be refunded`);
  world.own(made.data.id, story);
  // Somebody presses "Sync now" when the refund is through.
  later(MINUTE, () => poll(scene, externalId));
}

import type { NoisePlan, ProviderId } from "../plan/plan.ts";
import { webhookStep } from "./listen.ts";
import type { Scene } from "./scene.ts";
import type { Sending } from "./world.ts";

/** Types that say nothing about money. */
const IGNORED: Partial<Record<ProviderId, string>> = {
  payin: "test.event",
  pepay: "test.ping",
  gateway: "customer.updated",
};
const FORGED: Partial<Record<ProviderId, string>> = {
  payin: "order.completed",
  pepay: "invoice.updated",
  gateway: "payment.succeeded",
};

/** A request that moves nothing: of a type that is no business of ours, or signed with a guessed secret. */
export function playNoise(scene: Scene<NoisePlan>): void {
  const { plan, story, world, random } = scene;
  const type = (plan.what === "ignored" ? IGNORED : FORGED)[plan.provider] ?? "test.event";
  const id = `evt_${type.replaceAll(".", "_")}_${random.uuid().slice(0, 13)}`;
  const created = plan.at.toISOString();
  const body = JSON.stringify({
    id,
    type,
    created_at: created,
    data: { object: { id: `obj_${random.whole(1, 9999)}` } },
  });
  const sending: Sending = { provider: plan.provider, url: "", eventId: id, eventType: type, body };
  const headers = world.headersOf(sending, plan.at);
  const forged = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, name.endsWith("signature") ? spoil(value) : value]),
  );
  story.steps.push(
    webhookStep(scene, sending, plan.at, { headers: plan.what === "forged" ? forged : headers }),
  );
}

function spoil(signature: string): string {
  return `${signature.slice(0, -8)}${signature.endsWith("0000dead") ? "dead0000" : "0000dead"}`;
}

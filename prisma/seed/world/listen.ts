import type { Plan } from "../plan/plan.ts";
import { editBody } from "./edit-body.ts";
import type { Scene } from "./scene.ts";
import type { WebhookStep } from "./story.ts";
import type { Sending } from "./world.ts";

/** From the provider's sending to our reading it. */
const ON_THE_WIRE_MS: readonly [number, number] = [60, 420];
const AGAIN_AFTER_MS = 11_000;

/** The types after which nothing more is said about a payment, by which a plan's lost or doubled webhook is meant. */
const FINAL =
  /^(COMPLETED|REJECTED|order\.(completed|expired)|invoice\.updated|payment\.|deposit\.completed)/;

/** A provider sends a webhook: it becomes a step of the story, unless it is the one that gets lost. */
export function listen(scene: Scene<Plan>, sending: Sending): void {
  const { plan, story, random, world } = scene;
  const edited = plan.kind === "payment" ? editBody(sending, plan) : sending;
  const at = new Date(world.agenda.clock.now() + random.whole(...ON_THE_WIRE_MS));
  const isFinal = FINAL.test(sending.eventType);
  if (plan.kind === "payment" && plan.lost && isFinal) return;
  story.steps.push(webhookStep(scene, edited, at));
  if (isFinal && "twice" in plan && plan.twice) {
    story.steps.push(webhookStep(scene, edited, new Date(at.getTime() + AGAIN_AFTER_MS)));
  }
}

/** As it arrives: the provider's own headers for that moment, and what our own verifier makes of them. */
export function webhookStep(
  { world, desk }: Pick<Scene<Plan>, "world" | "desk">,
  sending: Sending,
  at: Date,
  more: { readonly fails?: boolean; readonly headers?: Readonly<Record<string, string>> } = {},
): WebhookStep {
  const headers = more.headers ?? world.headersOf(sending, at);
  const body = new TextEncoder().encode(sending.body);
  const { connection, context } = desk;
  const proof = connection.provider.webhook.verify(
    { headers, body },
    { credentials: context.credentials, mode: connection.mode, now: at },
  );
  const externalEventId = proof.ok ? proof.value.eventId : null;
  return { kind: "webhook", at, headers, body, externalEventId, fails: more.fails ?? false };
}

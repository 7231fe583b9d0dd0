import { webhookUrl } from "#lib/connections/webhook-url.ts";
import { newId } from "#lib/ids.ts";
import { moneyOf } from "#lib/money.ts";
import type { CreatedPayment } from "#lib/providers/payment-contract.ts";
import type { PaymentPlan } from "../plan/plan.ts";
import { webhookStep } from "./listen.ts";
import { playAftermath } from "./play-aftermath.ts";
import { poll } from "./poll.ts";
import type { Scene } from "./scene.ts";
import { RETURN_URL } from "./story.ts";

type PaymentScene = Scene<PaymentPlan>;

const HEALED_AFTER_MS = 100_000;
const DISAGREES_AFTER_MS = 14 * 60_000;

/** A payer begins a payment; the provider is asked for it by its real operation, and what follows is planned. */
export async function playPayment(scene: PaymentScene): Promise<void> {
  const { plan, story, world, customer, linkId } = scene;
  const id = newId("transaction", plan.at);
  const answeredAt = new Date(plan.at.getTime() + plan.answerMs);
  const created = plan.outcome === "unanswered" ? null : await create(scene, id);
  story.opening = { id, plan, customer, linkId, answeredAt, created };
  if (created === null) {
    story.calls.push(timedOut(plan));
    return;
  }
  world.own(created.externalId, story);
  world.agenda.at(plan.at.getTime() + plan.settleMs, () => settle(scene, created));
}

async function create({ plan, desk, customer }: PaymentScene, id: `txn_${string}`): Promise<CreatedPayment> {
  const { connection, context } = desk;
  const operation = connection.provider.operations.createPayment;
  const answer = await operation?.(context, {
    transactionId: id,
    idempotencyKey: plan.idempotencyKey,
    amount: moneyOf(plan.amount, plan.currency),
    method: desk.method(plan.method),
    description: plan.description,
    customer: {
      id: customer?.id ?? id,
      ...(customer ? { name: customer.name } : {}),
      ...(customer?.email ? { email: customer.email } : {}),
    },
    ...(plan.country === null ? {} : { country: plan.country }),
    returnUrl: RETURN_URL,
    notificationUrl: webhookUrl(connection.id),
  });
  if (answer?.ok) return answer.value;
  throw new Error(`${plan.reference} was refused: ${answer?.error.message ?? "no payments"}`);
}

function settle(scene: PaymentScene, created: CreatedPayment): void {
  const { plan, world, story } = scene;
  const { externalId } = created;
  const press = (action: string, reason?: string) =>
    world.act(plan.provider, { id: externalId, action, ...(reason ? { reason } : {}) });
  const later = (ms: number, work: () => void | Promise<void>) => {
    world.agenda.at(world.agenda.clock.now() + ms, async () => {
      world.follow(story);
      await work();
    });
  };
  world.follow(story);
  switch (plan.outcome) {
    case "walks_away":
    case "unanswered":
      return;
    case "declined":
      press("decline", plan.reason);
      break;
    case "expired":
      press("expire");
      break;
    case "canceled":
      press("cancel");
      break;
    case "underpaid":
      press("underpay");
      break;
    case "wrong_amount":
      sendWrongAmount(scene);
      return;
    case "disagreement":
      press("pay");
      later(DISAGREES_AFTER_MS, () => contradict(scene, created));
      return;
    default:
      press("pay");
      playAftermath(scene, created, later);
  }
  if (plan.lost) later(HEALED_AFTER_MS, () => poll(scene, externalId));
}

/** The provider changes its mind, and is asked. */
async function contradict(scene: PaymentScene, { externalId }: CreatedPayment): Promise<void> {
  const { plan, world, desk } = scene;
  world.overwrite(plan.provider, {
    id: externalId,
    kind: "payment",
    status: "REJECTED",
    amount: plan.amount,
    currency: plan.currency,
    method: "PSE",
    description: plan.description,
    createdAt: plan.at.toISOString(),
    completedAt: new Date(world.agenda.clock.now()).toISOString(),
    notificationUrl: webhookUrl(desk.connection.id),
  });
  await poll(scene, externalId);
}

/** A truly signed event that names a tenth of what was asked for. */
function sendWrongAmount(scene: PaymentScene): void {
  const { plan, story, world } = scene;
  const first = story.steps.find((step) => step.kind === "webhook");
  if (first?.kind !== "webhook") return;
  const text = new TextDecoder().decode(first.body);
  const body = text
    .replaceAll("order_created", "order_completed")
    .replaceAll("order.created", "order.completed")
    .replace(/"amount":"[^"]+"/, `"amount":"${plan.received}"`);
  const at = new Date(world.agenda.clock.now());
  const { id } = JSON.parse(body);
  const sending = {
    provider: plan.provider,
    url: "",
    eventId: String(id),
    eventType: "order.completed",
    body,
  };
  story.steps.push(webhookStep(scene, sending, at, { fails: true }));
}

function timedOut(plan: PaymentPlan) {
  const path = "/gateway/v1/payments";
  const rest = { errorCode: "TimeoutError", durationMs: 20_000, request: null, response: null };
  return { method: "POST", path, status: null, at: plan.at, ...rest };
}

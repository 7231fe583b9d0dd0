import type { Scope } from "../auth/scope.ts";
import type { Clock } from "../clock.ts";
import { listPaused } from "../connections/list-paused.ts";
import type { ProviderError } from "../providers/contract.ts";
import { type AfterRefusal, requestPayment } from "../transactions/request-payment.ts";
import type { PaymentWanted } from "../transactions/write-payment.ts";
import type { Begun, Paths } from "./begun.ts";
import { continueElsewhere } from "./continue-elsewhere.ts";
import { publicConnection } from "./link-methods.ts";
import { nextWays } from "./next-ways.ts";
import { offeredMethods } from "./offered-methods.ts";

const PAUSED: ProviderError = {
  code: "unavailable",
  message: "Nothing was sent: the provider keeps failing, so calls to it are paused.",
  effect: "not_applied",
};

/**
 * Asks the provider that the payer chose, and, when it certainly did nothing for a reason of its own, the link's next
 * connection that takes the same kind of payment, and so on. Answers with the payment that stands in the end. What may have
 * been carried out is never passed on.
 */
export async function beginPayment(scope: Scope, first: Begun, paths: Paths, clock: Clock): Promise<Begun> {
  const tried = new Set<string>();
  const paused = await listPaused(scope, paths.connections, clock.now());
  let present = first;
  while (present.wanted !== null) {
    const begun: Begun & { readonly wanted: PaymentWanted } = { ...present, wanted: present.wanted };
    tried.add(begun.wanted.connection.id);
    let next: Begun | null = null;
    const passOn: AfterRefusal = async (error) => {
      const plan = planAfter(begun.wanted, paths, tried, paused);
      if (plan.next === null) return plan.hasOthers ? "refuse" : "wait";
      next = await continueElsewhere(scope, { begun, error, offer: plan.next, paths }, clock);
      return "recorded";
    };
    const isPaused = paused.has(begun.wanted.connection.id);
    const canPassOn = planAfter(begun.wanted, paths, tried, paused).next?.isPaused === false;
    if (isPaused && canPassOn) await passOn(PAUSED);
    else await requestPayment(scope, begun.id, begun.wanted, clock, undefined, passOn);
    if (next === null) return begun;
    present = next;
  }
  return present;
}

function planAfter(
  { connection, method, amount }: PaymentWanted,
  { link, connections }: Paths,
  tried: ReadonlySet<string>,
  paused: ReadonlySet<string>,
) {
  const offerable = connections.map((one) => ({ ...publicConnection(one), isPaused: paused.has(one.id) }));
  const refused = { connectionId: connection.id, method, amount };
  const asked = { currency: amount.currency, price: amount };
  const others = offeredMethods(link.ways, offerable, asked).filter(
    ({ connectionId, unavailable }) => unavailable === null && connectionId !== connection.id,
  );
  return {
    next: nextWays(link.ways, offerable, refused, tried)[0] ?? null,
    /** Something is left that the payer can choose instead, at a provider that is not this one. */
    hasOthers: others.length > 0,
  };
}

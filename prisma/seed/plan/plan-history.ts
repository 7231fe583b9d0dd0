import type { Person } from "./people.ts";
import type { NoisePlan, PaymentPlan, Plan, ProviderId } from "./plan.ts";
import type { Random } from "./random.ts";
import { moments, type Period } from "./rhythm.ts";
import { WAYS, type Way } from "./ways.ts";

const THINGS = [
  "Café de origen, 2,5 kg",
  "Suscripción mensual",
  "Catación privada",
  "Molienda para oficina",
  "Caja de regalo",
  "Taller de barismo",
  "Pedido en tienda",
  "Café verde, saco",
  "Máquina de espresso, cuota",
  "Mantenimiento de molino",
];
/** The newest order of the drawings is 20434; those before it count down. */
const LAST_ORDER = 20_398;
const LAST_CHARGE = 88_409;
const DISPUTABLE_FOR_MS = 2 * 86_400_000;

export interface HistoryOptions {
  readonly random: Random;
  readonly count: number;
  readonly people: readonly Person[];
  readonly period: Period;
  readonly ways?: readonly Way[];
}

/** The everyday business: payments, deposits and payouts, oldest first. Their number is `count`. */
export function planHistory(options: HistoryOptions): Plan[] {
  const { random, count, people, period, ways = WAYS } = options;
  const times = moments(random, count, period);
  let [order, charge] = [LAST_ORDER, LAST_CHARGE];
  const newestFirst = times.toReversed().map((at): Plan => {
    const special = random.next();
    if (special < 0.012) return deposit(random, at);
    if (special < 0.015) return payout(random, at);
    const way = random.weighted(ways);
    const reference = way.provider === "gateway" ? `CH-${charge--}` : `ORD-${order--}`;
    return payment(random, way, { at, reference, people, end: period.to });
  });
  return newestFirst.reverse();
}

interface Occasion {
  readonly at: Date;
  readonly reference: string;
  readonly people: readonly Person[];
  readonly end: Date;
}

function payment(random: Random, way: Way, { at, reference, people, end }: Occasion): PaymentPlan {
  const [soonest, latest] = way.settleMs;
  // Most payers are quick: the square leans to the short end.
  const settleMs = Math.round(soonest + random.next() ** 2 * (latest - soonest));
  const drawn = random.weighted(way.outcomes).what;
  const isFresh = end.getTime() - at.getTime() < DISPUTABLE_FOR_MS;
  const outcome = isFresh && drawn.startsWith("dispute") ? "paid" : drawn;
  const own = people.filter((person) => way.country === null || person.country === way.country);
  const isFinal = outcome === "paid" || outcome === "declined";
  return {
    kind: "payment",
    provider: way.provider,
    method: way.method,
    amount: amountOf(random, way),
    currency: way.currency,
    country: way.country,
    customer: own.length > 0 && random.chance(0.86) ? random.pick(own) : null,
    reference,
    description: random.pick(THINGS),
    idempotencyKey: random.uuid(),
    at,
    answerMs: random.whole(180, 900),
    outcome,
    settleMs,
    ...(outcome === "declined" && way.reasons ? { reason: random.pick(way.reasons) } : {}),
    lost: isFinal && random.chance(0.004),
    twice: random.chance(0.03),
  };
}

/** Small amounts are common, large ones are not. */
function amountOf(random: Random, way: Way): string {
  const steps = Math.floor((way.most - way.least) / way.step);
  const whole = way.least + Math.floor(random.next() ** 2.2 * (steps + 1)) * way.step;
  if (way.digits === 0) return String(whole);
  return `${whole}.${random.pick(["00", "50", "90", "99"])}`;
}

function deposit(random: Random, at: Date): Plan {
  const isTron = random.chance(0.7);
  return {
    kind: "deposit",
    provider: "payin",
    reference: `player_${random.pick(isTron ? [8841, 8702, 9115] : [7730, 9260])}`,
    amount: `${random.whole(5, 240)}`,
    currency: isTron || random.chance(0.5) ? "USDT" : "USDC",
    chainId: isTron ? "tron-nile" : "ethereum-sepolia",
    at,
    twice: random.chance(0.03),
  };
}

function payout(random: Random, at: Date): Plan {
  const amount = `${random.whole(40, 220)}.00`;
  return {
    kind: "payout",
    provider: "gateway",
    reference: `PO-${random.whole(1000, 9999)}`,
    amount,
    currency: "USD",
    at,
  };
}

/** Requests about nothing, and a few forgeries. */
export function planNoise(
  random: Random,
  counts: Record<NoisePlan["what"], number>,
  period: Period,
): NoisePlan[] {
  const providers: readonly ProviderId[] = ["payin", "pepay", "gateway"];
  return (["ignored", "forged"] as const).flatMap((what) =>
    moments(random, counts[what], period).map(
      (at) => ({ kind: "noise", provider: random.pick(providers), what, at }) as const,
    ),
  );
}

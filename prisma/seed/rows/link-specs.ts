import type { PaymentPlan, Plan } from "../plan/plan.ts";
import type { Random } from "../plan/random.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export interface LinkSpec {
  readonly title: string;
  readonly amount: string;
  readonly currency: string;
  readonly invoiceNumber: string;
  readonly customer: { readonly name: string; readonly email: string } | null;
  readonly at: Date;
  readonly state: "open" | "paid" | "expired" | "archived" | "draft";
  readonly views: number;
  readonly started: number;
  /** The payments that were begun on it, by their idempotency keys. */
  readonly payments: readonly string[];
}

export interface LinkedPlans {
  readonly specs: readonly LinkSpec[];
  /** The plans, with those that began on a link carrying its number. */
  readonly plans: readonly Plan[];
}

const TITLES = [
  "Café de origen para oficina",
  "Evento de catación",
  "Pedido mayorista",
  "Máquina de espresso",
  "Suscripción anual",
  "Caja de regalo corporativa",
];
const PAID_LINKS = 16;
const FIRST_FREE_NUMBER = 397;
const TAKEN: ReadonlySet<number> = new Set([388, 366]);

/** About forty links: behind some of the payments, and others that wait, ran out, were archived or never published. */
export function planLinks(random: Random, plans: readonly Plan[], now: Date, share = 1): LinkedPlans {
  const numbers = freeNumbers();
  const shown = plans.filter(
    (plan): plan is PaymentPlan => plan.kind === "payment" && plan.invoiceNumber !== undefined,
  );
  const fit = plans.filter(isFit).toReversed();
  const every = Math.max(1, Math.floor(fit.length / Math.ceil(PAID_LINKS * share)));
  const chosen = fit.filter((_plan, index) => index % every === every >> 1);
  const numbered = new Map(chosen.map((plan) => [plan.idempotencyKey, `INV-2026-0${numbers.next().value}`]));
  const linked = plans.map((plan) => {
    const number = plan.kind === "payment" ? numbered.get(plan.idempotencyKey) : undefined;
    return plan.kind === "payment" && number ? { ...plan, invoiceNumber: number, reference: number } : plan;
  });
  const behind = [
    ...shown,
    ...linked.filter((plan) => plan.kind === "payment" && numbered.has(plan.idempotencyKey)),
  ];
  const payments = behind.filter((plan) => plan.kind === "payment");
  // One invoice was paid twice: through one link, at two providers.
  const firsts = payments.filter(
    (plan, index) => payments.findIndex((one) => one.invoiceNumber === plan.invoiceNumber) === index,
  );
  const specs = firsts.map((plan) => ({
    ...specOf(random, plan),
    payments: payments
      .filter((one) => one.invoiceNumber === plan.invoiceNumber)
      .map((one) => one.idempotencyKey),
  }));
  return { specs: [...specs, ...others(random, now, numbers)], plans: linked };
}

function isFit(plan: Plan): plan is PaymentPlan {
  if (plan.kind !== "payment" || plan.outcome !== "paid" || plan.customer === null || plan.lost) return false;
  return plan.invoiceNumber === undefined && (plan.method === "pse" || plan.provider === "gateway");
}

function specOf(random: Random, plan: PaymentPlan): Omit<LinkSpec, "payments"> {
  const isPaid = plan.outcome === "paid";
  return {
    title: plan.description,
    amount: plan.amount,
    currency: plan.currency,
    invoiceNumber: plan.invoiceNumber ?? "",
    customer: plan.customer,
    at: new Date(plan.at.getTime() - random.whole(1, 40) * HOUR),
    state: isPaid ? "paid" : "open",
    views: random.whole(1, 9),
    started: random.whole(1, 2),
  };
}

function others(random: Random, now: Date, numbers: Iterator<number>): LinkSpec[] {
  const states = [
    ...times(9, "open" as const),
    ...times(5, "expired" as const),
    ...times(3, "archived" as const),
    ...times(2, "draft" as const),
  ];
  return states.map((state, index): LinkSpec => {
    const isOpen = state === "open" || state === "draft";
    const isDollar = index % 3 === 0;
    const age = isOpen ? random.whole(2 * HOUR, 6 * DAY) : random.whole(25 * DAY, 80 * DAY);
    const views = state === "draft" ? 0 : random.whole(0, 14);
    return {
      title: random.pick(TITLES),
      amount: isDollar ? `${random.whole(40, 900)}.00` : String(random.whole(80, 1800) * 1000),
      currency: isDollar ? "USD" : "COP",
      invoiceNumber: `INV-2026-0${numbers.next().value}`,
      customer: null,
      at: new Date(now.getTime() - age),
      state,
      views,
      started: 0,
      payments: [],
    };
  });
}

function times<T>(count: number, value: T): T[] {
  return Array.from({ length: count }, () => value);
}

function* freeNumbers(): Generator<number, number> {
  for (let number = FIRST_FREE_NUMBER; number > 100; number -= 1) if (!TAKEN.has(number)) yield number;
  return 100;
}

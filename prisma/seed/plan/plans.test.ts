import { describe, expect, it } from "vitest";
import { moneyOf } from "#lib/money.ts";
import { findLimitProblem } from "#lib/providers/method-limits.ts";
import { getProvider } from "#lib/providers/registry.ts";
import { people } from "./people.ts";
import { OUTCOMES, type PaymentPlan, type Plan, PROVIDER_IDS } from "./plan.ts";
import { planHistory } from "./plan-history.ts";
import { createRandom } from "./random.ts";
import { moments } from "./rhythm.ts";
import { planShowcase } from "./showcase.ts";
import { WAYS } from "./ways.ts";

const DAY_MS = 86_400_000;
const NOW = new Date("2026-11-20T15:00:00Z");
const PERIOD = { from: new Date(NOW.getTime() - 90 * DAY_MS), to: NOW };

function plansOf(seed: number, count = 3000): Plan[] {
  const random = createRandom(seed);
  const crowd = people(random, 220);
  return [...planHistory({ random, count, people: crowd, period: PERIOD }), ...planShowcase(random, NOW)];
}

const isPayment = (plan: Plan): plan is PaymentPlan => plan.kind === "payment";

describe("the plans of the demo", () => {
  it("are the same for the same seed and others for another", () => {
    expect(plansOf(1)).toEqual(plansOf(1));
    expect(plansOf(1)).not.toEqual(plansOf(2));
  });

  it("use every provider, every outcome, several currencies and countries", () => {
    const payments = plansOf(3).filter(isPayment);
    const share = (provider: string) =>
      payments.filter((plan) => plan.provider === provider).length / payments.length;
    for (const provider of PROVIDER_IDS) expect(share(provider)).toBeGreaterThan(0.02);
    expect(new Set(payments.map((plan) => plan.outcome))).toEqual(new Set(OUTCOMES));
    expect(new Set(payments.map((plan) => plan.currency)).size).toBeGreaterThanOrEqual(8);
    expect(new Set(payments.map((plan) => plan.country)).size).toBeGreaterThanOrEqual(5);
  });

  it("never ask for more or less than a method takes", () => {
    for (const { provider, method, currency, least, most } of WAYS) {
      const found = getProvider(provider)
        .methods("test")
        .find(({ id }) => id === method);
      expect(found, `${provider} ${method}`).toBeDefined();
      if (!found) continue;
      for (const amount of [least, most + 1]) {
        expect(findLimitProblem({ amount: moneyOf(String(amount), currency), method: found })).toBeNull();
      }
    }
  });

  it("give every payment a key and a reference of its own", () => {
    const payments = plansOf(4).filter(isPayment);
    expect(new Set(payments.map((plan) => plan.idempotencyKey)).size).toBe(payments.length);
    expect(new Set(payments.map((plan) => plan.reference)).size).toBe(payments.length);
  });
});

describe("people", () => {
  it("have addresses that are reserved for examples, each once", () => {
    const crowd = people(createRandom(5), 220);
    expect(crowd).toHaveLength(220);
    expect(new Set(crowd.map(({ email }) => email)).size).toBe(220);
    expect(crowd.every(({ email }) => /^[a-z0-9.]+@[a-z]+\.example$/.test(email))).toBe(true);
  });
});

describe("moments", () => {
  const found = moments(createRandom(6), 5000, PERIOD);
  const localHour = (at: Date) => (at.getUTCHours() + 19) % 24;
  const localDay = (at: Date) => new Date(at.getTime() - 5 * 3_600_000).getUTCDay();

  it("are as many as asked for, in order, inside the period", () => {
    expect(found).toHaveLength(5000);
    expect(found).toEqual(found.toSorted((a, b) => a.getTime() - b.getTime()));
    expect(found.every((at) => at >= PERIOD.from && at < PERIOD.to)).toBe(true);
  });

  it("are busier by day than by night and quiet on Sundays", () => {
    const between = (from: number, to: number) =>
      found.filter((at) => localHour(at) >= from && localHour(at) < to);
    expect(between(9, 15).length).toBeGreaterThan((20 * between(0, 6).length) / 2);
    const on = (day: number) => found.filter((at) => localDay(at) === day).length;
    expect(on(0)).toBeLessThan(on(5) * 0.6);
  });

  it("grow by about 12 % in 30 days", () => {
    const since = (days: number) =>
      found.filter((at) => at.getTime() >= NOW.getTime() - days * DAY_MS).length;
    const growth = since(30) / (since(60) - since(30));
    expect(growth).toBeGreaterThan(1.05);
    expect(growth).toBeLessThan(1.2);
  });
});

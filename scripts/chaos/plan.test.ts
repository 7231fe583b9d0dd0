import { expect, it } from "vitest";
import { makePlan } from "./plan.ts";

const plan = makePlan(7, 50);

it("is the same for the same seed, and another for another", () => {
  const bodies = (seed: number) =>
    makePlan(seed, 50).deliveries.map(({ body, copies }) => ({ body, copies }));
  expect(bodies(7)).toEqual(bodies(7));
  expect(bodies(7)).not.toEqual(bodies(8));
});

it("has every event of every story at least once, some again and some at one moment", () => {
  const sent = Map.groupBy(plan.deliveries, ({ account, eventId }) => `${account}/${eventId}`);
  const told = plan.stories.flatMap(({ account, events }) => events.map(({ id }) => `${account}/${id}`));
  expect(told.filter((id) => !sent.has(id))).toEqual([]);
  expect(new Set(told).size).toBe(told.length);
  expect(plan.deliveries.some(({ copies }) => copies > 1)).toBe(true);
  expect([...sent].some(([id, times]) => told.includes(id) && times.length > 1)).toBe(true);
});

it("turns the order of events around", () => {
  const places = plan.deliveries.map(({ body }) => body);
  const turned = plan.stories.filter(({ events: [first, second] }) => {
    return first && second && places.indexOf(first.body) > places.indexOf(second.body);
  });
  expect(turned.length).toBeGreaterThan(10);
});

it("holds forged requests, ignored events, and payments that are written down late or begin at the provider", () => {
  const { deliveries, stories } = plan;
  expect(new Set(deliveries.map(({ forged }) => forged))).toEqual(new Set(["no", "secret", "address"]));
  expect(stories.some(({ late }) => late)).toBe(true);
  expect(stories.some(({ known, ends }) => known === null && ends !== null)).toBe(true);
  expect(stories.flatMap(({ events }) => events).some(({ outcome }) => outcome === "ignored")).toBe(true);
  expect(new Set(stories.map(({ account }) => account)).size).toBe(plan.accounts.length);
});

import { describe, expect, it } from "vitest";
import { fakeFetch, testContext } from "../testing/context.ts";
import { asVerified } from "../verified-webhook.ts";
import { pepay } from "./index.ts";

const { operations } = pepay;
const credentials = { apiKey: "pk_1", webhookSecret: "whsec_1" };

function open(answers: Parameters<typeof fakeFetch>[0]) {
  const { fetch, calls } = fakeFetch(answers);
  return { context: testContext({ credentials, fetch }), calls };
}

/** Made in the minute of their number. */
const event = (number: number) => ({
  id: `evt_17000000${String(number).padStart(2, "0")}000-${number}`,
  object: "event",
  type: "invoice.updated",
  created: 1700000000 + number,
  data: {
    object: { object: "invoice", id: "inv_1", status: "paid", amount: 5000, amount_unit: "usd_millis" },
  },
});
const page = (numbers: readonly number[], has_more: boolean) => ({
  body: { success: true, data: { object: "list", data: numbers.map(event), has_more } },
});
const ids = (numbers: readonly number[]) => numbers.map((number) => event(number).id);

async function since(id: string | null, pages: readonly ReturnType<typeof page>[]) {
  const { context, calls } = open({ "GET /api/v1/events": pages });
  const answer = await operations.listEventsSince?.(context, id);
  if (!answer?.ok) throw new Error("no answer");
  return { ...answer.value, ids: answer.value.events.map(({ eventId }) => eventId), calls };
}

describe("listEventsSince", () => {
  it("reads pages back to the last known one and answers oldest first", async () => {
    const read = await since(event(2).id, [page([6, 5], true), page([4, 3], true), page([2, 1], false)]);
    expect(read).toMatchObject({ ids: ids([3, 4, 5, 6]), complete: true });
    expect(read.calls.map(({ url }) => url.searchParams.get("starting_after"))).toEqual([
      null,
      event(5).id,
      event(3).id,
    ]);
  });

  it("is complete when nothing is new", async () => {
    expect(await since(event(6).id, [page([6, 5], true)])).toMatchObject({ ids: [], complete: true });
  });

  it("says that something may be missing when the last known one is gone", async () => {
    expect(await since(event(4).id, [page([6, 5, 3], true)])).toMatchObject({
      ids: ids([5, 6]),
      complete: false,
    });
    expect(await since("evt_of_old", [page([6, 5], false)])).toMatchObject({
      ids: ids([5, 6]),
      complete: false,
    });
  });

  it("takes the newest page alone where nothing is known", async () => {
    expect(await since(null, [page([6, 5], true)])).toMatchObject({ ids: ids([5, 6]), complete: true });
  });

  it("hands on envelopes that the webhook's translation reads", async () => {
    const { events } = await since(null, [page([1], false)]);
    const [first] = events;
    const translation = pepay.webhook.translate(
      asVerified({ headers: {}, body: first?.body ?? new Uint8Array() }),
      { mode: "test", credentials },
    );
    expect(translation).toMatchObject({ value: { facts: [{ status: "succeeded" }] } });
    expect(first?.occurredAt).toEqual(new Date(1700000001000));
  });
});

it("gets one event out of its envelope", async () => {
  const { context } = open({ "GET /api/v1/events/evt_1": { body: { success: true, data: event(1) } } });
  expect(await operations.getEvent?.(context, "evt_1")).toMatchObject({
    ok: true,
    value: { eventId: event(1).id, type: "invoice.updated" },
  });
  expect(await operations.getEvent?.(context, "evt_2")).toMatchObject({ error: { code: "not_found" } });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listenForWebhooks } from "../testing/webhook-listener.ts";
import { payin } from "./index.ts";
import { answered, type Edition, fakePayin, orderInput, startPayin } from "./testing/open-payin.ts";

const { operations } = payin;

describe("PayIn's endpoints and its log of deliveries", () => {
  let there: Awaited<ReturnType<typeof startPayin>>;
  let second: Awaited<ReturnType<typeof listenForWebhooks>>;
  beforeAll(async () => {
    there = await startPayin();
    second = await listenForWebhooks();
  });
  afterAll(async () => {
    await there.close();
    await second.close();
  });
  const create = (events: readonly string[] = ["order.created"]) =>
    answered(
      operations.createEndpoint?.(there.context, {
        name: "Shop",
        url: second.url,
        secret: "whsec_of_the_second",
        events,
        enabled: true,
      }),
    );

  it("sends a signed test and real events to a second endpoint", async () => {
    const endpoint = await create();
    expect(endpoint).toMatchObject({
      name: "Shop",
      url: second.url,
      events: ["order.created"],
      enabled: true,
    });
    expect(await answered(operations.listEndpoints?.(there.context))).toContainEqual(endpoint);
    expect(JSON.stringify(endpoint)).not.toContain("whsec");
    await answered(operations.testEndpoint?.(there.context, endpoint.id));
    const credentials = { ...there.credentials, webhookSecret: "whsec_of_the_second" };
    const options = { credentials, mode: "test", now: new Date() } as const;
    const test = await second.next(({ headers }) => headers["x-payin-event-type"] === "test.event");
    expect(payin.webhook.verify(test, options)).toMatchObject({ ok: true, value: { type: "test.event" } });
    await answered(operations.createPayment?.(there.context, orderInput()));
    const real = await second.next(({ headers }) => headers["x-payin-event-type"] === "order.created");
    expect(payin.webhook.verify(real, options).ok).toBe(true);
    expect(payin.webhook.verify(real, { ...options, credentials: there.credentials }).ok).toBe(false);
  });

  it("changes what it is told to and keeps the rest, then takes the endpoint away", async () => {
    const { id } = await create();
    const changed = await answered(
      operations.updateEndpoint?.(there.context, { id, name: "Till", enabled: false }),
    );
    expect(changed).toEqual({ id, name: "Till", url: second.url, events: ["order.created"], enabled: false });
    expect(await answered(operations.deleteEndpoint?.(there.context, id))).toEqual({ deleted: true });
    expect(await operations.deleteEndpoint?.(there.context, id)).toMatchObject({
      error: { code: "not_found" },
    });
    expect(await operations.testEndpoint?.(there.context, id)).toMatchObject({
      error: { code: "not_found" },
    });
  });

  it("lists what was delivered and what was lost, and sends the lost again", async () => {
    const gone = await listenForWebhooks();
    await gone.close();
    await there.control("webhooks", { url: gone.url });
    const { externalId } = await answered(operations.createPayment?.(there.context, orderInput("77")));
    const lost = () =>
      operations.listDeliveries?.(there.context, { reference: externalId, status: "failed" });
    await expect.poll(async () => (await answered(lost())).items.length).toBe(1);
    const [delivery] = (await answered(lost())).items;
    expect(delivery).toMatchObject({
      eventId: `evt_order_created_${externalId}`,
      type: "order.created",
      status: "failed",
      attempts: 6,
      httpStatus: null,
      at: expect.any(Date),
      canRetry: true,
    });
    await there.control("webhooks", { url: second.url });
    const later = { from: new Date(Date.now() + 60_000) };
    expect((await answered(operations.listDeliveries?.(there.context, later))).items).toEqual([]);
    expect(await operations.retryDelivery?.(there.context, delivery?.id ?? "")).toEqual({
      ok: true,
      value: { queued: true },
    });
    expect(await operations.retryDelivery?.(there.context, "whd_nobodys")).toMatchObject({
      error: { code: "not_found" },
    });
  });
});

describe.each<Edition>(["reference", "server"])("endpoints as PayIn's %s has them", (edition) => {
  it("are made, changed and taken away", async () => {
    const there = await startPayin(edition);
    try {
      const asked = {
        name: "Shop",
        url: "https://shop.example/hooks",
        secret: "whsec_1",
        events: ["order.completed"],
        enabled: true,
      };
      const made = await answered(operations.createEndpoint?.(there.context, asked));
      const { id } = made;
      const change = { id, events: ["order.expired"] };
      expect(await answered(operations.updateEndpoint?.(there.context, change))).toMatchObject({
        id,
        url: asked.url,
        events: ["order.expired"],
      });
      expect(await answered(operations.listEndpoints?.(there.context))).toHaveLength(1);
      await answered(operations.deleteEndpoint?.(there.context, id));
      expect(await answered(operations.listEndpoints?.(there.context))).toEqual([]);
    } finally {
      await there.close();
    }
  });
});

describe("an edition that lacks a page", () => {
  it("says so where it can't switch an endpoint off", async () => {
    const { context } = fakePayin({});
    expect(await operations.updateEndpoint?.(context, { id: "1", enabled: false })).toMatchObject({
      error: { code: "invalid_request", effect: "not_applied" },
    });
  });

  it("has no log, no pools and no endpoints", async () => {
    const { context } = fakePayin({});
    for (const answer of [
      operations.listDeliveries?.(context, {}),
      operations.listAddressPools?.(context),
      operations.listEndpoints?.(context),
    ])
      expect(await answer).toMatchObject({ error: { code: "not_found", effect: "not_applied" } });
  });
});

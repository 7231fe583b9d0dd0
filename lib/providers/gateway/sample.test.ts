import { describe, expect, it } from "vitest";
import { fixture } from "../testing/webhooks.ts";
import { readSample } from "./sample.ts";

const payment = { id: "pay_1", status: "pending", amount: 4999, currency: "USD" };
const read = (sample: unknown, mapping = "") =>
  readSample(typeof sample === "string" ? sample : JSON.stringify(sample), { mapping });
const field = (reading: ReturnType<typeof readSample>, name: string) =>
  reading.fields.find((one) => one.field === name);

describe("a sample", () => {
  it("that is an answer shows each field and what would be told", () => {
    const reading = read(payment);
    expect(reading).toMatchObject({
      title: "Payment",
      facts: [
        {
          kind: "payment",
          status: "pending",
          subject: "pay_1",
          amount: { amount: "49.99", currency: "USD" },
        },
      ],
      unknownWords: [],
      problems: [],
    });
    expect(field(reading, "payment.status")).toEqual({
      field: "payment.status",
      path: "status",
      value: "pending → pending",
    });
    expect(field(reading, "payment.network")).toMatchObject({ value: null });
  });

  it("that is a notification shows its envelope too, by the mapping in the form", () => {
    const sample = {
      eventId: "e1",
      eventType: "charge.paid",
      payload: { paymentId: "p1", state: "PAID", total: { value: "49.99", currency: "USD" } },
    };
    const mapping = fixture(new URL("./__fixtures__/camel-mapping.txt", import.meta.url));
    const reading = read(sample, mapping);
    expect(reading.title).toBe("Webhook charge.paid");
    expect(reading.facts).toMatchObject([{ status: "succeeded", subject: "p1" }]);
    expect(field(reading, "event.id")?.value).toBe("e1");
    expect(field(reading, "payment.amount")?.value).toBe("49.99 USD");
  });

  it("that is a list is read by its first item, one that names a payment as a refund", () => {
    expect(read({ data: [payment], has_more: false })).toMatchObject({
      title: "List of 1; its first payment",
      facts: [{ subject: "pay_1" }],
    });
    expect(read({ data: [] })).toMatchObject({ title: "Empty list", facts: [], problems: [] });
    expect(
      read({ id: "re_1", charge: "pay_1", status: "completed", amount: 1, currency: "USD" }),
    ).toMatchObject({
      title: "Refund or dispute",
      facts: [{ kind: "refund", status: "succeeded", subject: "re_1" }],
    });
  });

  it("tells words that no table has", () => {
    expect(read({ ...payment, status: "frobnicated" })).toMatchObject({
      unknownWords: ["frobnicated"],
      facts: [{ status: "processing" }],
    });
    const event = { id: "e1", type: "customer.created", data: { object: payment } };
    expect(read(event)).toMatchObject({ unknownWords: ["customer.created"], facts: [] });
  });

  it("tells what stands in the way", () => {
    expect(read("<html>")).toMatchObject({ facts: [], problems: [expect.stringContaining("no JSON")] });
    expect(read({ status: "pending" }).problems).toEqual(["There is no id at id."]);
    expect(read(payment, "[payment]\nidd = x").problems).toEqual([expect.stringMatching(/^Line 2: /)]);
    expect(field(read({ ...payment, amount: "49.99" }), "payment.amount")).toMatchObject({
      value: null,
      problem: expect.stringContaining("whole number of minor units"),
    });
    expect(field(read({ ...payment, updated_at: "yesterday" }), "payment.updated_at")?.problem).toBe(
      "This is no time.",
    );
  });

  it("shows no card number and no secret", () => {
    const mapping = "[payment]\nnetwork = card.number\nreference = api_key\ntx_hash = note";
    const reading = read(
      {
        ...payment,
        card: { number: "4242 4242 4242 4242" },
        api_key: "sk_live_planted",
        note: "to 4000002760003184",
      },
      mapping,
    );
    const shown = JSON.stringify(reading);
    expect(shown).not.toMatch(/4242 4242|4000002760003184|sk_live_planted/);
    expect(field(reading, "payment.reference")?.value).toBe("[hidden]");
  });
});

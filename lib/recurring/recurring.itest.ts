import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { fixedClock } from "../clock.ts";
import { db } from "../db/client.ts";
import { overrideEnv } from "../env.ts";
import { type InvoiceWorld, makeInvoiceWorld } from "../invoices/testing/invoice-world.ts";
import { getRecurringOf, listRecurring } from "./list-recurring.ts";
import { makeDueInvoices } from "./make-due-invoices.ts";
import { repeatInvoice } from "./repeat-invoice.ts";
import { type RepeatInput, repeatInput } from "./schema.ts";
import { takeRecurringStep } from "./take-step.ts";

let world: InvoiceWorld;
beforeAll(async () => {
  world = await makeInvoiceWorld();
  overrideEnv({ PAYDECK_SMTP_URL: "smtp://127.0.0.1:9", PAYDECK_MAIL_FROM: "payments@paydeck.test" });
});
afterAll(() => world.close());
afterEach(() => db().recurringInvoice.updateMany({ data: { status: "ended" } }));

/** A time of day in Bogotá, where the merchant is. */
const at = (local: string) => new Date(`${local}:00-05:00`);
const today = fixedClock(at("2027-01-10T12:00"));
const form = (invoiceId: string, changes: Partial<RepeatInput> = {}) =>
  repeatInput.parse({ invoiceId, every: "month", startsOn: "2027-01-31", dueInDays: 10, ...changes });

async function repeated(changes: Partial<RepeatInput> = {}) {
  const invoiceId = await world.draft();
  const { id } = await repeatInvoice(world.scope, form(invoiceId, changes), today);
  return { invoiceId, id };
}

async function madeBy(recurringId: string) {
  const rows = await db().invoice.findMany({ where: { recurringId }, orderBy: { createdAt: "asc" } });
  return rows.map((row) => ({
    id: row.id,
    status: row.status,
    issued: row.issueDate?.toISOString().slice(0, 10) ?? null,
    due: row.dueDate.toISOString().slice(0, 10),
  }));
}
const rowOf = (id: string) => db().recurringInvoice.findFirstOrThrow({ where: { id } });
const nextOf = async (id: string) => (await rowOf(id)).nextOn.toISOString().slice(0, 10);

describe("a recurring invoice", () => {
  it("is made on its day where the merchant is, sent with a number and mailed, once", async () => {
    const { id, invoiceId } = await repeated();
    expect(await makeDueInvoices(at("2027-01-30T23:59"))).toBe(0);
    expect(await makeDueInvoices(at("2027-01-31T00:01"))).toBe(1);
    expect(await makeDueInvoices(at("2027-01-31T00:02"))).toBe(0);
    const [made, ...more] = await madeBy(id);
    expect(more).toEqual([]);
    expect(made).toMatchObject({ status: "sent", issued: "2027-01-31", due: "2027-02-10" });
    const mails = await db().mail.findMany({ where: { targetId: made?.id ?? "" } });
    expect(mails).toMatchObject([{ kind: "invoice", createdBy: null, toEmail: "pay@studio.co" }]);
    expect(await nextOf(id)).toBe("2027-02-28");
    expect(await makeDueInvoices(at("2027-02-28T09:00"))).toBe(1);
    expect(await nextOf(id)).toBe("2027-03-31");
    expect(await getRecurringOf(world.scope, { invoiceId: made?.id ?? "" })).toMatchObject({
      recurring: { id, made: 2, template: { id: invoiceId } },
    });
  });

  it("is made once however many workers look at once", async () => {
    const { id } = await repeated();
    const counts = await Promise.all([1, 2, 3].map(() => makeDueInvoices(at("2027-01-31T08:00"))));
    expect(counts.reduce((sum, count) => sum + count)).toBe(1);
    expect(await madeBy(id)).toHaveLength(1);
  });

  it("makes up for a standstill one by one", async () => {
    const { id } = await repeated({ every: "week", startsOn: "2027-02-01", sends: false });
    for (const expected of [1, 1, 1, 0]) expect(await makeDueInvoices(at("2027-02-15T08:00"))).toBe(expected);
    expect((await madeBy(id)).map(({ status }) => status)).toEqual(["draft", "draft", "draft"]);
    expect(await nextOf(id)).toBe("2027-02-22");
  });

  it("ends after its last day", async () => {
    const { id } = await repeated({ endsOn: "2027-03-30" });
    expect(await makeDueInvoices(at("2027-01-31T08:00"))).toBe(1);
    expect(await makeDueInvoices(at("2027-02-28T08:00"))).toBe(1);
    expect(await rowOf(id)).toMatchObject({ status: "ended" });
    expect(await makeDueInvoices(at("2027-04-30T08:00"))).toBe(0);
  });

  it("pauses with the reason when it can't be sent, and makes that day up when it is resumed", async () => {
    const { id } = await repeated();
    const connectionId = world.connections["88pay"];
    const turn = (disabledAt: Date | null) =>
      db().connection.updateMany({ where: { id: connectionId }, data: { disabledAt } });
    await turn(new Date());
    expect(await makeDueInvoices(at("2027-01-31T08:00"))).toBe(0);
    const paused = await rowOf(id);
    expect(paused.status).toBe("paused");
    expect(paused.problem).not.toBe("");
    expect(await listRecurring(world.scope)).toContainEqual(
      expect.objectContaining({ id, status: "paused", problem: paused.problem }),
    );
    await turn(null);
    await takeRecurringStep(
      world.scope,
      { recurringId: id, step: "resume" },
      fixedClock(at("2027-02-02T08:00")),
    );
    expect(await makeDueInvoices(at("2027-02-02T08:00"))).toBe(1);
    expect(await madeBy(id)).toMatchObject([{ status: "sent" }]);
    expect(await nextOf(id)).toBe("2027-02-28");
  });

  it("leaves out the days of a person's pause, in step with its rhythm, and takes each step once", async () => {
    const { id } = await repeated();
    const clock = fixedClock(at("2027-05-02T08:00"));
    for (const step of ["pause", "pause", "resume", "resume"] as const)
      await takeRecurringStep(world.scope, { recurringId: id, step }, clock);
    expect(await nextOf(id)).toBe("2027-05-31");
    await takeRecurringStep(world.scope, { recurringId: id, step: "end" }, clock);
    await expect(
      takeRecurringStep(world.scope, { recurringId: id, step: "resume" }, clock),
    ).rejects.toMatchObject({ code: "conflict" });
  });

  it("is one when it is asked for twice, and refuses other choices and days that are over", async () => {
    const invoiceId = await world.draft();
    const made = await Promise.all([1, 2].map(() => repeatInvoice(world.scope, form(invoiceId), today)));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    await expect(repeatInvoice(world.scope, form(invoiceId, { every: "year" }), today)).rejects.toMatchObject(
      { code: "conflict" },
    );
    const past = form(await world.draft(), { startsOn: "2027-01-09" });
    await expect(repeatInvoice(world.scope, past, today)).rejects.toMatchObject({
      fields: { startsOn: expect.any(String) },
    });
  });
});

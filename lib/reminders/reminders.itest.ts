import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type RunningSandbox, startSandbox } from "#sandbox/start.ts";
import { db } from "../db/client.ts";
import { overrideEnv } from "../env.ts";
import { recordPayment } from "../invoices/record-payment.ts";
import { type InvoiceWorld, makeInvoiceWorld } from "../invoices/testing/invoice-world.ts";
import { voidInvoice } from "../invoices/void-invoice.ts";
import { sendMail } from "../mail/send-mail.ts";
import { closeSmtp } from "../mail/smtp.ts";
import { LETTERS } from "../worker/letters.ts";
import { getReminders } from "./get-reminders.ts";
import { remindNow } from "./remind-now.ts";
import { saveReminderDays } from "./save-reminder-days.ts";
import { reminderDaysInput } from "./schema.ts";
import { sendDueReminders } from "./send-due-reminders.ts";

let world: InvoiceWorld;
let post: RunningSandbox;

beforeAll(async () => {
  world = await makeInvoiceWorld();
  post = await startSandbox({ port: 0, smtpPort: 0, quiet: true });
  setUpMail();
});
afterAll(async () => {
  closeSmtp();
  await post.close();
  await world.close();
});
// Only what tells the time stands still: sockets and the database go on.
beforeEach(() => vi.useFakeTimers({ toFake: ["Date"], now: at("2026-11-20T15:00") }));
afterEach(async () => {
  vi.useRealTimers();
  await db().invoice.updateMany({ data: { status: "void" } });
});

function setUpMail() {
  overrideEnv({ PAYDECK_SMTP_URL: post.smtpUrl, PAYDECK_MAIL_FROM: "payments@paydeck.test" });
}

/** A time of day in Bogotá, where the merchant is. */
const at = (local: string) => new Date(`${local}:00-05:00`);

async function sweepAt(local: string): Promise<number> {
  vi.setSystemTime(at(local));
  return sendDueReminders(new Date());
}

async function sent(changes: Record<string, unknown> = {}): Promise<string> {
  return world.sent({ dueDate: "2026-12-10", customerEmail: `${randomUUID()}@cliente.test`, ...changes });
}

const mailsOf = (targetId: string) =>
  db().mail.findMany({ where: { targetId, kind: "reminder" }, orderBy: { createdAt: "asc" } });
const daysOf = async (invoiceId: string) =>
  (await db().invoiceReminder.findMany({ where: { invoiceId }, orderBy: { at: "asc" } })).map(
    ({ day }) => day,
  );

describe("the schedule", () => {
  it("reminds on the chosen days from nine in the morning where the merchant is, once each", async () => {
    const id = await sent();
    expect(await sweepAt("2026-12-06T12:00")).toBe(0);
    expect(await sweepAt("2026-12-07T08:59")).toBe(0);
    expect(await sweepAt("2026-12-07T09:00")).toBe(1);
    expect(await sweepAt("2026-12-07T09:01")).toBe(0);
    expect(await sweepAt("2026-12-10T12:00")).toBe(0);
    expect(await sweepAt("2026-12-11T09:00")).toBe(1);
    expect(await daysOf(id)).toEqual([-3, 1]);
    expect(await getReminders(world.scope, { invoiceId: id })).toMatchObject({
      whyNot: null,
      next: { day: 7, on: "2026-12-17" },
    });
    expect(await sweepAt("2026-12-17T23:59")).toBe(1);
    expect(await sweepAt("2026-12-24T10:00")).toBe(1);
    expect(await sweepAt("2027-01-24T10:00")).toBe(0);
    expect(await daysOf(id)).toEqual([-3, 1, 7, 14]);
  });

  it("hands a letter to the mail server that fits the day, with the invoice as a PDF", async () => {
    const email = `${randomUUID()}@cliente.test`;
    const id = await sent({ customerEmail: email, language: "es" });
    await sweepAt("2026-12-11T09:30");
    const [mail] = await mailsOf(id);
    expect(mail).toMatchObject({ kind: "reminder", language: "es", createdBy: null, toEmail: email });
    await sendMail(world.scope, { mailId: mail?.id ?? "" }, LETTERS);
    const answer = await fetch(`${post.url}/_control/mail?to=${encodeURIComponent(email)}`);
    const [letter, ...more] = (await answer.json()).letters;
    const { number } = await world.look(id);
    expect(more).toEqual([]);
    expect(letter).toMatchObject({ subject: `La factura ${number} está vencida` });
    expect(letter.text).toContain("venció el 10 de diciembre de 2026");
    expect(letter.text).toContain("100.000,00 COP");
    expect(letter.text).toContain("/invoice/");
    expect(letter.attachments).toMatchObject([
      { filename: `Factura-${number}.pdf`, mimeType: "application/pdf" },
    ]);
    expect(Buffer.from(letter.attachments[0].base64, "base64").subarray(0, 5).toString()).toBe("%PDF-");
  });

  it("sends the newest of several that were missed, and none that is more than a week old", async () => {
    const [missed, old] = [await sent(), await sent({ dueDate: "2026-11-28" })];
    expect(await sweepAt("2026-12-20T10:00")).toBe(1);
    expect(await daysOf(missed)).toEqual([7]);
    expect(await daysOf(old)).toEqual([]);
  });

  it("is quiet about days that lay before the invoice was sent", async () => {
    vi.setSystemTime(at("2026-12-08T10:00"));
    const id = await sent();
    expect(await sweepAt("2026-12-08T11:00")).toBe(0);
    expect(await sweepAt("2026-12-11T11:00")).toBe(1);
    expect(await daysOf(id)).toEqual([1]);
  });

  it("never reminds of what is paid, void, a draft, or without an address", async () => {
    const [paid, gone] = [await sent(), await sent()];
    const [draft, nameless] = [
      await world.draft({ dueDate: "2026-12-10" }),
      await sent({ customerEmail: "" }),
    ];
    await recordPayment(world.scope, {
      ...{ invoiceId: paid, amount: "100000", method: "Cash", receivedOn: "2026-11-20" },
      ...{ reason: "Paid at the counter", idempotencyKey: randomUUID() },
    });
    await voidInvoice(world.scope, { invoiceId: gone, reason: "Written twice" });
    expect(await sweepAt("2026-12-11T10:00")).toBe(0);
    for (const id of [paid, gone, draft, nameless]) expect(await mailsOf(id)).toEqual([]);
    expect(await getReminders(world.scope, { invoiceId: paid })).toMatchObject({ whyNot: "settled" });
    expect(await getReminders(world.scope, { invoiceId: nameless })).toMatchObject({ whyNot: "no_address" });
  });

  it("sends one letter however many workers look at once", async () => {
    const id = await sent();
    vi.setSystemTime(at("2026-12-07T10:00"));
    const counts = await Promise.all([1, 2, 3].map(() => sendDueReminders(new Date())));
    expect(counts.reduce((sum, count) => sum + count)).toBe(1);
    expect(await mailsOf(id)).toHaveLength(1);
  });

  it("waits where mail is not set up", async () => {
    const id = await sent();
    overrideEnv({ PAYDECK_SMTP_URL: "" });
    expect(await sweepAt("2026-12-07T10:00")).toBe(0);
    setUpMail();
    expect(await sweepAt("2026-12-07T10:05")).toBe(1);
    expect(await daysOf(id)).toEqual([-3]);
  });

  it("follows the days that the merchant chooses", async () => {
    const id = await sent();
    await saveReminderDays(world.scope, reminderDaysInput.parse({ days: [0, 30, 0] }));
    expect(await sweepAt("2026-12-07T10:00")).toBe(0);
    expect(await sweepAt("2026-12-10T10:00")).toBe(1);
    await saveReminderDays(world.scope, { days: [] });
    expect(await sweepAt("2027-01-09T10:00")).toBe(0);
    expect(await daysOf(id)).toEqual([0]);
    await saveReminderDays(world.scope, { days: [-3, 1, 7, 14] });
  });
});

describe("a person", () => {
  it("reminds at once, in place of what the schedule would send; pressed twice it is one letter", async () => {
    const id = await sent();
    vi.setSystemTime(at("2026-12-11T08:00"));
    const asked = { invoiceId: id, idempotencyKey: randomUUID() };
    await Promise.all([remindNow(world.scope, asked), remindNow(world.scope, asked)]);
    expect(await mailsOf(id)).toHaveLength(1);
    expect(await sweepAt("2026-12-11T09:00")).toBe(0);
    expect(await sweepAt("2026-12-17T09:00")).toBe(1);
    expect(await daysOf(id)).toEqual([1, 7]);
    const acts = await db().auditEntry.count({ where: { targetId: id, action: "invoice.remind" } });
    expect(acts).toBe(2);
  });

  it("is told why nothing can be sent", async () => {
    const id = await sent({ customerEmail: "" });
    await expect(
      remindNow(world.scope, { invoiceId: id, idempotencyKey: randomUUID() }),
    ).rejects.toMatchObject({ code: "conflict" });
  });
});

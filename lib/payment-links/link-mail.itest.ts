import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemScope } from "../auth/scope.ts";
import { loadConnection } from "../connections/load-connection.ts";
import { db } from "../db/client.ts";
import { overrideEnv } from "../env.ts";
import { newId } from "../ids.ts";
import { letterText } from "../mail/letter-text.ts";
import { moneyOf } from "../money.ts";
import { aTransaction } from "../testing/merchant-fixture.ts";
import { archivePaymentLink } from "./archive-payment-link.ts";
import { countLinkPayments } from "./count-link-payments.ts";
import { createPaymentLink } from "./create-payment-link.ts";
import { linkLetter } from "./link-letter.ts";
import { listLinkMails } from "./list-link-mails.ts";
import { receiptLetter } from "./receipt-letter.ts";
import { sendLinkInput } from "./schema.ts";
import { sendLinkMail } from "./send-link-mail.ts";
import { type LinkWorld, makeLinkWorld } from "./testing/link-world.ts";

let world: LinkWorld;

beforeAll(async () => {
  world = await makeLinkWorld();
  overrideEnv({ PAYDECK_SMTP_URL: "smtp://127.0.0.1:9", PAYDECK_MAIL_FROM: "payments@paydeck.test" });
});
afterAll(() => world.close());

const ana = { customerName: "Ana Gómez", customerEmail: "ana@cliente.test" };
const form = (linkId: string, changes: Record<string, unknown> = {}) =>
  sendLinkInput.parse({ linkId, idempotencyKey: randomUUID(), ...changes });
const mailOf = (id: string) => db().mail.findFirstOrThrow({ where: { id } });
const asked = { id: "", targetType: "", toName: "Ana Gómez", message: "", createdAt: new Date() };

async function pay(linkId: string, patch: Record<string, unknown> = {}): Promise<string> {
  const link = await db().paymentLink.findFirstOrThrow({ where: { id: linkId } });
  const connection = await loadConnection(world.scope, world.connections["88pay"]);
  const { customerId } = link;
  const { id } = await aTransaction(world.scope, connection, {
    linkId,
    customerId,
    amount: moneyOf("120000", "COP"),
    method: "pse",
    methodLabel: "PSE",
  });
  const data = { status: "succeeded", paidAt: new Date(), updatedAt: new Date(), ...patch };
  await db().transaction.updateMany({ where: { id }, data });
  return id;
}

describe("sending a link", () => {
  it("goes to the link's customer unless another address is given, once for each form", async () => {
    const { id } = await createPaymentLink(world.scope, world.form(ana));
    const first = form(id, { language: "es", message: "Gracias" });
    const { mailId } = await sendLinkMail(world.scope, first);
    expect((await sendLinkMail(world.scope, first)).mailId).toBe(mailId);
    expect(await mailOf(mailId)).toMatchObject({
      toEmail: "ana@cliente.test",
      kind: "link",
      language: "es",
      status: "queued",
    });
    await sendLinkMail(world.scope, form(id, { toEmail: "Otra@Cliente.test" }));
    const listed = await listLinkMails(world.scope, { linkId: id });
    expect(listed.recipient).toEqual({ name: "Ana Gómez", email: "a••@c••••••.test" });
    expect(listed.rows.map(({ toEmail }) => toEmail)).toEqual(["o•••@c••••••.test", "a••@c••••••.test"]);
    expect(await db().auditEntry.count({ where: { targetId: id, action: "link.send_mail" } })).toBe(2);
  });

  it("is refused without an address, for a link that nobody can pay, and for one of somebody else", async () => {
    const { id } = await createPaymentLink(world.scope, world.form({}));
    await expect(sendLinkMail(world.scope, form(id))).rejects.toMatchObject({
      fields: { toEmail: expect.any(String) },
    });
    await archivePaymentLink(world.scope, { linkId: id });
    await expect(sendLinkMail(world.scope, form(id, { toEmail: "a@b.test" }))).rejects.toMatchObject({
      code: "conflict",
    });
    const foreign = systemScope(newId("merchant"), "test");
    await expect(sendLinkMail(foreign, form(id))).rejects.toThrow("not found");
    await expect(listLinkMails(foreign, { linkId: id })).rejects.toThrow("not found");
  });

  it("refuses addresses and names that are more than one line, by field", () => {
    const fields = (changes: Record<string, unknown>) =>
      sendLinkInput
        .safeParse({ linkId: "lnk", idempotencyKey: randomUUID(), ...changes })
        .error?.issues.map(({ path }) => path.join("."));
    expect(fields({ toEmail: "a@b.test\r\nBcc: x@y.test" })).toEqual(["toEmail"]);
    expect(fields({ toEmail: "a@b.test, x@y.test" })).toEqual(["toEmail"]);
    expect(fields({ toName: "Ana\nBcc: x@y.test" })).toEqual(["toName"]);
    expect(fields({ message: "x".repeat(2001) })).toEqual(["message"]);
  });
});

describe("the letter with a link", () => {
  it.each([
    ["en", "120,000.00 COP to pay", "Open and pay", "Invoice: F-77"],
    ["es", "120.000,00 COP por pagar", "Abrir y pagar", "Factura: F-78"],
    ["pt", "120.000,00 COP a pagar", "Abrir e pagar", "Fatura: F-79"],
  ] as const)("says in %s what it is for, how much and where", async (language, heading, button, invoice) => {
    const invoiceNumber = invoice.split(": ")[1];
    const { id, url } = await createPaymentLink(world.scope, world.form({ invoiceNumber }));
    const mail = { ...asked, targetId: id, language, message: "First\n\nSecond" };
    const letter = await linkLetter(world.scope, mail);
    if (letter === null) throw new Error("no letter");
    expect(letter).toMatchObject({ language, heading, button: { label: button, url } });
    expect(letter.paragraphs.slice(1, 3)).toEqual(["First", "Second"]);
    const text = letterText(letter, "Café Altura");
    expect(text).toContain(invoice);
    expect(text).toContain(url);
  });

  it("is none once the link is closed, or seen from elsewhere", async () => {
    const { id } = await createPaymentLink(world.scope, world.form({}));
    const mail = { ...asked, targetId: id, language: "en" } as const;
    expect(await linkLetter(systemScope(world.scope.merchantId, "live"), mail)).toBeNull();
    await archivePaymentLink(world.scope, { linkId: id });
    expect(await linkLetter(world.scope, mail)).toBeNull();
  });
});

describe("a receipt", () => {
  it("is queued once for each payment of somebody with an address", async () => {
    const { id } = await createPaymentLink(
      world.scope,
      world.form({ ...ana, maxPayments: 5, language: "pt" }),
    );
    const first = await pay(id);
    await Promise.all([1, 2, 3].map(() => countLinkPayments(world.scope, { linkId: id })));
    const second = await pay(id);
    await countLinkPayments(world.scope, { linkId: id });
    const mails = await db().mail.findMany({ where: { targetId: { in: [first, second] } } });
    expect(mails.map(({ targetId }) => targetId).sort()).toEqual([first, second].sort());
    expect(mails[0]).toMatchObject({
      kind: "receipt",
      createdBy: null,
      language: "pt",
      toEmail: ana.customerEmail,
    });
    expect((await listLinkMails(world.scope, { linkId: id })).rows).toHaveLength(2);

    const letter = await receiptLetter(world.scope, { ...asked, targetId: first, language: "pt" });
    expect(letter).toMatchObject({ heading: "Pagamento recebido" });
    expect(letter?.facts.map(({ value }) => value)).toContain("120.000,00 COP");
    await db().transaction.updateMany({ where: { id: first }, data: { status: "refunded" } });
    expect(await receiptLetter(world.scope, { ...asked, targetId: first, language: "pt" })).toBeNull();
  });

  it("goes to nobody without an address, nor for what was paid long ago, nor where mail is not set up", async () => {
    const receipts = () => db().mail.count({ where: { kind: "receipt" } });
    const before = await receipts();
    const unknown = await createPaymentLink(world.scope, world.form({ maxPayments: 5 }));
    await pay(unknown.id);
    expect(await countLinkPayments(world.scope, { linkId: unknown.id })).toBe(1);
    const known = await createPaymentLink(world.scope, world.form({ ...ana, maxPayments: 5 }));
    await pay(known.id, { paidAt: new Date(Date.now() - 8 * 24 * 3600_000) });
    expect(await countLinkPayments(world.scope, { linkId: known.id })).toBe(1);
    overrideEnv({ PAYDECK_SMTP_URL: "" });
    await pay(known.id);
    expect(await countLinkPayments(world.scope, { linkId: known.id })).toBe(2);
    overrideEnv({ PAYDECK_SMTP_URL: "smtp://127.0.0.1:9" });
    expect(await receipts()).toBe(before);
  });
});

import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { builtInRole } from "../auth/permissions.ts";
import { memberScope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import { newId } from "../ids.ts";
import { getPaymentAnswers } from "./answers-of-payments.ts";
import { archivePaymentLink } from "./archive-payment-link.ts";
import { createPaymentLink } from "./create-payment-link.ts";
import { editPublishedLink } from "./edit-published-link.ts";
import { getLinkForm } from "./get-link-form.ts";
import { getLinkImage } from "./get-link-image.ts";
import { getPayPage } from "./get-pay-page.ts";
import { getPaymentLink } from "./get-payment-link.ts";
import { publishPaymentLink } from "./publish-payment-link.ts";
import { revealPaymentAnswers } from "./reveal-answers.ts";
import { createLinkInput } from "./schema.ts";
import { setReturnHosts } from "./set-return-hosts.ts";
import { startPayment } from "./start-payment.ts";
import { getLinkStart } from "./templates/get-link-start.ts";
import { type LinkWorld, makeLinkWorld } from "./testing/link-world.ts";
import { updatePaymentLink } from "./update-payment-link.ts";

let world: LinkWorld;

beforeAll(async () => {
  world = await makeLinkWorld();
});
afterAll(() => world.close());
beforeEach(() => world.control("reset", {}));

async function make(changes: Parameters<LinkWorld["form"]>[0] = {}) {
  const { id, url } = await createPaymentLink(world.scope, world.form(changes));
  return { id, slug: url.slice(url.lastIndexOf("/") + 1) };
}

const fieldsOf = (work: Promise<unknown>) =>
  work.then(
    () => [],
    (thrown: { code?: string; fields?: object }) => Object.keys(thrown.fields ?? {}).toSorted(),
  );

/** One pixel, whole and real. */
const PIXEL =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const base64 = (text: string) => Buffer.from(text).toString("base64");

describe("a draft", () => {
  const whole = {
    publish: false,
    lines: [{ description: "Hours", quantity: 2, unitAmount: "50000" }],
    prices: [{ currency: "USD", amount: "25.5" }],
    ways: [{ connectionId: "", methods: [] as string[] }],
    description: "Two hours of work",
    questions: [{ label: "Size", kind: "choice", required: true, options: ["S", "M"] }],
    maxPayments: 5,
    holdMinutes: 15,
    closedMessage: "See you next year",
    customerName: "Ana Gómez",
    customerEmail: "ana@example.com",
    image: { base64: PIXEL },
  };
  const form = () => ({ ...whole, ways: [{ connectionId: world.connections.gateway, methods: [] }] });

  test("opens as it was sent, and saved unchanged it is the same", async () => {
    const { id } = await make({
      ...form(),
      currency: "EUR",
      lines: [{ ...whole.lines[0], unitAmount: "50" }],
    });
    const opened = await getLinkForm(world.scope, { linkId: id });
    expect(opened.form).toMatchObject({
      ...{ payerChooses: false, currency: "EUR", description: "Two hours of work", maxPayments: 5 },
      ...{ holdMinutes: 15, closedMessage: "See you next year", questions: whole.questions },
      lines: [{ description: "Hours", quantity: 2, unitAmount: "50.00" }],
      prices: [{ currency: "USD", amount: "25.5" }],
    });
    expect(JSON.stringify(opened)).not.toContain("ana@example.com");
    const before = await getPaymentLink(world.scope, { linkId: id });
    const again = createLinkInput.parse({ ...opened.form, idempotencyKey: randomUUID() });
    await updatePaymentLink(world.scope, { linkId: id, keepsCustomer: true, form: again });
    const after = await getPaymentLink(world.scope, { linkId: id });
    expect({ ...after, expiresAt: null }).toEqual({ ...before, expiresAt: null });
  });

  test("is written anew as a whole, or refused by field and left as it was", async () => {
    const { id } = await make({ publish: false });
    const change = (changes: Parameters<LinkWorld["form"]>[0]) =>
      updatePaymentLink(world.scope, {
        ...{ linkId: id, keepsCustomer: false },
        form: world.form(changes),
      });
    const before = await getPaymentLink(world.scope, { linkId: id });
    expect(
      await fieldsOf(change({ ways: [{ connectionId: world.connections.payin }], title: "No" })),
    ).toEqual(["ways.0"]);
    expect(await getPaymentLink(world.scope, { linkId: id })).toEqual(before);
    await change({ amount: "130000", title: "Poster", payerChooses: false });
    expect(await getPaymentLink(world.scope, { linkId: id })).toMatchObject({
      title: "Poster",
      amount: { amount: "130000.00" },
    });
    await publishPaymentLink(world.scope, { linkId: id });
    await expect(change({ title: "Late" })).rejects.toMatchObject({ code: "conflict" });
    await expect(getLinkForm(world.scope, { linkId: id })).rejects.toMatchObject({ code: "conflict" });
  });
});

test("a draft whose last day has passed is not published, until it has another", async () => {
  const { id } = await make({ publish: false });
  await db().paymentLink.updateMany({ where: { id }, data: { expiresAt: new Date(0) } });
  await expect(publishPaymentLink(world.scope, { linkId: id })).rejects.toMatchObject({ code: "conflict" });
  const form = world.form({ expiresInDays: 3 });
  await updatePaymentLink(world.scope, { linkId: id, keepsCustomer: true, form });
  await publishPaymentLink(world.scope, { linkId: id });
  expect((await getPaymentLink(world.scope, { linkId: id })).state).toBe("open");
});

test("of a published link only words and the last day change, and the change is audited", async () => {
  const { id, slug } = await make();
  const words = { title: "New title", description: "What it is", message: "Hello", closedMessage: "Bye" };
  await editPublishedLink(world.scope, { linkId: id, ...words, expiresInDays: null });
  expect(await getPayPage({ slug })).toMatchObject({
    ...words,
    expiresAt: null,
    amount: { amount: "120000.00" },
  });
  expect(await db().auditEntry.count({ where: { targetId: id, action: "link.edit" } })).toBe(1);
  const draft = await make({ publish: false });
  await expect(editPublishedLink(world.scope, { linkId: draft.id, ...words })).rejects.toMatchObject({
    code: "conflict",
  });
});

test("an archived link says what its merchant wants said", async () => {
  const { id, slug } = await make();
  await archivePaymentLink(world.scope, { linkId: id, closedMessage: "Write to hola@altura.example" });
  expect(await getPayPage({ slug })).toMatchObject({
    state: "archived",
    closedMessage: "Write to hola@altura.example",
  });
});

describe("answers", () => {
  const asking = () =>
    make({
      maxPayments: null,
      questions: [
        { label: "Your e-mail", kind: "email", required: true },
        { label: "Anything else?", kind: "long" },
      ],
    });
  const pay = (slug: string, answers: Record<string, string>) =>
    startPayment({
      slug,
      answers,
      methodKey: `${world.connections["88pay"]}:pse`,
      idempotencyKey: randomUUID(),
    });

  test("that are needed are needed, and nothing is begun without them", async () => {
    const { id, slug } = await asking();
    for (const answers of [{}, { q1: "" }, { q1: "not an address" }, { q2: "x" }])
      expect(await fieldsOf(pay(slug, answers as Record<string, string>))).toEqual(["answers"]);
    expect(await db().transaction.count({ where: { linkId: id } })).toBe(0);
  });

  test("are kept with their question, shown masked, and revealed to who says why", async () => {
    const { id, slug } = await asking();
    const said = "<b>Call</b> +57 300 123 4567, or ana@example.com 🎁";
    const { transactionId } = await pay(slug, { q1: "ana@example.com", q2: said });
    const [payment] = (await getPaymentLink(world.scope, { linkId: id })).payments;
    const shown = await getPaymentAnswers(world.scope, { transactionId });
    expect(payment?.answers).toEqual(shown.answers);
    expect(shown.masked).toBe(true);
    expect(shown.answers[0]).toMatchObject({ label: "Your e-mail" });
    const text = JSON.stringify(shown);
    for (const secret of ["ana@example.com", "300 123 4567"]) expect(text).not.toContain(secret);
    expect(text).toContain("<b>Call</b>");
    const member = {
      type: "member",
      memberId: newId("member"),
      userId: newId("user"),
      name: "Ana",
      role: builtInRole("support"),
    } as const;
    const scope = memberScope(world.scope.merchantId, "test", member, "customers.reveal", null);
    const revealed = await revealPaymentAnswers(scope, { transactionId, reason: "To send the parcel" });
    expect(revealed.answers).toMatchObject([{ answer: "ana@example.com" }, { answer: said }]);
    const audits = await db().auditEntry.findMany({
      where: { targetId: transactionId, action: "answers.reveal" },
    });
    expect(JSON.stringify(audits)).not.toContain("ana@example.com");
    expect(audits).toMatchObject([{ actor: "Ana", detail: { reason: "To send the parcel" } }]);
    const calls = await db().providerCall.findMany({ where: { transactionId } });
    const timeline = await db().timelineEntry.findMany({ where: { transactionId } });
    expect(JSON.stringify([calls, timeline])).not.toContain("300 123 4567");
  });

  test("may be given anew from the same page until the payment is paid", async () => {
    const { slug } = await asking();
    const page = {
      slug,
      methodKey: `${world.connections["88pay"]}:pse`,
      idempotencyKey: randomUUID(),
    };
    const first = await startPayment({ ...page, answers: { q1: "ana@example.com", q2: "blue" } });
    const again = await startPayment({ ...page, answers: { q1: "ana@example.com", q2: "red" } });
    expect(again).toEqual(first);
    const { transactionId } = first;
    const shown = async () =>
      (await getPaymentAnswers(world.scope, { transactionId })).answers.at(-1)?.answer;
    expect(await shown()).toBe("red");
    await db().transaction.updateMany({ where: { id: transactionId }, data: { paidAt: new Date() } });
    await startPayment({ ...page, answers: { q1: "ana@example.com", q2: "green" } });
    expect(await shown()).toBe("red");
  });

  test("are nobody else's", async () => {
    const { slug } = await asking();
    const { transactionId } = await pay(slug, { q1: "ana@example.com" });
    const nobody = { answers: [], masked: false };
    const { scope } = world;
    expect(await getPaymentAnswers({ ...scope, mode: "live" }, { transactionId })).toEqual(nobody);
    expect(await getPaymentAnswers({ ...scope, merchantId: newId("merchant") }, { transactionId })).toEqual(
      nobody,
    );
  });
});

describe("a picture", () => {
  test("is shown by its hash, as what it is", async () => {
    const { id, slug } = await make({ image: { base64: PIXEL } });
    const { image } = await getPayPage({ slug });
    expect(image).toMatchObject({ width: 1, height: 1 });
    const hash = image?.src.split("/").at(-1) ?? "";
    const found = await getLinkImage(slug, hash);
    expect(found.type).toBe("image/png");
    expect(Buffer.from(found.bytes).toString("base64")).toBe(PIXEL);
    await expect(getLinkImage(slug, hash.replace(/./, "x"))).rejects.toMatchObject({ code: "not_found" });
    const other = await make();
    await expect(getLinkImage(other.slug, hash)).rejects.toMatchObject({ code: "not_found" });
    expect((await getPaymentLink(world.scope, { linkId: id })).image).toEqual(image);
  });

  test("is on a copy too, and is not taken from a link of another mode, nor from none", async () => {
    const { id } = await make({ image: { base64: PIXEL } });
    const start = await getLinkStart(world.scope, { from: id });
    expect(start).toMatchObject({ imageFrom: id, image: { width: 1, height: 1 } });
    const copy = await make({ imageFrom: id });
    const pictures = await db().paymentLinkImage.findMany({ where: { linkId: { in: [id, copy.id] } } });
    expect(new Set(pictures.map(({ hash }) => hash)).size).toBe(1);
    expect(pictures).toHaveLength(2);
    await db().paymentLink.update({
      where: { merchantId_id: { merchantId: world.scope.merchantId, id } },
      data: { mode: "live" },
    });
    const before = await db().paymentLinkImage.count();
    for (const imageFrom of [id, newId("paymentLink")])
      expect(await fieldsOf(make({ imageFrom }))).toEqual(["image"]);
    expect(await db().paymentLinkImage.count()).toBe(before);
  });

  test("that is none is refused by its field, and no link is made", async () => {
    const before = await db().paymentLink.count();
    const svg = base64('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
    for (const bytes of [svg, base64("<!doctype html>"), PIXEL.slice(0, 20)])
      expect(await fieldsOf(make({ image: { base64: bytes } }))).toEqual(["image"]);
    expect(() => world.form({ image: { base64: "A".repeat(1_500_000) } })).toThrow("At most 1 MiB");
    expect(() => world.form({ image: { base64: "not base64!" } })).toThrow();
    expect(await db().paymentLink.count()).toBe(before);
  });
});

test("a link returns to listed hosts only, and to none that was taken from the list", async () => {
  const shop = "https://shop.example.com/thanks";
  const { slug } = await make({ returnUrl: shop });
  expect((await getPayPage({ slug })).returnUrl).toBe(shop);
  await setReturnHosts(world.scope, { hosts: ["pay.example.com"] });
  expect((await getPayPage({ slug })).returnUrl).toBeNull();
  expect(await fieldsOf(make({ returnUrl: shop }))).toEqual(["returnUrl"]);
  await setReturnHosts(world.scope, { hosts: ["shop.example.com"] });
  expect((await getPayPage({ slug })).returnUrl).toBe(shop);
  await setReturnHosts(world.scope, { hosts: [] });
  expect(await fieldsOf(make({ returnUrl: "http://shop.example.com/" }))).toEqual(["returnUrl"]);
});

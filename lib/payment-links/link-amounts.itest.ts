import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "../db/client.ts";
import { createPaymentLink } from "./create-payment-link.ts";
import { getLinkForm } from "./get-link-form.ts";
import { getPayPage } from "./get-pay-page.ts";
import { getPaymentLink } from "./get-payment-link.ts";
import { publishPaymentLink } from "./publish-payment-link.ts";
import { createLinkInput } from "./schema.ts";
import { startPayment } from "./start-payment.ts";
import { syncNativeLink } from "./sync-native-link.ts";
import { getLinkStart } from "./templates/get-link-start.ts";
import { type LinkWorld, makeLinkWorld } from "./testing/link-world.ts";
import { updatePaymentLink } from "./update-payment-link.ts";

let world: LinkWorld;

beforeAll(async () => {
  world = await makeLinkWorld();
});
afterAll(() => world.close());
beforeEach(() => world.control("reset", {}));

async function openLink(changes: Parameters<LinkWorld["form"]>[0] = {}) {
  const { id, url } = await createPaymentLink(world.scope, world.form(changes));
  return { id, slug: url.slice(url.lastIndexOf("/") + 1) };
}

const fieldsOf = (work: Promise<unknown>) =>
  work.then(
    () => [],
    (thrown: { fields?: object }) => Object.keys(thrown.fields ?? {}).toSorted(),
  );

describe("where the payer chooses", () => {
  const chosen = () =>
    openLink({
      payerChooses: true,
      amount: "",
      minAmount: "10,000",
      maxAmount: "50000",
      suggested: "20000.50",
      maxPayments: null,
    });
  const pay = (slug: string, amount: string) =>
    startPayment({
      slug,
      amount,
      methodKey: `${world.connections["88pay"]}:pse`,
      idempotencyKey: randomUUID(),
    });

  test("the page says between what, and what is suggested", async () => {
    const { id, slug } = await chosen();
    const limits = {
      min: { amount: "10000.00", currency: "COP" },
      max: { amount: "50000.00", currency: "COP" },
      suggested: { amount: "20000.50", currency: "COP" },
    };
    expect(await getPayPage({ slug })).toMatchObject({ amount: null, limits });
    expect(await getPaymentLink(world.scope, { linkId: id })).toMatchObject({ limits });
  });

  test("nothing outside is begun, to the last cent", async () => {
    const { id, slug } = await chosen();
    const cases = [
      ["9999.99", "amountMin"],
      ["50000.01", "amountMax"],
      ["20000.001", "amountPrecision"],
      ["0", "amount"],
      ["-20000", "amount"],
      ["a lot", "amount"],
      ["", "amount"],
    ] as const;
    for (const [amount, field] of cases) expect(await fieldsOf(pay(slug, amount)), amount).toEqual([field]);
    expect(await db().transaction.count({ where: { linkId: id } })).toBe(0);
    for (const amount of ["10000", "50,000.00", "20000,5"]) await pay(slug, amount);
    const rows = await db().transaction.findMany({ where: { linkId: id }, orderBy: { id: "asc" } });
    expect(rows.map((row) => row.amount.toFixed(2))).toEqual(["10000.00", "50000.00", "20000.50"]);
  });
});

describe("where the payer chooses, in several currencies", () => {
  const several = (changes: object = {}) =>
    openLink({
      payerChooses: true,
      amount: "",
      minAmount: "10000",
      maxAmount: "50000",
      prices: [
        { currency: "USD", minAmount: "5", maxAmount: "200.00", suggested: "25.5" },
        { currency: "USDC", amount: "" },
      ],
      maxPayments: null,
      ways: [{ connectionId: world.connections["88pay"] }, { connectionId: world.connections.payin }],
      ...changes,
    });
  const usd = (amount: string) => ({ amount, currency: "USD" });
  const choices = [
    { currency: "USD", min: usd("5.00"), max: usd("200.00"), suggested: usd("25.50") },
    { currency: "USDC", min: null, max: null, suggested: null },
  ];
  const keyIn = async (slug: string, priceCurrency: string) => {
    const { methods } = await getPayPage({ slug });
    const offer = methods.find((one) => one.priceCurrency === priceCurrency && one.unavailable === null);
    return offer?.key ?? "";
  };
  const pay = (slug: string, methodKey: string, amount: string) =>
    startPayment({ slug, amount, methodKey, idempotencyKey: randomUUID() });

  test("each has its own limits, on the page, in the desk and in its form", async () => {
    const { id, slug } = await several({ publish: false });
    expect(await getPaymentLink(world.scope, { linkId: id })).toMatchObject({ choices, prices: [] });
    const { form } = await getLinkForm(world.scope, { linkId: id });
    expect(form.prices).toEqual([
      { currency: "USD", amount: "", minAmount: "5", maxAmount: "200", suggested: "25.5" },
      { currency: "USDC", amount: "", minAmount: "", maxAmount: "", suggested: "" },
    ]);
    const again = createLinkInput.parse({ ...form, idempotencyKey: randomUUID() });
    await updatePaymentLink(world.scope, { linkId: id, keepsCustomer: true, form: again });
    expect((await getLinkStart(world.scope, { from: id }))?.form.prices).toEqual(form.prices);
    await publishPaymentLink(world.scope, { linkId: id });
    expect(await getPayPage({ slug })).toMatchObject({ amount: null, choices, prices: [] });
  });

  test("an amount is judged by the limits of the currency that it is in, to the last digit", async () => {
    const { id, slug } = await several();
    const [cop, dollars, coins] = await Promise.all(["COP", "USD", "USDC"].map((one) => keyIn(slug, one)));
    const cases = [
      [dollars, "4.99", "amountMin"],
      [dollars, "200.01", "amountMax"],
      [dollars, "10000", "amountMax"],
      [dollars, "5.001", "amountPrecision"],
      [dollars, "", "amount"],
      [cop, "25.50", "amountMin"],
      [cop, "50000.01", "amountMax"],
      [coins, "0", "amount"],
      [`${cop}:JPY`, "20000", "methodKey"],
    ] as const;
    for (const [key = "", amount, field] of cases)
      expect(await fieldsOf(pay(slug, key, amount)), `${key} ${amount}`).toEqual([field]);
    expect(await db().transaction.count({ where: { linkId: id } })).toBe(0);
    await pay(slug, cop ?? "", "10000");
    await pay(slug, dollars ?? "", "5");
    await pay(slug, coins ?? "", "0.000001");
    const rows = await db().transaction.findMany({ where: { linkId: id }, orderBy: { createdAt: "asc" } });
    expect(rows.map((row) => row.amount.toFixed())).toEqual(["10000", "5", "0.000001"]);
    expect(rows.map((row) => row.currency)).toEqual(["COP", "USD", "USDC"]);
  });

  test("what is wrong is refused by the field of its currency", async () => {
    const bad = { currency: "USD", minAmount: "9", maxAmount: "8" };
    expect(() => world.form({ payerChooses: true, amount: "", prices: [bad] })).toThrow(/must not be less/);
    const ways = [{ connectionId: world.connections["88pay"] }];
    const refused = several({ prices: [{ currency: "JPY", minAmount: "100" }], ways });
    expect(await fieldsOf(refused)).toEqual(["prices.0.currency"]);
  });
});

test("lines are charged as exactly their sum, and shown everywhere", async () => {
  const lines = [
    { description: "Hours", quantity: 3, unitAmount: "33,333.33" },
    { description: "<script>alert(1)</script> ☕ قهوة", quantity: 1, unitAmount: "20000.01" },
  ];
  const { id, slug } = await openLink({ lines, amount: "" });
  const shown = [
    { quantity: 3, unit: { amount: "33333.33" }, total: { amount: "99999.99", currency: "COP" } },
    { description: "<script>alert(1)</script> ☕ قهوة", total: { amount: "20000.01" } },
  ];
  const page = await getPayPage({ slug });
  expect(page).toMatchObject({ amount: { amount: "120000.00" }, lines: shown });
  expect((await getPaymentLink(world.scope, { linkId: id })).lines).toMatchObject(shown);
  const { transactionId } = await startPayment({
    slug,
    methodKey: page.methods[0]?.key ?? "",
    idempotencyKey: randomUUID(),
  });
  const row = await db().transaction.findFirstOrThrow({ where: { id: transactionId } });
  expect(row.amount.toFixed(2)).toBe("120000.00");
});

describe("several prices", () => {
  const priced = (changes: object = {}) =>
    openLink({
      prices: [
        { currency: "USD", amount: "30.00" },
        { currency: "USDC", amount: "29.5" },
      ],
      ways: [{ connectionId: world.connections["88pay"] }, { connectionId: world.connections.payin }],
      ...changes,
    });

  test("each method charges the price in its own currency, and at par only where there is none", async () => {
    const { slug } = await priced();
    const page = await getPayPage({ slug });
    expect(page.prices).toEqual([
      { amount: "30.00", currency: "USD" },
      { amount: "29.500000", currency: "USDC" },
    ]);
    const usable = page.methods.filter(({ unavailable }) => unavailable === null);
    const charges = (currency: string) =>
      new Set(usable.flatMap(({ charge }) => (charge?.currency === currency ? charge.amount : [])));
    expect(charges("COP")).toEqual(new Set(["120000.00"]));
    expect(charges("USDC")).toEqual(new Set(["29.500000"]));
    expect(charges("USDT")).toEqual(new Set(["30.000000"]));
    expect(new Set(usable.map(({ key }) => key)).size).toBe(usable.length);
    for (const currency of ["COP", "USDC", "USDT"]) {
      const method = usable.find(({ charge }) => charge?.currency === currency);
      const { transactionId } = await startPayment({
        slug,
        methodKey: method?.key ?? "",
        idempotencyKey: randomUUID(),
      });
      const row = await db().transaction.findFirstOrThrow({ where: { id: transactionId } });
      expect({ currency: row.currency, amount: row.amount.toFixed() }).toEqual({
        currency,
        amount: { COP: "120000", USDC: "29.5", USDT: "30" }[currency],
      });
      await db().transaction.updateMany({ where: { id: transactionId }, data: { status: "failed" } });
    }
  });

  test("a key of another price than the method's own begins nothing", async () => {
    const { slug } = await priced();
    const pse = `${world.connections["88pay"]}:pse`;
    for (const methodKey of [`${pse}:USD`, `${pse}:COP`, `${pse}:USDC`, `${pse}:`]) {
      const begun = startPayment({ slug, methodKey, idempotencyKey: randomUUID() });
      expect(await fieldsOf(begun), methodKey).toEqual(["methodKey"]);
    }
  });

  test("a price that no way can charge is refused by its field", async () => {
    const refused = priced({
      prices: [{ currency: "JPY", amount: "2800" }],
      ways: [{ connectionId: world.connections["88pay"] }],
    });
    expect(await fieldsOf(refused)).toEqual(["prices.0.currency"]);
  });

  test("a provider's own copy holds one price, with the methods that charge the same", async () => {
    const { id } = await priced();
    const target = { linkId: id, connectionId: world.connections.payin };
    await syncNativeLink(world.scope, target);
    const call = await db().providerCall.findFirstOrThrow({
      where: { connectionId: world.connections.payin, operation: "createLink" },
      orderBy: { id: "desc" },
    });
    const sent = JSON.stringify(call.request);
    expect(sent).toContain("30");
    expect(sent).toContain("USDT");
    expect(sent).not.toContain("USDC");
  });
});

test("a link with rules that a provider's own page does not know has no copy there", async () => {
  const ways = [{ connectionId: world.connections.payin }];
  const usd = { amount: "25.00", currency: "USD", ways };
  const rules = [
    { payerChooses: true, minAmount: "5" },
    { maxPayments: 3, holdMinutes: 30 },
    { questions: [{ label: "Size" }] },
    { payerChooses: true, amount: "", prices: [{ currency: "USDC", maxAmount: "5" }] },
  ];
  for (const rule of rules) {
    const { id } = await openLink({ ...usd, ...rule });
    const [way] = (await getPaymentLink(world.scope, { linkId: id })).ways;
    expect(way?.nativeState).toBe("none");
  }
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { payin } from "./index.ts";
import { answered, type Edition, orderInput, startPayin } from "./testing/open-payin.ts";

const { operations } = payin;

/** Every operation against a PayIn that has the paths, the forms and the errors of one document only. */
describe.each<Edition>(["all", "guide", "reference", "server"])("PayIn as its %s has it", (edition) => {
  let payinThere: Awaited<ReturnType<typeof startPayin>>;
  beforeAll(async () => {
    payinThere = await startPayin(edition, { headerStyle: edition === "reference" ? "x-api-key" : "bearer" });
  });
  afterAll(() => payinThere.close());
  const open = () => payinThere.context;
  const bind = (reference: string, protocol: string) =>
    operations.bindDepositAddress?.(open(), { reference, protocol, metadata: { tier: "gold" } });

  it("creates an order once, finds it by its reference and lists it", async () => {
    const input = orderInput("12.5");
    const created = await answered(operations.createPayment?.(open(), input));
    const again = await answered(
      operations.createPayment?.(open(), { ...input, idempotencyKey: crypto.randomUUID() }),
    );
    expect(again.externalId).toBe(created.externalId);
    const subject = { reference: input.transactionId, kind: "payment" } as const;
    expect(await answered(operations.findPayment?.(open(), subject))).toMatchObject({
      subject: { externalId: created.externalId },
    });
    const listed = await answered(operations.listPayments?.(open(), { reference: input.transactionId }));
    expect(listed).toMatchObject({
      items: [{ fact: { subject: { externalId: created.externalId } }, createdAt: expect.any(Date) }],
      nextCursor: null,
    });
    expect(listed.items[0]?.fact.drift).toBeUndefined();
  });

  it("surfaces a reference that was used for another amount", async () => {
    const input = orderInput("3");
    await answered(operations.createPayment?.(open(), input));
    const other = orderInput("4", { transactionId: input.transactionId });
    expect(await operations.createPayment?.(open(), other)).toMatchObject({
      ok: false,
      error: { effect: "unknown" },
    });
  });

  it("binds one address for a family, once, takes several deposits on it and lets it go", async () => {
    const address = await answered(bind("player_1", "evm"));
    expect(address).toMatchObject({
      reference: "player_1",
      protocol: "evm",
      chains: ["ethereum-sepolia", "polygon-amoy"],
    });
    expect((await answered(bind("player_1", "evm"))).address).toBe(address.address);
    const tron = await answered(bind("player_1", "tron"));
    expect(tron.address).not.toBe(address.address);
    for (const [amount, currency, chainId] of [
      ["25", "USDT", "ethereum-sepolia"],
      ["1.5", "USDC", "polygon-amoy"],
      ["4", "USDC", "polygon-amoy"],
    ])
      await payinThere.control("act", { id: "player_1", action: "deposit", amount, currency, chainId });
    await expect
      .poll(async () => (await answered(operations.getDepositReference?.(open(), "player_1"))).totals)
      .toEqual([
        { currency: "USDC", amount: "5.5" },
        { currency: "USDT", amount: "25" },
      ]);
    const counted = await answered(operations.getDepositReference?.(open(), "player_1"));
    expect(counted.addresses.map((one) => one.address).sort()).toEqual(
      [address.address, tron.address].sort(),
    );
    const { items } = await answered(operations.listDeposits?.(open(), { reference: "player_1" }));
    expect(items.map(({ fact }) => fact.amount?.currency)).toEqual(["USDC", "USDC", "USDT"]);
    expect(new Set(items.map(({ fact }) => fact.txHash)).size).toBe(3);
    expect(items.flatMap(({ fact }) => fact.drift ?? [])).toEqual([]);
    const [first] = items;
    const hash = first?.fact.subject.externalId ?? "";
    expect(await operations.getPayment?.(open(), { externalId: hash, kind: "deposit" })).toMatchObject({
      ok: true,
      value: { subject: { externalId: hash, reference: "player_1" } },
    });
    for (const protocol of ["evm", "tron"])
      expect(await operations.unbindDepositAddress?.(open(), { reference: "player_1", protocol })).toEqual({
        ok: true,
        value: { unbound: true },
      });
    expect(await operations.getDepositReference?.(open(), "player_1")).toMatchObject({
      error: { code: "not_found", effect: "not_applied" },
    });
  });

  it("tells an empty pool, and what to do about it, for orders and for deposits", async () => {
    await payinThere.set({ poolSize: 0 });
    const empty = {
      ok: false,
      error: {
        code: "unavailable",
        effect: "not_applied",
        message: "PayIn has no free address in its pool. Import more addresses there.",
      },
    };
    expect(await operations.createPayment?.(open(), orderInput())).toMatchObject(empty);
    expect(await bind("player_2", "tron")).toMatchObject(empty);
    await payinThere.set({ poolSize: 5000 });
  });

  it("takes a link from draft to payers and back", async () => {
    const created = await answered(
      operations.createLink?.(open(), {
        idempotencyKey: crypto.randomUUID(),
        title: "Tip jar",
        methods: payin.methods("test").filter(({ currencies }) => currencies.includes("USDC")),
        maxPayments: 2,
        expiresAt: new Date(Date.now() + 60_000),
      }),
    );
    expect(created.url).toBeNull();
    const id = created.externalId;
    const published = await answered(operations.publishLink?.(open(), id));
    const page = published.url ?? "";
    const ordered = await fetch(page, {
      method: "POST",
      body: new URLSearchParams({ email: "payer@example.com", pair: "USDC polygon-amoy", amount: "7" }),
    });
    expect(ordered.ok).toBe(true);
    expect(await answered(operations.listLinkPayments?.(open(), id))).toMatchObject([
      { status: "pending", method: "usdc-polygon-amoy", mayBeginElsewhere: true },
    ]);
    expect((await answered(operations.unpublishLink?.(open(), id))).url).toBeNull();
    expect((await fetch(page)).status).toBe(404);
    await answered(operations.publishLink?.(open(), id));
    expect((await answered(operations.archiveLink?.(open(), id))).url).toBeNull();
    expect((await fetch(page)).status).toBe(404);
    expect((await answered(operations.restoreLink?.(open(), id))).url).toBe(page);
    expect((await fetch(page)).status).toBe(200);
  });

  it("is healthy, and refuses a wrong key", async () => {
    expect(await answered(operations.checkHealth?.(open()))).toEqual({ version: "0.1.0" });
    const stranger = { ...open(), credentials: payinThere.badCredentials };
    expect(await operations.listPayments?.(stranger, {})).toMatchObject({
      error: { code: "credentials_rejected", effect: "not_applied" },
    });
  });

  it("tells what is not there", async () => {
    const absent = { error: { code: "not_found", effect: "not_applied" } };
    const nobodys = { externalId: "ord_nobodys", kind: "payment" } as const;
    expect(await operations.getPayment?.(open(), nobodys)).toMatchObject(absent);
    expect(await operations.getDepositReference?.(open(), "nobody")).toMatchObject(absent);
    const unbound = { reference: "nobody", protocol: "evm" };
    expect(await operations.unbindDepositAddress?.(open(), unbound)).toMatchObject(absent);
  });
});

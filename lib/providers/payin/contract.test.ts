import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemClock } from "../../clock.ts";
import { moneyOf } from "../../money.ts";
import { paymentInput, testContext } from "../testing/context.ts";
import { describeProvider, type RunningProvider } from "../testing/provider-suite.ts";
import { startInSandbox } from "../testing/sandbox-harness.ts";
import { testFetch } from "../testing/test-fetch.ts";
import { payin } from "./index.ts";

const { operations } = payin;
const start = () =>
  startInSandbox("payin", {
    apiPath: "/api/v1",
    past: { status: "completed", amount: "12.50", currency: "USDT" },
  });

describeProvider(payin, {
  start,
  methodId: "usdt-ethereum-sepolia",
  amount: ["49.99", "USDT"],
  says: { pay: ["succeeded"], expire: ["expired"] },
  isIdempotent: true,
  proofAges: true,
});

describe("PayIn's networks and links", () => {
  let running: RunningProvider;
  beforeAll(async () => {
    running = await start();
  });
  afterAll(() => running.close());

  const open = () => {
    const fetch = testFetch();
    return testContext({
      credentials: running.credentials,
      fetch,
      baseUrl: running.baseUrl,
      clock: systemClock,
    });
  };

  it.each(payin.methods("test"))("gives an address for $label", async (method) => {
    const input = paymentInput(method, ["10.5", method.currencies[0] ?? ""]);
    expect(await operations.createPayment?.(open(), input)).toMatchObject({
      ok: true,
      value: { nextAction: { type: "crypto", address: expect.any(String), amount: "10.5" } },
    });
  });

  it("shows a link to payers from its publishing to its archiving", async () => {
    const created = await operations.createLink?.(open(), {
      idempotencyKey: crypto.randomUUID(),
      title: "Logo",
      amount: moneyOf("25", "USDC"),
      methods: payin.methods("test").filter(({ currencies }) => currencies.includes("USDC")),
      maxPayments: 2,
    });
    expect(created).toMatchObject({ ok: true, value: { url: null } });
    const id = created?.ok ? created.value.externalId : "";
    const published = await operations.publishLink?.(open(), id);
    const url = published?.ok ? published.value.url : null;
    const page = await fetch(url ?? "");
    expect(page.status).toBe(200);
    const offered = await page.text();
    for (const chain of ["ethereum-sepolia", "polygon-amoy", "solana-devnet"])
      expect(offered).toContain(chain);
    expect(await operations.listLinkPayments?.(open(), id)).toEqual({ ok: true, value: [] });
    expect(await operations.archiveLink?.(open(), id)).toEqual({
      ok: true,
      value: { externalId: id, url: null },
    });
    expect((await fetch(url ?? "")).ok).toBe(false);
  });
});

import { describe, expect, it } from "vitest";
import type { Bench } from "./bench.ts";
import { describeDeposits } from "./deposits.ts";
import { describeEndpoints } from "./endpoints.ts";
import { describeLinks } from "./links.ts";

const DECIMAL = /^-?\d+(\.\d+)?$/;

/** The provider's own account, as far as it can be looked into. */
export function describeAccount(bench: Bench): void {
  const { operations, context, create } = bench;
  describeLinks(bench);
  describeDeposits(bench);
  describeEndpoints(bench);

  describe("the provider's account", () => {
    if (operations.listBalances)
      it("has balances of exact money", async () => {
        const balances = await operations.listBalances?.(context());
        expect(balances?.ok).toBe(true);
        for (const { available, currency } of balances?.ok ? balances.value : [])
          expect(available.currency).toBe(currency);
      });

    if (operations.checkHealth)
      it("says that it works", async () => {
        expect(await operations.checkHealth?.(context())).toMatchObject({ ok: true });
      });

    if (operations.readTotals)
      it("has totals in decimals", async () => {
        await create();
        const totals = await operations.readTotals?.(context());
        expect(totals?.ok && totals.value.figures.length).toBeGreaterThan(0);
        for (const { amount } of totals?.ok ? totals.value.figures : []) expect(amount).toMatch(DECIMAL);
      });

    if (operations.listTokens)
      it("names the tokens that it takes", async () => {
        const tokens = await operations.listTokens?.(context());
        expect(tokens?.ok && tokens.value.some(({ enabled }) => enabled)).toBe(true);
      });

    if (operations.listAddressPools)
      it("counts its addresses", async () => {
        const pools = await operations.listAddressPools?.(context());
        expect(pools?.ok && pools.value.every(({ available }) => available >= 0)).toBe(true);
      });

    if (operations.getEvent && operations.listEventsSince)
      it("gives one event again, the same", async () => {
        await create();
        const newest = await operations.listEventsSince?.(context(), null);
        const event = newest?.ok ? newest.value.events.at(-1) : undefined;
        expect(await operations.getEvent?.(context(), event?.eventId ?? "")).toEqual({
          ok: true,
          value: event,
        });
      });

    it("is asked only for what it has", () => {
      for (const operation of Object.values(operations)) expect(operation).toBeTypeOf("function");
    });
  });
}

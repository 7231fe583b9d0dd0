import { describe, expect, test } from "vitest";
import { moneyOf } from "../money.ts";
import { nextWays } from "./next-ways.ts";
import type { OfferableConnection, OfferableMethod } from "./offered-methods.ts";

function method(id: string, changes: Partial<OfferableMethod> = {}): OfferableMethod {
  const plain = { label: id, family: "card" as const, network: null, min: {}, max: {}, expectedSeconds: 60 };
  return { id, ...plain, currencies: ["USD"], ...changes };
}

function connection(id: string, methods: OfferableMethod[], more: Partial<OfferableConnection> = {}) {
  return { id, name: id, down: false, methods, ...more };
}

const ways = (...ids: string[]) => ids.map((connectionId) => ({ connectionId, methods: [] }));
const amount = moneyOf("25.00", "USD");
const card = { connectionId: "a", method: method("card"), amount };

describe("where a refused payment goes on", () => {
  test("at the next connection in the merchant's order, then from the beginning", () => {
    const all = ["a", "b", "c"].map((id) => connection(id, [method("card")]));
    const from = (connectionId: string, tried: string[]) =>
      nextWays(ways("a", "b", "c"), all, { ...card, connectionId }, new Set(tried)).map(({ key }) => key);
    expect(from("a", ["a"])).toEqual(["b:card", "c:card"]);
    expect(from("b", ["b"])).toEqual(["c:card", "a:card"]);
    expect(from("c", ["b", "c"])).toEqual(["a:card"]);
    expect(from("a", ["a", "b", "c"])).toEqual([]);
  });

  test("only for the same kind of method", () => {
    const all = [
      connection("a", [method("card")]),
      connection("b", [method("bank", { family: "bank" }), method("nequi", { family: "wallet" })]),
      connection("c", [method("nequi-2", { family: "wallet", label: "Nequi" })]),
    ];
    const to = (wanted: OfferableMethod) =>
      nextWays(ways("a", "b", "c"), all, { ...card, method: wanted }, new Set(["a"])).map(({ key }) => key);
    expect(to(method("card"))).toEqual([]);
    expect(to(method("transfer", { family: "bank" }))).toEqual(["b:bank"]);
    expect(to(method("n", { family: "wallet", label: "Nequi" }))).toEqual(["b:nequi", "c:nequi-2"]);
    expect(to(method("d", { family: "wallet", label: "Daviplata" }))).toEqual([]);
  });

  test("a token goes on over its own network alone, and in its own asset", () => {
    const usdt = (network: string) =>
      method(`usdt-${network}`, { family: "crypto", currencies: ["USDT"], network });
    const usdc = method("usdc", { family: "crypto", currencies: ["USDC"], network: "Polygon" });
    const all = [connection("a", []), connection("b", [usdt("Tron"), usdc, usdt("polygon")])];
    const refused = { connectionId: "a", method: usdt("Polygon"), amount: moneyOf("25", "USDT") };
    expect(nextWays(ways("a", "b"), all, refused, new Set(["a"])).map(({ key }) => key)).toEqual([
      "b:usdt-polygon",
    ]);
  });

  test("never for another amount, above a limit, or at what is switched off", () => {
    const all = [
      connection("a", [method("card")]),
      connection("b", [method("card", { max: { USD: "24.99" } })]),
      connection("c", [method("card", { currencies: ["EUR"] })]),
      connection("d", [method("card")], { down: true }),
      connection("e", [method("card")], { isPaused: true }),
      connection("f", [method("card")]),
    ];
    expect(
      nextWays(ways("a", "b", "c", "d", "e", "f"), all, card, new Set(["a"])).map(({ key }) => key),
    ).toEqual(["f:card", "e:card"]);
  });
});

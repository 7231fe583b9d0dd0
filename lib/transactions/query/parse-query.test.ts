import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { completeQuery } from "../query-completion/schema.ts";
import type { QueryWords } from "../query-fields/schema.ts";
import { clueQuery, parseQuery } from "./schema.ts";

const WORDS: QueryWords = {
  connections: [
    { id: "con_1", name: "Cards Colombia", provider: "acquirer" },
    { id: "con_2", name: "Crypto", provider: "chain" },
  ],
  methods: [
    { value: "pse", label: "PSE" },
    { value: "card", label: "Card" },
  ],
  today: "2026-11-28",
};
const parse = (query: string) => parseQuery(query, WORDS);

describe("a search text", () => {
  it("splits into filters, clues and the rest", () => {
    const query =
      'status:failed provider:"cards colombia" amount:>100 email:ana@x.test blue shoes date:today';
    expect(parse(query)).toMatchObject({
      filters: { status: "failed", connection: "con_1", min: "100", from: "2026-11-28", to: "2026-11-28" },
      clues: [{ field: "email", value: "ana@x.test" }],
      text: "blue shoes",
      hints: [],
    });
  });

  it("takes a provider by its name for all of its connections, and a tab for all of its statuses", () => {
    expect(parse("provider:chain,acquirer").filters.connection).toBe("con_1,con_2");
    expect(parse("status:review").filters.status).toBe("review");
    expect(parse("is:refunded,expired").filters.status).toBe("refunded,expired");
    expect(parse("status:dispute_won").filters.status).toBe("dispute_won");
  });

  it.each([
    ["amount:100", { min: "100", max: "100" }],
    ["amount:>=1,000.50", { min: "1000.5" }],
    ["amount:<45.000", { max: "45000" }],
    ["amount:<12.345usdt", { max: "12.345", currency: "USDT" }],
    ["amount:50..100cop", { min: "50", max: "100", currency: "COP" }],
    ["amount:..100", { max: "100" }],
  ])("reads %s", (query, filters) => {
    expect(parse(query).filters).toEqual(expect.objectContaining(filters));
    expect(parse(query).hints).toEqual([]);
  });

  it("keeps a currency beside an amount, and names a method once that several connections have", () => {
    expect(parse("currency:cop amount:>100").filters).toMatchObject({ min: "100", currency: "COP" });
    expect(parse("amount:>100usd currency:cop").filters).toMatchObject({ min: "100", currency: "COP" });
    const twice = { ...WORDS, methods: [...WORDS.methods, ...WORDS.methods] };
    expect(parseQuery("method:card,pse", twice).filters.method).toBe("pse,card");
  });

  it.each([
    "status:sold",
    "provider:nobody",
    "method:cash",
    "kind:loan",
    "amount:lots",
    "currency:zzz",
    "country:peru",
    "date:soon",
    "email:",
  ])("leaves out %s and says so", (query) => {
    const { filters, clues, text, hints } = parse(query);
    expect(Object.values(filters).filter((value) => value !== undefined)).toEqual([]);
    expect([clues, text]).toEqual([[], ""]);
    expect(hints).toHaveLength(1);
  });

  it("looks for an unknown field as text and says so, but not for an address of the web", () => {
    expect(parse("foo:bar")).toMatchObject({ text: "foo:bar", hints: [expect.stringContaining("foo")] });
    expect(parse("https://pay.test/x")).toMatchObject({ text: "https://pay.test/x", hints: [] });
    expect(parse("constructor:1 __proto__:2").filters).toEqual({});
  });

  it("keeps quoted words together, whether or not the quote is closed", () => {
    expect(parse('customer:"Ana María"').clues).toEqual([{ field: "customer", value: "Ana María" }]);
    expect(parse('customer:"Ana María').clues).toEqual([{ field: "customer", value: "Ana María" }]);
    expect(parse('"Ana María"').text).toBe("Ana María");
  });

  it("reads an amount with the day beside it", () => {
    const twelfth = { from: "2026-11-12", to: "2026-11-12" };
    expect(parse("45.000 COP 12/11").amount).toEqual({
      amounts: ["45000", "45"],
      currency: "COP",
      days: twelfth,
    });
    expect(parse("yesterday $12.50").amount).toMatchObject({
      amounts: ["12.5"],
      days: { from: "2026-11-27" },
    });
    expect(parse("2500").amount).toEqual({ amounts: ["2500"], currency: null, days: null });
    expect(parse("ORD-2500").amount).toBeNull();
  });

  it("never fails, whatever is typed, and gives back what a clue says", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200, unit: "binary" }), (query) => {
        parse(query);
        completeQuery(query, WORDS);
      }),
    );
    fc.assert(
      fc.property(fc.stringMatching(/^[^\s":]{1,20}( [^\s":]{1,20})?$/), (value) => {
        expect(parse(clueQuery({ field: "customer", value })).clues).toEqual([{ field: "customer", value }]);
      }),
    );
  });
});

describe("completion", () => {
  const offered = (query: string) => completeQuery(query, WORDS).map((one) => one.query);

  it("offers fields for a word that has begun, keeping what stands before it", () => {
    expect(offered("status:failed me")).toEqual(["status:failed method:"]);
    expect(offered("zzz")).toEqual([]);
    expect(offered("")).toEqual([]);
  });

  it("offers the values of a field, quoted where they need it, and stops when one is whole", () => {
    expect(offered("provider:")).toEqual(['provider:"Cards Colombia" ', "provider:Crypto "]);
    expect(offered("status:dis")).toEqual(["status:disputed ", "status:dispute_won "]);
    expect(offered("method:pse")).toEqual([]);
  });
});

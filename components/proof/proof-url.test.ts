import { describe, expect, it } from "vitest";
import { proofFiltersSchema } from "#lib/proof/schema.ts";
import { proofQuery, rowsBehind } from "./proof-url.ts";

const span = { from: "2026-11-20T05:00:00.000Z", to: "2026-11-21T05:00:00.000Z" };
const connection = { id: "con_1", name: "Main", provider: "p", tile: { letters: "P", color: "#000" } };
const search = (href: string) => Object.fromEntries(new URL(href, "http://x").searchParams);

describe("rowsBehind", () => {
  it("narrows the inbox to the day, the outcome and the line's own connection", () => {
    expect(search(rowsBehind("cafe", { ...span, connection }, "applied"))).toEqual({
      ...span,
      connection: "con_1",
      outcome: "processed",
    });
    expect(search(rowsBehind("cafe", { ...span, connection: null }, "dead", "con_2,con_3"))).toEqual({
      ...span,
      tab: "failed",
      connection: "con_2,con_3",
      outcome: "dead",
    });
    expect(search(rowsBehind("cafe", { ...span, connection: null }, "received"))).toEqual(span);
  });
});

describe("proofQuery", () => {
  it("keeps the way of counting while it walks back", () => {
    const filters = proofFiltersSchema.parse({ by: "connection" });
    expect(proofQuery(filters, { before: "2026-11-01" })).toBe("?by=connection&before=2026-11-01");
    expect(proofQuery(filters, { by: "day" })).toBe("");
  });
});

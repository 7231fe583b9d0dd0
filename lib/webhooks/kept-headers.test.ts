import { describe, expect, it } from "vitest";
import { cutHeaders, keptHeaders } from "./kept-headers.ts";

describe("keptHeaders", () => {
  it("keeps a proof whole, however long a provider makes it", () => {
    const headers = { authorization: `Bearer ${"a".repeat(6000)}` };
    expect(keptHeaders(headers)).toEqual(headers);
    expect(cutHeaders(headers)).toEqual([]);
  });

  it("says which headers it had to cut or to leave out", () => {
    const many = Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`x-${index}`, "1"]));
    const kept = keptHeaders({ authorization: "a".repeat(9000), ...many });
    expect(kept.authorization).toHaveLength(8000);
    expect(cutHeaders(kept)).toEqual(["authorization", "x-99", "x-100"]);
  });

  it("drops what may be somebody's session, and believes nobody who says that something was cut", () => {
    expect(keptHeaders({ cookie: "session=1", "paydeck-cut": "x-payin-signature", accept: "*/*" })).toEqual({
      accept: "*/*",
    });
  });
});

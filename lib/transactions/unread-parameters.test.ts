import { expect, it } from "vitest";
import { hintsOfAddress } from "./unread-parameters.ts";

it.each([
  [{ min: "1e5" }, ["amount"]],
  [{ min: "many", max: "more", kind: "loan" }, ["kind", "amount"]],
  [{ from: "2026-02-30", tab: "nonsense", range: "1y" }, ["tab", "range", "date"]],
  [{ country: ["CO", "MX"], q: "x".repeat(201) }, ["search", "country"]],
])("says what of an address could not be read: %o", (raw, words) => {
  const hints = words.map((word) => `The ${word} in the address could not be read, so it is left out.`);
  expect(hintsOfAddress(raw)).toEqual(hints);
});

it.each([
  {},
  { tab: "all", range: "all", min: "", status: "", q: " " },
  { tab: "failed", range: "7d", from: "2026-11-01", min: "0.000000000000000001", tag: " VIP", q: " a B " },
  { after: "nonsense", go: "1", columns: "zzz", view: "x".repeat(99) },
])("says nothing of an address that was read, nor of what narrows nothing: %o", (raw) => {
  expect(hintsOfAddress(raw)).toEqual([]);
});

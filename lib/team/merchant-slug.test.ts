import { expect, it } from "vitest";
import { merchantSlug } from "./merchant-slug.ts";

it.each([
  ["Café Altura", [], "cafe-altura"],
  ["  Ñandú & Cía. ", [], "nandu-cia"],
  ["Café Altura", ["cafe-altura", "cafe-altura-2"], "cafe-altura-3"],
  ["API", [], "merchant-api"],
  ["珈琲", [], "merchant"],
  ["x".repeat(60), [], "x".repeat(40)],
])("%s beside %j becomes %s", (name, taken, slug) => {
  expect(merchantSlug(name, taken)).toBe(slug);
});

import { expect, it } from "vitest";
import { countryName } from "./country-name.ts";

it.each([
  ["CO", "en", "Colombia"],
  ["MX", "es", "México"],
  ["ZZZ", "en", "ZZZ"],
  ["co", "en", "co"],
  ["", "en", ""],
])("%s for a reader of %s is %s", (code, locale, name) => {
  expect(countryName(code, locale)).toBe(name);
});

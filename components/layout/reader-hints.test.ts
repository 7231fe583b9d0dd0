import { describe, expect, it } from "vitest";
import { localeFrom, zoneFrom } from "./reader-hints.ts";

describe("localeFrom", () => {
  it("takes the first language", () => {
    expect(localeFrom("es-co,es;q=0.9,en;q=0.8")).toBe("es-CO");
    expect(localeFrom("pt")).toBe("pt");
  });

  it("is English for nothing or nonsense", () => {
    expect(localeFrom(null)).toBe("en");
    expect(localeFrom("*")).toBe("en");
    expect(localeFrom("../../etc")).toBe("en");
  });
});

describe("zoneFrom", () => {
  it("accepts a zone that exists", () => {
    expect(zoneFrom("America%2FBogota")).toBe("America/Bogota");
  });

  it("falls back for one that does not", () => {
    expect(zoneFrom("Mars/Olympus", "America/Bogota")).toBe("America/Bogota");
    expect(zoneFrom("%E0%A4%A")).toBe("UTC");
    expect(zoneFrom(undefined)).toBe("UTC");
  });
});

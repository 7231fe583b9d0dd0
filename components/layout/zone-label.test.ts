import { describe, expect, it } from "vitest";
import { zoneLabel } from "./zone-label.ts";

const winter = new Date("2026-11-19T12:00:00Z");

describe("zoneLabel", () => {
  it("names the city and its distance from UTC", () => {
    expect(zoneLabel("America/Bogota", winter)).toBe("Bogotá −05");
    expect(zoneLabel("America/Argentina/Buenos_Aires", winter)).toBe("Buenos Aires −03");
    expect(zoneLabel("Asia/Kolkata", winter)).toBe("Kolkata +05:30");
    expect(zoneLabel("UTC", winter)).toBe("UTC");
  });

  it("follows summer time", () => {
    expect(zoneLabel("Europe/Madrid", new Date("2026-07-01T12:00:00Z"))).toBe("Madrid +02");
    expect(zoneLabel("Europe/Madrid", winter)).toBe("Madrid +01");
  });
});

import { describe, expect, it } from "vitest";
import { fromZonedInput, toZonedInput } from "./zoned-input.ts";

describe("a field for date and time in the reader's zone", () => {
  it.each([
    ["America/Bogota", "2026-11-19T09:41", "2026-11-19T14:41:00.000Z"],
    ["Asia/Kolkata", "2026-01-01T00:00", "2025-12-31T18:30:00.000Z"],
    ["UTC", "2026-03-01T12:00", "2026-03-01T12:00:00.000Z"],
  ])("means a moment in %s, and shows it again", (zone, text, iso) => {
    expect(fromZonedInput(text, zone)).toBe(iso);
    expect(toZonedInput(iso, zone)).toBe(text);
  });

  it("takes nothing else for a moment", () => {
    expect(fromZonedInput("", "UTC")).toBeNull();
    expect(fromZonedInput("yesterday", "UTC")).toBeNull();
    expect(toZonedInput(undefined, "UTC")).toBe("");
  });
});

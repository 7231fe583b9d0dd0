import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createZonedWriter } from "./zoned-time.ts";

const at = (iso: string): number => Date.parse(iso);

describe("a zoned time", () => {
  it("tells the two half past twos of a long night apart", () => {
    const write = createZonedWriter("Europe/Madrid");
    expect(write(at("2026-10-25T00:30:00Z"))).toEqual({ local: "2026-10-25 02:30:00", offset: "UTC+02:00" });
    expect(write(at("2026-10-25T01:30:00Z"))).toEqual({ local: "2026-10-25 02:30:00", offset: "UTC+01:00" });
  });

  it("leaps over the hour that a short night does not have", () => {
    const write = createZonedWriter("America/Santiago");
    expect(write(at("2026-09-06T03:59:59Z"))).toEqual({ local: "2026-09-05 23:59:59", offset: "UTC-04:00" });
    expect(write(at("2026-09-06T04:00:00Z"))).toEqual({ local: "2026-09-06 01:00:00", offset: "UTC-03:00" });
  });

  it("knows zones of half and of quarter hours, and changes by half an hour", () => {
    expect(createZonedWriter("Asia/Kolkata")(at("2026-01-01T00:00:00Z")).offset).toBe("UTC+05:30");
    expect(createZonedWriter("Asia/Kathmandu")(at("2026-01-01T00:00:00Z")).offset).toBe("UTC+05:45");
    const lord = createZonedWriter("Australia/Lord_Howe");
    expect(lord(at("2026-04-04T14:59:59Z")).offset).toBe("UTC+11:00");
    expect(lord(at("2026-04-04T15:00:00Z")).offset).toBe("UTC+10:30");
  });

  it("names exactly the moment it was given, in any zone", () => {
    const zones = [
      "UTC",
      "America/Bogota",
      "America/Santiago",
      "Europe/Madrid",
      "Asia/Kolkata",
      "Pacific/Apia",
    ];
    const moments = fc.integer({
      min: at("2005-01-01T00:00:00Z") / 1000,
      max: at("2035-01-01T00:00:00Z") / 1000,
    });
    fc.assert(
      fc.property(fc.constantFrom(...zones), moments, (zone, seconds) => {
        const { local, offset } = createZonedWriter(zone)(seconds * 1000);
        expect(at(`${local.replace(" ", "T")}${offset.slice(3)}`)).toBe(seconds * 1000);
      }),
    );
  });
});

import { expect, test } from "vitest";
import { daysUntilExpiry, expiryAfter } from "./expiry.ts";
import { nextInSeries, seriesPrefix } from "./invoice-series.ts";

test("a link lasts until midnight where the merchant is", () => {
  const now = new Date("2026-11-20T03:00:00Z");
  expect(expiryAfter(14, now, "America/Bogota").toISOString()).toBe("2026-12-04T04:59:59.999Z");
  expect(expiryAfter(1, now, "Asia/Tokyo").toISOString()).toBe("2026-11-21T14:59:59.999Z");
});

test("a form reads back the days it was given, at every hour and over a change of clocks", () => {
  for (const timeZone of ["America/Bogota", "Asia/Tokyo", "Europe/Madrid"])
    for (let hour = 0; hour < 24; hour += 1) {
      const now = new Date(Date.UTC(2026, 2, 20, hour, 59));
      for (const days of [1, 14, 30]) {
        expect(daysUntilExpiry(expiryAfter(days, now, timeZone), now, timeZone)).toBe(days);
      }
    }
});

test("invoice numbers go on from the highest used", () => {
  const prefix = seriesPrefix(new Date("2026-11-20T03:00:00Z"));
  expect(nextInSeries(prefix, 412n)).toBe("INV-2026-0413");
  expect(nextInSeries(prefix, 0n)).toBe("INV-2026-0001");
  expect(nextInSeries(prefix, 9999n)).toBe("INV-2026-10000");
});

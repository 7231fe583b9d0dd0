import { beforeEach, expect, it, vi } from "vitest";
import { viewerIn } from "./viewer.ts";

const jar = vi.hoisted(() => new Map<string, string>());
vi.mock("next/headers", () => ({
  cookies: async () => ({ get: (name: string) => ({ value: jar.get(name) }) }),
}));
vi.mock("../db/known-zone.ts", () => ({ isKnownZone: async (zone: string) => zone !== "America/Coyhaique" }));

beforeEach(() => jar.clear());

it.each([
  ["nothing was chosen", {}, { clock: null, dayZone: "America/Bogota" }],
  [
    "nothing was chosen, and a zone is known",
    { "paydeck-zone": "Europe/Madrid" },
    { clock: null, dayZone: "America/Bogota" },
  ],
  [
    "their own clock",
    { "paydeck-clock": "mine", "paydeck-zone": "Europe%2FMadrid" },
    { clock: "mine", dayZone: "Europe/Madrid" },
  ],
  [
    "the merchant's",
    { "paydeck-clock": "merchant", "paydeck-zone": "Europe/Madrid" },
    { clock: "merchant", dayZone: "America/Bogota" },
  ],
  ["UTC", { "paydeck-clock": "utc" }, { clock: "utc", dayZone: "UTC" }],
  [
    "their own, which is nonsense",
    { "paydeck-clock": "mine", "paydeck-zone": "Mars/Base" },
    { clock: "mine", dayZone: "America/Bogota" },
  ],
  [
    "their own, which the database does not know yet",
    { "paydeck-clock": "mine", "paydeck-zone": "America/Coyhaique" },
    { clock: "mine", dayZone: "America/Bogota" },
  ],
  ["nonsense", { "paydeck-clock": "theirs" }, { clock: null, dayZone: "America/Bogota" }],
])("counts days as the reader chose: %s", async (_what, cookies, expected) => {
  for (const [name, value] of Object.entries(cookies)) jar.set(name, value);
  expect(await viewerIn({ slug: "altura", timeZone: "America/Bogota" })).toEqual({
    ...expected,
    slug: "altura",
  });
});

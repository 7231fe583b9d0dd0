import { expect, it } from "vitest";
import { endpointHealth, endpointName } from "./endpoint-health.ts";

const well = {
  status: "enabled",
  disabledReason: null,
  disabledAt: null,
  failingSince: null,
  consecutiveFailures: 0,
  percentToDisable: 0,
} as const;
const AT = "2026-11-19T12:00:00.000Z";

it("says nothing more of an endpoint that is well", () => {
  expect(endpointHealth(well)).toMatchObject({ label: "Active", since: null, why: null });
});

it("says since when one fails, and how much of its time is over", () => {
  const failing = { ...well, failingSince: AT, consecutiveFailures: 7, percentToDisable: 50 };
  const { label, since, why } = endpointHealth(failing);
  expect([label, since]).toEqual(["Failing", AT]);
  expect(why).toMatch(/^The last 7 tries failed\..* 50 % of that time is over\.$/);
});

it("lets paused and disabled win over failing, with the reason", () => {
  const failing = { ...well, failingSince: AT, consecutiveFailures: 7 };
  expect(endpointHealth({ ...failing, status: "paused" }).label).toBe("Paused");
  const gone = endpointHealth({ ...failing, status: "disabled", disabledReason: "gone", disabledAt: AT });
  expect(gone).toMatchObject({ label: "Disabled", since: AT });
  expect(gone.why).toContain("410 Gone");
});

it("calls an endpoint by its description, else by its host", () => {
  expect(endpointName({ description: "Shop", url: "https://shop.test/hook" })).toBe("Shop");
  expect(endpointName({ description: "", url: "https://shop.test/hook" })).toBe("shop.test");
});

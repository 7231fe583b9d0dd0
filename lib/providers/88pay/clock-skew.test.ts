import { describe, expect, it } from "vitest";
import { NOW } from "../testing/context.ts";
import { clockSkewOf, describeSkew } from "./clock-skew.ts";
import { eightyEightPay } from "./index.ts";
import { inputFor, openFake, SESSION } from "./testing/open-fake.ts";

/** A token as page "generate token" shows it: unsigned here, nobody but 88Pay checks it. */
function jwt(issuedAt: number): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "ES256" })}.${part({ merchant_id: "MCH", iat: issuedAt, exp: issuedAt + 60 })}.c2ln`;
}
const seconds = Math.floor(NOW.getTime() / 1000);

describe("clockSkewOf", () => {
  it.each([
    ["a token of this moment", jwt(seconds), 0],
    ["one of an hour ahead", jwt(seconds + 3600), 3_600_000],
    ["an opaque token", "token-one", null],
    ["an encrypted one of five parts", "a.b.c.d.e", null],
    ["three parts that are no JSON", "a.b.c", null],
    ["claims without a time", `a.${Buffer.from("{}").toString("base64url")}.c`, null],
  ])("of %s", (_what, token, skew) => {
    expect(clockSkewOf(token, NOW)).toBe(skew);
  });
});

it("a minute apart is borne, more is told with its direction", () => {
  expect(describeSkew(60_000)).toBeNull();
  expect(describeSkew(-60_000)).toBeNull();
  expect(describeSkew(180_000)).toBe("This server's clock is 180 seconds behind 88Pay's: set it by NTP.");
  expect(describeSkew(-90_000)).toBe("This server's clock is 90 seconds ahead of 88Pay's: set it by NTP.");
});

it.each([
  [
    180,
    "88Pay refuses a token that it has just given out. This server's clock is 180 seconds behind 88Pay's: set it by NTP.",
  ],
  [5, "88Pay rejected the API key or the merchant ID."],
])("a fresh token that is refused with clocks %d s apart says so", async (skew, message) => {
  const data = { access_token: jwt(seconds + skew), expires_in: 60, session_id: SESSION };
  const { context } = openFake({
    "POST /api/auth/token": { body: { status: "Success", data } },
    "POST /api/transactions/charges": { status: 401, body: { status: "Error", code: 401 } },
  });
  const created = await eightyEightPay.operations.createPayment?.(
    context,
    inputFor("cards", ["50000", "COP"]),
  );
  expect(created).toMatchObject({
    ok: false,
    error: { code: "credentials_rejected", message, effect: "not_applied" },
  });
});

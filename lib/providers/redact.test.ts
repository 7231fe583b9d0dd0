import { describe, expect, it } from "vitest";
import { redactBody, redactPath } from "./redact.ts";

const PLANTED = [
  "planted-access-token",
  "planted-api-key",
  "planted-secret",
  "planted-session-token",
  "planted-signature",
  "planted@mail.example",
  "4242424242424242",
  "123-planted",
  "Planted Person",
  "00012345-planted",
];

const body = {
  data: {
    access_token: PLANTED[0],
    apiKey: PLANTED[1],
    config: { secret: PLANTED[2] },
    payment_session_headers: { "x-session-token": PLANTED[3], "x-signature": PLANTED[4] },
    customer: { email: PLANTED[5], first_name: PLANTED[8] },
    card: { pan: PLANTED[6], cvv: PLANTED[7] },
    note: `paid with ${PLANTED[6]}`,
    bank_details: [{ account_number: PLANTED[9] }],
    payment_url: `https://pay.example/i/1?session_token=${PLANTED[3]}&lang=en`,
  },
};

describe("redactBody", () => {
  it("lets no planted secret and no personal data through, at any depth", () => {
    const text = redactBody(JSON.stringify(body));
    for (const planted of PLANTED) expect(text).not.toContain(planted);
  });

  it("keeps what a developer needs", () => {
    const body =
      '{"reference":"IP9BD7CJES6","amount":50000.50,"units":9007199254740993,"paid":"1","ok":true}';
    expect(redactBody(body)).toBe(body);
  });

  it("hides a card number that is written as a number", () => {
    expect(redactBody('{"value":4242424242424242}')).not.toContain("4242424242424242");
  });

  it("cuts long bodies at 4 kB", () => {
    expect(redactBody(JSON.stringify({ note: "x".repeat(10_000) })).length).toBeLessThanOrEqual(4097);
  });

  it("tells only the length of what is not JSON", () => {
    expect(redactBody("<html>token=planted</html>")).toBe("[26 characters, not JSON]");
    expect(redactBody("")).toBe("");
  });
});

describe("redactPath", () => {
  it("hides secret parameters", () => {
    const url = new URL("https://x.example/ws?token=planted&api_key=planted&page=1");
    expect(redactPath(url)).toBe("/ws?token=[redacted]&api_key=[redacted]&page=1");
  });
});

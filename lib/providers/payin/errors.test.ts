import { describe, expect, it } from "vitest";
import { payin } from "./index.ts";
import { fakePayin, orderInput } from "./testing/open-payin.ts";

const { operations } = payin;
const RAW = "words of theirs";

/** The same refusal as PayIn's guide (G), reference (R) and server (C) write it. */
const G = (error: string) => ({ success: false, error, message: RAW });
const R = (code: string, statusCode: number) => ({ error: RAW, message: RAW, code, statusCode, details: {} });
const C = (code: string) => ({ success: false, error: RAW, code, message: RAW, suggestions: [RAW] });

async function refusal(status: number, body: unknown, headers: Record<string, string> = {}) {
  const { context } = fakePayin({ "POST /api/v1/orders": { status, body, headers } });
  const answer = await operations.createPayment?.(context, orderInput());
  expect(JSON.stringify(answer)).not.toContain(RAW);
  return answer?.ok === false ? answer.error : undefined;
}

describe("PayIn's refusals", () => {
  it.each([
    ["G", 400, G("InsufficientAddresses")],
    ["G", 503, G("InsufficientAddresses")],
    ["R", 503, R("NO_AVAILABLE_ADDRESSES", 503)],
    ["R", 409, R("INSUFFICIENT_ADDRESSES", 409)],
    ["C", 409, C("ADDRESS_POOL_EXHAUSTED")],
  ])("says in %s (%i) that the pool is empty and what helps", async (_dialect, status, body) => {
    expect(await refusal(status, body)).toMatchObject({
      code: "unavailable",
      message: "PayIn has no free address in its pool. Import more addresses there.",
      effect: "not_applied",
      retryAfterMs: 300_000,
    });
  });

  it.each([
    ["G", 400, G("ValidationError"), "invalid_request"],
    ["R", 400, R("INVALID_AMOUNT", 400), "invalid_request"],
    ["R", 400, R("INVALID_CHAIN", 400), "invalid_request"],
    ["R", 400, R("INVALID_CURRENCY", 400), "invalid_request"],
    ["R", 400, R("ORDER_EXPIRED", 400), "invalid_request"],
    ["R", 400, R("ORDER_ALREADY_PAID", 400), "invalid_request"],
    ["C", 400, C("ORDER_VALIDATION_FAILED"), "invalid_request"],
    ["C", 400, C("ORDER_AMOUNT_FORMAT_INVALID"), "invalid_request"],
    ["C", 400, C("INVALID_CHAIN_TOKEN_COMBINATION"), "invalid_request"],
    ["C", 400, C("A_NEW_ONE"), "invalid_request"],
    ["G", 401, G("Unauthorized"), "credentials_rejected"],
    ["R", 401, R("INVALID_API_KEY", 401), "credentials_rejected"],
    ["C", 401, C("ORGANIZATION_CONTEXT_REQUIRED"), "credentials_rejected"],
    ["R", 403, R("INSUFFICIENT_PERMISSIONS", 403), "permission_denied"],
    ["C", 403, C("ORDER_SERVICE_DISABLED"), "permission_denied"],
    ["G", 404, G("NotFound"), "not_found"],
    ["C", 410, C("PAYMENT_LINK_GONE"), "not_found"],
  ])("reads %s's %i %j as %s", async (_dialect, status, body, code) => {
    expect(await refusal(status, body)).toMatchObject({ code, effect: "not_applied" });
  });

  it("says of what has expired that it has", async () => {
    expect((await refusal(410, G("Gone")))?.message).toBe("It has expired at PayIn.");
  });

  it.each([
    ["its body", {}, 60_000],
    ["its header, which knows better", { "retry-after": "7" }, 7000],
  ])("waits as long as a 429 says in %s", async (_where, headers, retryAfterMs) => {
    const body = { ...R("RATE_LIMIT_EXCEEDED", 429), retryAfter: 60 };
    expect(await refusal(429, body, headers)).toMatchObject({ code: "rate_limited", retryAfterMs });
  });

  it.each([
    ["G", 500, G("InternalServerError")],
    ["G", 503, G("ServiceUnavailable")],
    ["R", 500, R("INTERNAL_ERROR", 500)],
    ["C", 500, C("ORDER_CREATION_FAILED")],
    ["no JSON", 502, "<html>Bad gateway</html>"],
  ])("leaves open what a failure of theirs did (%s, %i)", async (_dialect, status, body) => {
    expect(await refusal(status, body)).toMatchObject({ code: "unavailable", effect: "unknown" });
  });

  it.each([
    ["DEPOSIT_ADDRESS_NOT_FOUND", 404, "not_found"],
    ["DEPOSIT_PROTOCOL_UNSUPPORTED", 400, "invalid_request"],
    ["DEPOSIT_VALIDATION_FAILED", 400, "invalid_request"],
    ["DEPOSIT_BIND_FAILED", 500, "unavailable"],
    ["RESOURCE_NOT_FOUND", 404, "not_found"],
  ])("reads %s of a binding", async (code, status, ours) => {
    const { context } = fakePayin({ "POST /api/v1/deposits/bind": { status, body: C(code) } });
    const answer = await operations.bindDepositAddress?.(context, { reference: "p", protocol: "evm" });
    expect(answer).toMatchObject({ error: { code: ours, effect: "not_applied" } });
  });

  it.each(["DATE", "PAGE", "LIMIT", "SORT"])("reads a refused filter (%s)", async (what) => {
    const body = C(`ORDER_FILTER_INVALID_${what}`);
    const { context } = fakePayin({ "GET /api/v1/orders": { status: 400, body } });
    expect(await operations.listPayments?.(context, {})).toMatchObject({
      error: { code: "invalid_request", message: "PayIn does not take this filter." },
    });
  });
});

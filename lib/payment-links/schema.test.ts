import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createLinkInput } from "./schema.ts";

function problems(amount: string, currency = "COP"): Record<string, string[] | undefined> {
  const ways = [{ connectionId: "con_1" }];
  const parsed = createLinkInput.safeParse({
    amount,
    currency,
    title: "Coffee",
    ways,
    idempotencyKey: randomUUID(),
  });
  return parsed.success
    ? {}
    : Object.fromEntries(parsed.error.issues.map(({ path, message }) => [path.join("."), [message]]));
}

describe("the amount of a link", () => {
  it.each(["2500", "2,500.50", "999999999999.99"])("may be %s", (amount) => {
    expect(problems(amount)).toEqual({});
  });

  it.each([
    ["0", "more than zero"],
    ["-5", "more than zero"],
    ["1e5", "as a number"],
    ["1.005", "More decimals"],
    ["1000000000000", "more than can be charged"],
    ["99999999999999999999", "more than can be charged"],
    ["999999999999999999999999", "more than can be charged"],
  ])("may not be %s: %s", (amount, words) => {
    expect(problems(amount).amount?.[0]).toContain(words);
  });

  it("may have no decimals where the currency has none", () => {
    expect(problems("1500", "CLP")).toEqual({});
    expect(problems("1500.5", "CLP")).toHaveProperty("amount");
  });
});

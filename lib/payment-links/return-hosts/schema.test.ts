import { describe, expect, it } from "vitest";
import { returnHostsInput, returnUrlProblem } from "./schema.ts";

describe("an address to return to", () => {
  it.each(["https://shop.example.com/thanks?order=1", "http://localhost:3000/", "http://127.0.0.1/"])(
    "may be %s while there is no list",
    (address) => expect(returnUrlProblem(address, [])).toBeNull(),
  );

  it.each([
    "http://shop.example.com/",
    "javascript:alert(1)",
    "data:text/html,hello",
    "//evil.example",
    "/relative",
    "https://shop.example.com@evil.example/",
    "",
  ])("may never be %s", (address) => {
    expect(returnUrlProblem(address, [])).not.toBeNull();
    expect(returnUrlProblem(address, ["shop.example.com"])).not.toBeNull();
  });

  it.each([
    ["https://shop.example.com/thanks", true],
    ["https://SHOP.example.com./thanks", true],
    ["https://shop.example.com:8443/", true],
    ["https://sub.shop.example.com/", false],
    ["https://shop.example.com.evil.example/", false],
    ["https://evil.example/?shop.example.com", false],
    ["https://evil.example\\@shop.example.com/", false],
    ["http://localhost/", false],
  ])("%s is let in by the list: %s", (address, isIn) => {
    expect(returnUrlProblem(address, ["shop.example.com"]) === null).toBe(isIn);
  });
});

describe("the list", () => {
  const hosts = (...written: string[]) => returnHostsInput.safeParse({ hosts: written });
  it("keeps the host of whatever is written, once", () => {
    expect(
      hosts("Shop.Example.com", "https://shop.example.com/x?y", " münchen.example ").data?.hosts,
    ).toEqual(["shop.example.com", "xn--mnchen-3ya.example"]);
  });

  it.each(["", "not a host", "*.example.com", "a@b.example", "https://"])("takes no %j", (written) => {
    expect(hosts(written).success).toBe(false);
  });
});

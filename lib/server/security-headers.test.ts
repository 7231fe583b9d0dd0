import { describe, expect, it } from "vitest";
import { contentSecurityPolicy, securityHeaders } from "./security-headers.ts";

const page = { nonce: "n0nce", pathname: "/cafe/overview", development: false };

describe("contentSecurityPolicy", () => {
  it("runs only scripts that carry this request's nonce, and evaluates none", () => {
    const policy = contentSecurityPolicy(page);
    expect(policy).toContain("script-src 'self' 'nonce-n0nce' 'strict-dynamic';");
    expect(policy).not.toContain("unsafe-eval");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("form-action 'self'");
  });

  it("lets React explain itself in development", () => {
    expect(contentSecurityPolicy({ ...page, development: true })).toContain("'unsafe-eval'");
  });

  it("lets a payer's form end at the provider", () => {
    expect(contentSecurityPolicy({ ...page, pathname: "/pay/abc" })).not.toContain("form-action");
  });
});

describe("securityHeaders", () => {
  it("insist on https only where we are reached that way", () => {
    const names = (url: string) => securityHeaders(url).map(([name]) => name);
    expect(names("https://paydeck.test")).toContain("strict-transport-security");
    expect(names("http://localhost:3000")).not.toContain("strict-transport-security");
  });

  it("keep private pages out of every cache", () => {
    expect(new Map(securityHeaders("http://localhost:3000")).get("cache-control")).toBe("private, no-store");
  });
});

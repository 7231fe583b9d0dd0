import { expect, it } from "vitest";
import { safeReturnPath } from "./safe-return-path.ts";
import { signInPath } from "./sign-in-path.ts";

it.each([
  ["/cafe/transactions?status=failed", "/cafe/transactions?status=failed"],
  ["/", "/"],
  ["/cafe/../other", "/other"],
])("goes on to %s", (wanted, path) => {
  expect(safeReturnPath(wanted)).toBe(path);
});

it.each([
  "https://example.com/",
  "//example.com/",
  "/\\example.com",
  "/\t/example.com",
  "\\\\example.com",
  "/.//example.com",
  "/cafe/../..//example.com",
  "/%2e//example.com",
  "javascript:alert(1)",
  "cafe/overview",
  "/api/auth/signout",
  "",
  null,
  undefined,
])("never follows %j away from here", (wanted) => {
  expect(safeReturnPath(wanted)).toBe("/");
});

it("comes back to a path after signing in", () => {
  expect(signInPath("/cafe/webhooks?tab=dead")).toBe("/sign-in?callbackUrl=%2Fcafe%2Fwebhooks%3Ftab%3Ddead");
  expect(signInPath("//example.com")).toBe("/sign-in");
});

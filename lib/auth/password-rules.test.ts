import { describe, expect, it } from "vitest";
import { passwordProblem } from "./password-rules.ts";

describe("passwordProblem", () => {
  it.each(["short", "elevenchars", ""])("asks for more than %j", (password) => {
    expect(passwordProblem(password)).toContain("at least 12");
  });

  it("counts characters as people do, not code units", () => {
    expect(passwordProblem("🔑🔑🔑🔑🔑🔑🔑")).toContain("at least 12");
  });

  it("has an upper end, so that nobody makes us hash a novel", () => {
    expect(passwordProblem("añil roble ".repeat(20))).toContain("at most 200");
  });

  it.each([
    "password1234",
    "Password2026!",
    "P@ssw0rd1234",
    "contraseña123",
    "qwertyuiop123",
    "123456789012",
    "210987654321",
    "aaaaaaaaaaaa",
    "abababababab",
    "abcdefghijkl",
    "letmeinletmein",
    "Paydeck-admin-2026",
  ])("refuses %j", (password) => {
    expect(passwordProblem(password)).toContain("first that others would try");
  });

  it.each([
    "correct horse battery staple",
    "cafe-altura-owner",
    "todo en minúsculas",
    "9f8a7c1be2d04f6e",
    "我的咖啡店在波哥大的山上很高很远",
  ])("takes %j without asking for digits or capitals", (password) => {
    expect(passwordProblem(password)).toBeNull();
  });
});

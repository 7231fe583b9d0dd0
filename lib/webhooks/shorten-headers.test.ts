import { describe, expect, it } from "vitest";
import { shortenHeaders } from "./shorten-headers.ts";

const hex = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
const shown = (name: string, value: string) => shortenHeaders({ [name]: value })[name];

describe("shortenHeaders", () => {
  it.each([
    ["authorization", `Bearer ${hex}`, "Bearer 9f86d081…"],
    ["x-webhook-signature", hex, "9f86d081…"],
    ["x-webhook-signature", `sha256=${hex}`, "sha256=9f86d081…"],
    ["webhook-signature", `t=1763629200,v1=${hex}`, "t=1763629200,v1=9f86d081…"],
    ["webhook-signature", "v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=", "v1,K5oZfzN9…"],
    ["x-api-key", "short", "•••"],
  ])("cuts the secret in %s: %s", (name, value, expected) => {
    expect(shown(name, value)).toBe(expected);
  });

  it("leaves ordinary headers alone, sorted, trimmed and without card numbers", () => {
    const headers = {
      "user-agent": " Sender/1.0 ",
      "content-type": "application/json",
      "x-note": "4111 1111 1111 1111",
    };
    expect(Object.entries(shortenHeaders(headers))).toEqual([
      ["content-type", "application/json"],
      ["user-agent", "Sender/1.0"],
      ["x-note", "[card number]"],
    ]);
  });

  it("never shows more than eight characters of a secret part", () => {
    const value = `Bearer ${hex}, v1=${hex}; ${hex}`;
    expect(shown("authorization", value)).not.toMatch(/[0-9a-f]{9,}/);
  });
});

import { expect, it } from "vitest";
import { RefusedBytes } from "./refused-bytes.ts";

const MEBIBYTE = 1024 * 1024;

it("keeps whole bodies under the bound, then their beginnings, then nothing, until the minute is over", () => {
  const refused = new RefusedBytes();
  const body = new Uint8Array(MEBIBYTE);
  const kept = Array.from({ length: 16 + 4096 + 2 }, () => refused.admit(body, 1_000).byteLength);
  expect(new Set(kept.slice(0, 16))).toEqual(new Set([MEBIBYTE]));
  expect(new Set(kept.slice(16, 16 + 4096))).toEqual(new Set([4096]));
  expect(kept.slice(-2)).toEqual([0, 0]);
  expect(refused.admit(body, 60_999).byteLength).toBe(0);
  expect(refused.admit(body, 61_000).byteLength).toBe(MEBIBYTE);
});

import { expect, it } from "vitest";
import { PERMISSION_GROUPS, PERMISSION_WORDS } from "./permission-words.ts";
import { PERMISSIONS } from "./permissions.ts";

it("stand in exactly one group each", () => {
  const grouped = PERMISSION_GROUPS.flatMap(({ permissions }) => permissions);
  expect([...grouped].sort()).toEqual([...PERMISSIONS].sort());
  expect(PERMISSION_GROUPS.every(({ permissions }) => permissions.length > 0)).toBe(true);
});

it("are told apart by one plain sentence each", () => {
  const sentences = Object.values(PERMISSION_WORDS);
  expect(new Set(sentences).size).toBe(PERMISSIONS.length);
  for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].+\.$/);
});

import { expect, test } from "vitest";
import { newSlug } from "./slug.ts";

test("a slug reads like its title and ends in 22 random characters", () => {
  expect(newSlug("Logo design + 5 páginas")).toMatch(/^logo-design-5-paginas-[2-9a-zA-Z]{22}$/);
});

test("a long or unreadable title leaves a slug that fits the address", () => {
  expect(newSlug("x".repeat(500)).length).toBeLessThanOrEqual(60);
  expect(newSlug("日本語")).toMatch(/^[2-9a-zA-Z]{22}$/);
});

test("no two slugs are alike", () => {
  expect(new Set(Array.from({ length: 2000 }, () => newSlug("same"))).size).toBe(2000);
});

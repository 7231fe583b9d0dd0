import { describe, expect, it } from "vitest";
import { maskReference } from "./mask-reference.ts";
import { shownName } from "./shown-name.ts";

describe("shownName", () => {
  it.each([
    ["Ana Ruiz", "ana@taller.mx", "Ana Ruiz"],
    ["ana@taller.mx", "ana@taller.mx", "a••@t•••••.mx"],
    ["", "ana@taller.mx", "a••@t•••••.mx"],
    ["", null, ""],
    ["+57 300 123 4567", null, "+57 ••• ••67"],
    ["(300) 123-4567", null, "••• ••67"],
    ["Taller 24", null, "Taller 24"],
    ["2024", null, "2024"],
  ])("%s with %s is shown as %s", (name, email, shown) => {
    expect(shownName({ name, email })).toBe(shown);
  });
});

describe("maskReference", () => {
  it.each([
    ["C-10442", "••••42"],
    ["1042", "••••"],
    ["", "••••"],
  ])("%s becomes %s", (reference, shown) => {
    expect(maskReference(reference)).toBe(shown);
  });
});

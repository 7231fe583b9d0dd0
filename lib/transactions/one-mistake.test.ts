import { describe, expect, it } from "vitest";
import { oneMistakeAway } from "./one-mistake.ts";
import { squash } from "./squash.ts";

describe("what one slip could have meant", () => {
  it.each([
    ["ord1042", "ord1024"],
    ["ord1042", "ord104"],
    ["ord1042", "ord10422"],
    ["ord1042", "0rd1042"],
    ["ord1042", "rd1042"],
    ["ord1042", "ord1042x"],
  ])("leads from %s to %s", (typed, meant) => {
    expect(oneMistakeAway(typed)).toContain(meant);
  });

  it("is never the text itself, nor two slips away", () => {
    expect(oneMistakeAway("aabb")).not.toContain("aabb");
    expect(oneMistakeAway("ord1042")).not.toContain("ord9942");
  });

  it("is nothing for what is too short or too long to be meant", () => {
    expect(oneMistakeAway("abc")).toEqual([]);
    expect(oneMistakeAway("a".repeat(25))).toEqual([]);
    expect(oneMistakeAway("a1b2c3d4e5f6g7h8i9j0k1l2").length).toBeLessThan(2000);
  });
});

describe("squashed references", () => {
  it("are the same however they are written", () => {
    expect(squash("ORD 10.42/B")).toBe(squash("ord-1042b"));
    expect(squash("#Ñ-1")).toBe("ñ1");
  });
});

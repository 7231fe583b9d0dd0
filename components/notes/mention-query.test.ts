import { describe, expect, it } from "vitest";
import { matching, mentionQuery } from "./mention-query.ts";

describe("mentionQuery", () => {
  it("begins at an @ after a space and ends at the caret", () => {
    expect(mentionQuery("ask @lu", 7)).toEqual({ from: 4, query: "lu" });
    expect(mentionQuery("@", 1)).toEqual({ from: 0, query: "" });
    expect(mentionQuery("ask @lu now", 7)).toEqual({ from: 4, query: "lu" });
  });

  it("takes no e-mail address for a name", () => {
    expect(mentionQuery("ana@taller", 10)).toBeNull();
    expect(mentionQuery("no name", 7)).toBeNull();
  });
});

describe("matching", () => {
  const members = ["Lucía Gómez", "Mateo Ruiz", "Ana Lucas"].map((name) => ({ name }));
  it("knows a name by any of its words, without accents", () => {
    expect(matching(members, "luc").map(({ name }) => name)).toEqual(["Lucía Gómez", "Ana Lucas"]);
    expect(matching(members, "gom").map(({ name }) => name)).toEqual(["Lucía Gómez"]);
    expect(matching(members, "x")).toEqual([]);
  });
});

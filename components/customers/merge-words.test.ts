import { describe, expect, it } from "vitest";
import { duplicateWords } from "./duplicate-words.ts";
import { movesWords, takesWords } from "./merge-words.ts";

const nothing = { test: 0, live: 0, links: 0, invoices: 0, addresses: 0, notes: 0 };

describe("what a merge does, in words", () => {
  it("names only what there is", () => {
    expect(movesWords(nothing)).toEqual([]);
    expect(movesWords({ ...nothing, live: 1204, invoices: 3, addresses: 2, notes: 1 })).toEqual([
      "1,204 live transactions",
      "3 invoices",
      "2 deposit addresses",
      "1 note",
    ]);
  });

  it("lists what is taken over", () => {
    expect(takesWords([])).toBe("");
    expect(takesWords(["email", "country"])).toBe("its e-mail and its country");
  });
});

it("says why somebody may be the same", () => {
  expect(duplicateWords(["name_country", "reference"])).toBe("The same name and country, the same reference");
});

import { describe, expect, it } from "vitest";
import { mentionedIn } from "./mentioned.ts";

const members = ["Ana", "Ana María", "Lucía (ventas)"].map((name) => ({ name }));
const named = (text: string) => mentionedIn(text, members).map(({ name }) => name);

describe("mentionedIn", () => {
  it("finds names after an @, the longest first", () => {
    expect(named("@Ana María look")).toEqual(["Ana María"]);
    expect(named("@Ana and @Ana María")).toEqual(["Ana María", "Ana"]);
    expect(named("for @Lucía (ventas), please")).toEqual(["Lucía (ventas)"]);
  });

  it("names nobody by half a word or without an @", () => {
    expect(named("Ana, @Anabel and @ana")).toEqual([]);
  });
});

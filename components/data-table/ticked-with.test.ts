import { expect, it } from "vitest";
import { tickedWith } from "./ticked-with.ts";

const keys = ["a", "b", "c", "d"];

it("changes one row, and with a range all between, in either direction", () => {
  expect([...tickedWith(new Set(), keys, { key: "c", from: undefined })]).toEqual(["c"]);
  expect([...tickedWith(new Set(["c"]), keys, { key: "a", from: "c" })].sort()).toEqual(["a", "b", "c"]);
  expect([...tickedWith(new Set(["a", "b", "c"]), keys, { key: "c", from: "b" })]).toEqual(["a"]);
});

it("takes a row alone where the other end has left the page", () => {
  expect([...tickedWith(new Set(), keys, { key: "b", from: "gone" })]).toEqual(["b"]);
});

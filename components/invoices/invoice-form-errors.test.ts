import { expect, test } from "vitest";
import { errorsByPath, wayErrors, without } from "./invoice-form-errors.ts";

test("the first message stands at the whole path of its field", () => {
  const issues = [
    { path: ["lines", 1, "unitPrice"], message: "first" },
    { path: ["lines", 1, "unitPrice"], message: "second" },
    { path: ["dueDate"], message: "third" },
  ];
  expect(errorsByPath(issues)).toEqual({ "lines.1.unitPrice": "first", dueDate: "third" });
});

test("a way's message stands beside the connection that was sent at its place", () => {
  expect(wayErrors({ "ways.1": "too much", notes: "long" }, ["con_a", "con_b"])).toEqual({
    "way:con_b": "too much",
    notes: "long",
  });
});

test("what is being changed is no longer wrong, nor what the ways could not take", () => {
  const errors = { "lines.0.quantity": "a", "way:con_a": "b", dueDate: "c" };
  expect(without(errors, { lines: [] })).toEqual({ dueDate: "c" });
});

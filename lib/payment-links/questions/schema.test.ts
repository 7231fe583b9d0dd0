import { describe, expect, it } from "vitest";
import { type Question, questionInput, questionsOf, readAnswers } from "./schema.ts";

const ask = (question: Partial<Question>): Question => ({
  id: "q1",
  label: "Question",
  kind: "text",
  required: true,
  options: [],
  ...question,
});

describe("a question", () => {
  it("of a choice has at least two different ones", () => {
    const choice = (options: string[]) => questionInput.safeParse({ label: "Size", kind: "choice", options });
    expect(choice(["S", " S ", ""]).success).toBe(false);
    expect(choice(["S", "M", "M"]).data?.options).toEqual(["S", "M"]);
  });

  it("needs words, and not too many", () => {
    expect(questionInput.safeParse({ label: "   " }).success).toBe(false);
    expect(questionInput.safeParse({ label: "x".repeat(1000) }).success).toBe(false);
  });

  it("is named by its place, and keeps choices only where there are any", () => {
    const [first, second] = questionsOf([
      { label: "Name", kind: "text", required: true, options: ["left over", "as well"] },
      { label: "Size", kind: "choice", required: false, options: ["S", "M"] },
    ]);
    expect(first).toMatchObject({ id: "q1", options: [] });
    expect(second).toMatchObject({ id: "q2", options: ["S", "M"] });
  });
});

describe("an answer", () => {
  it.each([
    ["text", "<script>alert(1)</script> شكرا 🎁"],
    ["long", "one\r\ntwo"],
    ["email", "ana@example.com"],
    ["phone", "+57 (300) 123-4567"],
    ["choice", "M"],
  ] as const)("of %s is kept as it is: %s", (kind, answer) => {
    const read = readAnswers([ask({ kind, options: ["S", "M"] })], { q1: ` ${answer} ` });
    expect(read).toEqual({
      answers: [{ id: "q1", label: "Question", answer: answer.replace("\r\n", "\n") }],
    });
  });

  it.each([
    ["text", ""],
    ["text", "   "],
    ["text", "x".repeat(201)],
    ["long", "x".repeat(2001)],
    ["email", "ana at example"],
    ["phone", "call me"],
    ["choice", "XXL"],
  ] as const)("of %s can't be %s", (kind, answer) => {
    expect(readAnswers([ask({ kind, options: ["S", "M"] })], { q1: answer })).toEqual({ wrong: "q1" });
  });

  it("may be left out where it need not be given, and nothing is kept that was not asked", () => {
    const read = readAnswers([ask({ required: false }), ask({ id: "q2" })], { q2: "here", q3: "not asked" });
    expect(read).toEqual({ answers: [{ id: "q2", label: "Question", answer: "here" }] });
  });
});
